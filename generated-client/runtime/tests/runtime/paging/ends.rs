//! The end of paged results, and responses without a valid next page.

use super::sample::{Bare, Further, Markers, Number, Offset, PageRequest, Paging, Switched, Token, all};
use super::server::{ListServer, Server};
use clientloom_runtime::paging::PagedItems;
use clientloom_runtime::{Error, Value};

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

/// Returns responses whose items are these lists, with further members in each.
fn pages(lists: &[&str], others: &str) -> Vec<&'static str> {
    let page = |items: &&str| format!(r#"{{"list":{{"items":{}}}{others}}}"#, Value::from(*items));
    lists.iter().map(page).map(|page| &*page.leak()).collect()
}

#[tokio::test]
async fn a_last_page_that_is_repeated_for_ever_ends_with_an_error() {
    async fn check<W: Paging>(others: &str, what: &str) {
        let request = json!({ "page": 1 });
        let (things, calls) = from::<W>(request, &pages(&[r#"["a","b"]"#, r#"["c"]"#], others)).await;
        assert_eq!((things.len(), calls), (2 + 100 + 1, 101), "{what}");
        assert!(things[2..102].iter().all(|thing| thing == "c"));
        let error = &things[102];
        let expected = "unreadable response: `data` is the same page of results 100 times in a row instead of \
                        another page of results (if equal results are expected, raise `equal_pages`)";
        assert!(error.contains(expected), "{error}");
    }
    check::<Bare>("", "a page number").await;
    check::<Number>("", "a page number without its total").await;
    check::<Number>(r#","total":1000000"#, "a page number and a total").await;
    check::<Offset>("", "an offset without its total").await;
    check::<Offset>(r#","total":1000000"#, "an offset and a total").await;
    check::<Further>(r#","more":true"#, "an offset and more to come").await;
}

#[tokio::test]
async fn a_page_with_another_time_is_the_same_page() {
    let page = |number: usize| format!(r#"{{"list":{{"items":"[\"a\"]"}},"text":"{number}","total":{number}000}}"#);
    let responses: Vec<&'static str> = (1..300).map(|number| &*page(number).leak()).collect();
    let (things, calls) = from::<Number>(json!({ "page": 1 }), &responses).await;
    assert_eq!((things.len(), calls), (101, 100));
}

#[tokio::test]
async fn pages_that_are_merely_alike_lose_nothing() {
    let same = r#"["a","b"]"#;
    let mut lists = vec![same; 99];
    lists.extend([r#"["a"]"#]);
    lists.extend([same; 99]);
    lists.extend([r#"["c"]"#, "[]"]);
    let (things, calls) = from::<Bare>(json!({}), &pages(&lists, "")).await;
    assert_eq!((things.len(), calls), (99 * 4 + 2, 201));
    assert_eq!(things.last().map(String::as_str), Some("c"));

    // The total ends the results at an equal page.
    let (things, calls) = from::<Offset>(json!({}), &pages(&[same], r#","total":200"#)).await;
    assert_eq!((things.len(), calls, things.iter().any(|thing| thing.len() > 1)), (200, 100, false));
}

#[tokio::test]
async fn the_caller_decides_how_many_pages_may_be_equal() {
    let lists = [&[r#"["a"]"#; 150][..], &["[]"]].concat();
    for (pages_in_a_row, items) in [(0, 2), (3, 3), (150, 150), (151, 150), (usize::MAX, 150)] {
        let server = Server::of_responses(&pages(&lists, ""));
        let acme = server.acme();
        let mut results = PagedItems::new(&acme.0, PageRequest::<Bare>::new(json!({}))).equal_pages(pages_in_a_row);
        let mut count = 0;
        let error = loop {
            match results.next_page().await {
                Some(Ok(page)) => count += page.list.as_ref().map_or(0, |list| list.items.len()),
                Some(Err(error)) => break Some(error),
                None => break None,
            }
        };
        assert_eq!(count, items);
        assert_eq!(matches!(error, Some(Error::Decode(_))), pages_in_a_row <= 150, "{error:?}");
        assert!(results.next_page().await.is_none());
    }
}
