//! Calls to a mock server on this machine that answers as the pages document.

use acme_client::acme::Acme;
use acme_client::acme::v1::room::{Close, CloseError};
use acme_client::examples::acme::{ALL, VENDOR_DOCS};
use acme_client::testing::{MockResponse, MockServer};

fn start() -> (MockServer, Acme) {
    let server = MockServer::start(&VENDOR_DOCS);
    server.accept_token("secret");
    let builder = Acme::builder().api_key("secret");
    let client = builder.base_url(server.base_url()).build();
    (server, client.expect("a client"))
}

/// Checks every page, new pages included: each request arrives as in its example, and the server
/// finds no violation of the page.
#[tokio::test]
async fn documented_calls_are_sent_as_documented() {
    let (server, client) = start();
    for example in ALL.iter().copied().flatten() {
        let name = example.name();
        let outcome = example.call(client.client()).await;
        outcome.unwrap_or_else(|error| panic!("{name}: {error}"));
        let sent = server.requests().pop().expect("a request");
        assert_eq!(sent.values, example.values(), "{name}");
    }
    server.assert_clean();
}

#[tokio::test]
async fn responses_are_typed() {
    let (server, client) = start();
    let request = Close::new("r7", "Fresh paint").with_guests(["ada", "grace"]);
    let response = client.v1().room().close(&request).await;
    assert_eq!(response.expect("the documented response").told, Some(2));
    server.assert_clean();
}

#[tokio::test]
async fn requests_over_a_limit_are_not_sent() {
    let (server, client) = start();
    let request = Close::new("r7", "x".repeat(201));
    let error = client.v1().room().close(&request).await;
    let error = error.expect_err("a reason that is too long");
    let expected = "`reason` has 201 characters, but at most 200 are allowed";
    assert!(error.to_string().ends_with(expected), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn documented_errors_are_typed() {
    let (server, client) = start();
    server.on::<Close>().once(MockResponse::code("4004"));
    let request = Close::new("r8", "Fresh paint");
    let error = client.v1().room().close(&request).await;
    let error = error.expect_err("the documented error");
    assert_eq!(error.api::<Close>(), Some(CloseError::NoSuchRoom));
}
