//! Each item arrives once and in order, for any number of items, page size and failure.
//!
//! A page is requested again only after it failed.

use super::sample::{Bare, Further, Markers, Number, Offset, PageRequest, Paging, Switched, Token};
use super::server::{Handling, ListServer, Server};
use clientloom_runtime::Value;
use clientloom_runtime::paging::PagedItems;
use proptest::collection::vec;
use proptest::prelude::*;
use std::time::Duration;

fn handling() -> impl Strategy<Value = (u64, Handling)> {
    let handling = prop_oneof![
        6 => Just(Handling::Page),
        1 => Just(Handling::Fails(200, r#"{"code":5}"#)),
        1 => Just(Handling::Fails(502, "<html>")),
        1 => Just(Handling::Fails(200, r#"{"code":0,"data":{"list":7}}"#)),
        1 => Just(Handling::Cut),
    ];
    (0..100_u64, handling)
}

fn list_server() -> impl Strategy<Value = ListServer> {
    let handlings = vec(handling(), 0..8).prop_map(|mut handlings| {
        handlings.push((0, Handling::Page));
        handlings
    });
    (0..60_usize, 1..9_usize, 0..4_usize, handlings).prop_map(|(items, page, empty, handlings)| ListServer {
        items,
        page,
        empty,
        handlings,
    })
}

/// The observations of one run.
#[derive(Debug, Default)]
struct Walk {
    items: Vec<String>,
    errors: usize,
}

/// Takes items one by one.
///
/// Each future is dropped after `patience` milliseconds and started again. Sometimes a whole page
/// is taken instead.
async fn walk<W: Paging>(items: &mut PagedItems<'_, PageRequest<W>>, patience: u64, whole: bool) -> Walk {
    let mut walk = Walk::default();
    loop {
        assert!(walk.errors < 1000, "it goes on and on");
        let patience = Duration::from_millis(patience);
        if whole {
            let Ok(page) = tokio::time::timeout(patience, items.next_page()).await else { continue };
            match page {
                None => return walk,
                Some(Ok(page)) => walk.items.extend(page.into_inner().list.unwrap_or_default().items),
                Some(Err(_)) => walk.errors += 1,
            }
        } else {
            let Ok(item) = tokio::time::timeout(patience, items.next()).await else { continue };
            match item {
                None => return walk,
                Some(Ok(item)) => walk.items.push(item),
                Some(Err(_)) => walk.errors += 1,
            }
        }
    }
}

/// Takes all items from the page with this number on, which `request` names.
fn check<W: Paging>(list: &ListServer, start: usize, patience: u64, whole: bool, request: Value) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let server = Server::of(list);
        let acme = server.acme();
        let mut items = PagedItems::new(&acme.0, PageRequest::<W>::new(request));
        let walk = walk(&mut items, patience, whole).await;
        assert_eq!(walk.items, list.from(start * list.page));
        assert!(items.next().await.is_none() && items.next_page().await.is_none(), "nothing follows the end");

        // Each page was requested once, and once more after each failure.
        let received = server.received();
        let failed = (0..received.len()).filter(|number| {
            let (_, handling) = list.handlings[number % list.handlings.len()];
            !matches!(handling, Handling::Page)
        });
        assert_eq!(failed.count(), walk.errors);
        let mut pages: Vec<Value> = received;
        pages.dedup();
        let all: std::collections::BTreeSet<String> = pages.iter().map(Value::to_string).collect();
        assert_eq!(all.len(), pages.len(), "{pages:?}");
    });
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn token_paging_returns_each_item_once(list in list_server(), start in 0..4_usize, patience in 1..200_u64, whole in any::<bool>()) {
        check::<Token>(&list, start, patience, whole, json!({ "token": (start * list.page).to_string() }));
        check::<Token>(&list, 0, patience, whole, json!({ "size": 5 }));
        check::<Markers>(&list, 0, patience, whole, json!({}));
        check::<Markers>(&list, start, patience, whole, json!({ "key": (start * list.page).to_string() }));
        check::<Switched>(&list, start, patience, whole, json!({ "token": start * list.page, "paged": false }));
    }

    #[test]
    fn number_paging_returns_each_item_once(list in list_server(), start in 0..4_usize, patience in 1..200_u64, whole in any::<bool>()) {
        check::<Number>(&list, start, patience, whole, json!({ "page": start + 1, "size": 50 }));
        check::<Bare>(&list, start, patience, whole, json!({ "page": start }));
        check::<Bare>(&list, 0, patience, whole, json!({}));
    }

    #[test]
    fn offset_paging_returns_each_item_once(list in list_server(), start in 0..4_usize, patience in 1..200_u64, whole in any::<bool>()) {
        check::<Offset>(&list, start, patience, whole, json!({ "offset": start * list.page }));
        check::<Further>(&list, start, patience, whole, json!({ "offset": start * list.page }));
        check::<Further>(&list, 0, patience, whole, json!({}));
    }
}
