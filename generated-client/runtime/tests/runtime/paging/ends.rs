//! The end of paged results, and responses without a valid next page.

use super::sample::{Bare, Further, Markers, Number, Offset, PageRequest, Paging, Switched, Token, all};
use super::server::{ListServer, Server};
use clientloom_runtime::Value;
use clientloom_runtime::paging::PagedItems;
use serde_json::json;

/// Returns the results of these responses, and the number of calls.
async fn from<W: Paging>(request: Value, responses: &[&'static str]) -> (Vec<String>, usize) {
    let server = Server::of_responses(responses);
    let acme = server.acme();
    let mut items = PagedItems::new(&acme.0, PageRequest::<W>::new(request));
    let all = all(&mut items).await;
    assert!(items.next().await.is_none(), "the end is the end");
    (all, server.received().len())
}

/// Returns the results as a short text for assertions.
fn brief((all, calls): (Vec<String>, usize)) -> String {
    format!("{} in {calls}", all.join(" "))
}

#[tokio::test]
async fn a_repeated_token_ends_paging_with_an_error() {
    let same = [r#"{"list":{"items":"[\"a\"]"},"next":"n1","more":true}"#];
    let (results, calls) = from::<Token>(json!({}), &same).await;
    assert_eq!((results.len(), calls), (3, 2));
    assert_eq!(
        results[2],
        "error: things.by_token returned HTTP 200 with an unreadable response: `data.next` is a token that \
         was used before instead of a new token; the call may have been carried out [log id l1]"
    );
    // The test begins at the token that the response repeats.
    assert_eq!(from::<Token>(json!({ "token": "n1" }), &same).await.1, 1);
    let silent = [r#"{"list":{"items":"[]","next":"7"}}"#];
    assert_eq!(from::<Switched>(json!({}), &silent).await.1, 2);
}

#[tokio::test]
async fn a_cycle_of_tokens_of_any_length_ends() {
    for size in [2, 3, 7, 20] {
        let responses = (0..size).map(|number| format!(r#"{{"list":{{"items":"[\"x\"]"}},"next":"n{number}"}}"#));
        let responses: Vec<&'static str> = responses.map(|response| &*response.leak()).collect();
        let round = responses.repeat(5);
        let (results, calls) = from::<Token>(json!({}), &round).await;
        assert!(results.last().is_some_and(|last| last.contains("used before")), "{results:?}");
        assert!((size..=4 * size).contains(&calls), "{size}: {calls}");
    }
}

#[tokio::test]
async fn more_without_a_token_is_an_error() {
    for next in ["", r#","next":null"#, r#","next":"""#] {
        let response = format!(r#"{{"list":{{"items":"[\"a\"]"}},"more":true{next}}}"#);
        let (results, calls) = from::<Token>(json!({}), &[&*response.leak()]).await;
        assert_eq!((results.len(), calls), (2, 1));
        let message = "`data.next` is missing instead of the token of the next page of results, because there are more";
        assert!(results[1].contains(message), "{}", results[1]);
    }
}

#[tokio::test]
async fn has_more_false_ends_paging() {
    let token = [r#"{"list":{"items":"[\"a\"]"},"next":"n1","more":false}"#];
    assert_eq!(brief(from::<Token>(json!({}), &token).await), "a in 1");
    assert_eq!(brief(from::<Markers>(json!({}), &token).await), "a in 1");
    let offset = [r#"{"list":{"items":"[\"a\"]"},"more":false}"#];
    assert_eq!(brief(from::<Further>(json!({}), &offset).await), "a in 1");
}

#[tokio::test]
async fn without_has_more_the_token_decides() {
    let responses = [r#"{"list":{"items":"[\"a\"]"},"next":"n1"}"#, r#"{"list":{"items":"[\"b\"]"},"next":null}"#];
    assert_eq!(brief(from::<Token>(json!({}), &responses).await), "a b in 2");
    assert_eq!(brief(from::<Token>(json!({}), &[r#"{"list":null}"#]).await), " in 1");
}

#[tokio::test]
async fn an_empty_page_with_more_to_come_is_not_the_end() {
    let responses = [
        r#"{"list":{"items":"[]"},"next":"n1","more":true}"#,
        r#"{"next":"n2","more":true}"#,
        r#"{"list":{"items":"[\"a\"]"},"more":false}"#,
    ];
    assert_eq!(brief(from::<Token>(json!({}), &responses).await), "a in 3");
}

#[tokio::test]
async fn an_empty_page_ends_paging_without_other_facts() {
    let responses = [r#"{"list":{"items":"[\"a\"]"}}"#, r#"{"list":{"items":"[]"}}"#];
    assert_eq!(brief(from::<Bare>(json!({}), &responses).await), "a in 2");
    assert_eq!(brief(from::<Number>(json!({ "page": 1 }), &responses).await), "a in 2");
    assert_eq!(brief(from::<Offset>(json!({}), &responses).await), "a in 2");
    // The total comes from a server that has not counted.
    let responses = [r#"{"list":{"items":"[\"a\"]"},"total":0}"#, r#"{"list":{"items":"[]"},"total":0}"#];
    assert_eq!(brief(from::<Number>(json!({ "page": 1 }), &responses).await), "a in 2");
    // Items were removed in the meantime.
    let responses = [r#"{"list":{"items":"[\"a\"]"},"total":9}"#, r#"{"list":{"items":"[]"},"total":9}"#];
    assert_eq!(brief(from::<Offset>(json!({}), &responses).await), "a in 2");
}

#[tokio::test]
async fn an_unchanged_offset_is_an_error() {
    let (results, calls) = from::<Further>(json!({}), &[r#"{"list":{"items":"[]"},"more":true}"#]).await;
    assert_eq!((results.len(), calls), (1, 1));
    assert!(
        results[0].contains("`data.more` is true instead of false, because the page of results is empty"),
        "{}",
        results[0]
    );
}

#[tokio::test]
async fn the_total_ends_paging_of_a_repeated_last_page() {
    let responses = [r#"{"list":{"items":"[\"a\",\"b\"]"},"total":3}"#, r#"{"list":{"items":"[\"c\"]"},"total":3}"#];
    assert_eq!(brief(from::<Number>(json!({ "page": 1, "size": 50 }), &responses).await), "a b c in 2");
}

#[tokio::test]
async fn no_items_are_one_empty_page() {
    let server = Server::of(&ListServer::new(0, 3));
    let acme = server.acme();
    assert_eq!(all(&mut PagedItems::new(&acme.0, PageRequest::<Number>::new(json!({ "page": 1 })))).await, [""; 0]);
    assert_eq!(all(&mut PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({})))).await, [""; 0]);
    assert_eq!(server.received().len(), 2);
}
