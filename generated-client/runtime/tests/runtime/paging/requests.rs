//! Ways to take paged results, and the requests that they send.

use super::sample::{Number, Offset, PageRequest, Switched, Token, all};
use super::server::{Handling, ListServer, Server};
use clientloom_runtime::paging::PagedItems;
use clientloom_runtime::{Error, Options};
use std::pin::Pin;

fn server_and_client(list: &ListServer) -> (Server, crate::sample::Acme) {
    let server = Server::of(list);
    let acme = server.acme();
    (server, acme)
}

#[tokio::test]
async fn the_first_page_is_the_one_of_the_request() {
    let (server, acme) = server_and_client(&ListServer::new(5, 2));
    assert_eq!(all(&mut PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({ "size": 2 })))).await.len(), 5);
    let received = [json!({ "size": "2" }), json!({ "size": "2", "token": "2" }), json!({ "size": "2", "token": "4" })];
    assert_eq!(server.received(), received);
}

#[tokio::test]
async fn the_paging_field_keeps_its_type() {
    let (server, acme) = server_and_client(&ListServer::new(3, 2));
    let request = PageRequest::<Switched>::new(json!({ "size": "2" }));
    assert_eq!(all(&mut PagedItems::new(&acme.0, request)).await, ["0", "1", "2"]);
    let received = [json!({ "size": "2", "paged": true }), json!({ "size": "2", "paged": true, "token": 2 })];
    assert_eq!(server.received(), received);

    let (server, acme) = server_and_client(&ListServer::new(3, 2));
    assert_eq!(all(&mut PagedItems::new(&acme.0, PageRequest::<Offset>::new(json!({})))).await.len(), 3);
    assert_eq!(server.received(), [json!({}), json!({ "offset": 2 })]);
}

#[tokio::test]
async fn next_page_returns_the_rest_of_a_started_page_first() {
    let (server, acme) = server_and_client(&ListServer::new(5, 2));
    let mut items = PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({})));
    assert_eq!(items.next().await.unwrap().unwrap(), "0");
    let page = items.next_page().await.unwrap().unwrap();
    assert_eq!((page.status(), page.log_id(), page.next.as_deref()), (200, Some("l1"), Some("4")));
    assert_eq!(page.list.as_ref().unwrap().items, ["2", "3"]);
    assert_eq!(all(&mut items).await, ["1", "4"]);
    assert!(items.next_page().await.is_none());
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn paging_continues_at_the_failed_page() {
    let fails = (0, Handling::Fails(200, r#"{"code":7,"msg":"no"}"#));
    let page = (0, Handling::Page);
    let (server, acme) =
        server_and_client(&ListServer { handlings: vec![page, fails, fails, page], ..ListServer::new(4, 2) });
    let mut items = PagedItems::new(&acme.0, PageRequest::<Number>::new(json!({ "page": 1 })));
    let all = all(&mut items).await;
    let no = "error: things.by_number failed with code 7 (TheVendorsSeven), HTTP 200: no [log id l1]";
    assert_eq!(all[..3], ["0", "1", no]);
    assert_eq!(all[3], no.replace("l1", "l2"));
    assert_eq!(all[4..], ["2", "3"]);
    let pages: Vec<_> = server.received().iter().map(|received| received["page"].clone()).collect();
    assert_eq!(pages, [1, 2, 2, 2]);
}

/// After the first page, the paging field is not checked against limits: only the vendor knows the
/// end.
#[tokio::test]
async fn limits_apply_to_the_callers_values() {
    let (server, acme) = server_and_client(&ListServer::new(50, 2));
    assert_eq!(all(&mut PagedItems::new(&acme.0, PageRequest::<Number>::new(json!({ "page": 1 })))).await.len(), 50);
    assert_eq!(server.received().len(), 25);
    let mut items = PagedItems::new(&acme.0, PageRequest::<Number>::new(json!({ "page": 0 })));
    for _ in 0..2 {
        assert!(matches!(items.next().await, Some(Err(Error::Invalid(_)))));
    }
    let mut items = PagedItems::new(&acme.0, PageRequest::<Number>::new(json!({ "page": 21 }))).skip_limits();
    assert_eq!(items.next().await.unwrap().unwrap(), "40");
}

#[tokio::test]
async fn an_option_cannot_set_the_paging_field() {
    let (server, acme) = server_and_client(&ListServer::new(5, 2));
    let given = [Options::new().query_field("token", "7"), Options::new().body_field("token", "7")];
    for options in given {
        let mut items = PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({}))).options(options);
        let error = items.next().await.unwrap().unwrap_err();
        let message = "cannot page through things.by_token: an option sets `token`, which paging sets itself";
        assert_eq!(error.to_string(), message);
    }
    let items = PagedItems::new(&acme.0, PageRequest::<Switched>::new(json!({})));
    let error = items.options(Options::new().body_field("paged", false)).next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("sets `paged`"), "{error}");
    assert!(server.received().is_empty());

    let items = PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({}))).attempts(1);
    let mut items = items.options(Options::new().query_field("tag", "t"));
    assert_eq!(all(&mut items).await.len(), 5);
    assert!(server.received().iter().all(|received| received["tag"] == "t"));
}

fn is_send(_: impl Send) {}

#[tokio::test]
async fn paged_items_are_a_stream() {
    let (_server, acme) = server_and_client(&ListServer::new(3, 2));
    let mut items = PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({})));
    let mut all = Vec::new();
    while let Some(item) = std::future::poll_fn(|cx| futures_core::Stream::poll_next(Pin::new(&mut items), cx)).await {
        all.push(item.unwrap());
    }
    assert_eq!(all, ["0", "1", "2"]);
    assert_eq!(format!("{items:?}"), r#"PagedItems { operation: "things.by_token", .. }"#);
    is_send(items);
}

#[test]
fn blocking_paged_items_are_an_iterator() {
    let fails = (0, Handling::Fails(502, ""));
    let page = (0, Handling::Page);
    let (_server, acme) =
        server_and_client(&ListServer { handlings: vec![page, fails, page], ..ListServer::new(3, 2) });
    let items = || PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({})));
    let all: Vec<String> = items().blocking().map(|item| item.unwrap_or("error".to_owned())).collect();
    assert_eq!(all, ["0", "1", "error", "2"]);
    let two: Result<Vec<String>, Error> = items().blocking().take(2).collect();
    assert_eq!(two.unwrap(), ["0", "1"]);
    let mut pages = items();
    assert!(acme.0.block_on(pages.next_page()).unwrap().is_some());

    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(async { items().blocking().next().unwrap().unwrap_err() });
    assert!(matches!(error, Error::Build(_)), "{error}");
}
