//! Broken texts in responses on which something depends: tokens, batches, paging, notes.

use crate::batch::{letters, sample};
use crate::paging::sample::{PageRequest, Switched, Token, all};
use crate::sample::{Acme, SECRET, builder, valid};
use crate::tokens;
use clientloom_runtime::batch::Batched;
use clientloom_runtime::paging::PagedItems;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Starts a server with these bodies; the last one repeats.
fn server(status: u16, bodies: Vec<Vec<u8>>) -> Loopback {
    let turn = AtomicUsize::new(0);
    Loopback::start(move |_| {
        let turn = turn.fetch_add(1, Ordering::Relaxed).min(bodies.len() - 1);
        LoopbackResponse::new(status, bodies[turn].clone()).header("Content-Type", "application/json")
    })
}

fn client(server: &Loopback) -> Acme {
    builder().base_url(server.base_url()).build().unwrap()
}

#[tokio::test]
async fn a_bad_token_behind_a_broken_text_is_replaced() {
    for (status, body) in [
        (400, &b"{\"code\":9001,\"msg\":\"a\tb\"}"[..]),
        (401, b"{\"code\":9001,\"msg\":\"a\r\nb\"}"),
        (200, b"{\"code\":9001,\"msg\":\"\xc3\xfb\"}"),
        (400, b"{\"code\":9001,\"msg\":\"\xe4\xbd\"}"),
        (400, b"{\"code\":9001,\"\\udc00\":1,\"msg\":\"\\ud800\"}"),
        (400, b"\xef\xbb\xbf{\"code\":9001}"),
        (400, b"{\"code\":9001,\"msg\":\"\\x\"}"),
    ] {
        let server = tokens::vendor(move |token| match token {
            "Bearer token-1" => LoopbackResponse::new(status, body).header("Content-Type", "application/json"),
            _ => LoopbackResponse::json(r#"{"code":0}"#),
        });
        let acme = tokens::builder(&server).attempts(1).build().unwrap();
        let response = Call::new(&acme.0, &valid()).await;
        assert!(response.is_ok(), "{}: {response:?}", body.escape_ascii());
        assert_eq!(tokens::fetches(&server), 2, "{}", body.escape_ascii());
    }
}

#[tokio::test]
async fn a_broken_text_costs_no_token() {
    const UNUSABLE: &str = "no token could be fetched: /auth/token returned HTTP 200 with an unreadable response: the \
                            body is an object without a usable token instead of an object with access and expire";
    for (body, why) in [
        (&b"{\"code\":0,\"msg\":\"\xb3\xc9\",\"access\":\"token-1\",\"expire\":7200}"[..], None),
        (b"{\"code\":0,\"msg\":\"a\tb\",\"access\":\"token-1\",\"expire\":\"7200\"}", None),
        // The vendor would refuse a token with another character.
        (b"{\"code\":0,\"access\":\"token\xff1\",\"expire\":7200}", Some(UNUSABLE)),
        (b"{\"code\":0,\"access\":\"token\t1\",\"expire\":7200}", Some(UNUSABLE)),
        (b"{\"code\":0,\"access\":\"token-1\",\"expire\":1e30}", Some(UNUSABLE)),
        (
            b"{\"code\":7,\"msg\":\"no\xff\"}",
            Some("the token was refused: /auth/token failed with code 7 (TheVendorsSeven), HTTP 200: no\u{fffd}"),
        ),
    ] {
        let server = Loopback::start(move |received| match received.target.as_str() {
            "/auth/token" => LoopbackResponse::new(200, body),
            _ => LoopbackResponse::json(r#"{"code":0}"#),
        });
        let acme = tokens::builder(&server).attempts(1).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.err().map(|error| error.to_string());
        assert_eq!(error, why.map(|why| format!("things.probe was not sent: {why}")));
    }
}

/// Responds to a batch with this body, and returns the outcome of its items.
async fn outcome_of<O: Batched>(request: &O, body: &[u8]) -> String {
    let server = server(200, vec![body.to_vec()]);
    let response = Call::new(&client(&server).0, request).skip_limits().await.unwrap();
    sample::show(&response.outcome(request))
}

#[tokio::test]
async fn a_broken_reason_costs_no_item_its_result() {
    let request = sample::Remove { space: "s".to_owned(), ids: letters("ab") };
    let body = b"{\"code\":0,\"msg\":\"\xb3\xc9\",\"data\":{\"children\":[{\"flag\":true,\"text\":\"a\"},\
        {\"flag\":false,\"text\":\"b\",\"errors\":[{\"code\":\"5\",\"message\":\"a\tb\xff\"}]}]}}";
    assert_eq!(outcome_of(&request, body).await, "+0 a; -1 b [5: a\tb\u{fffd}]");
}

/// The key of a failure is broken, so any item may have failed.
#[tokio::test]
async fn a_broken_key_of_a_failure_makes_successes_unknown() {
    let doubt = "the response has a list of failures that cannot be read";
    let erase = sample::Erase { ids: letters("ab") };
    let body = b"{\"code\":0,\"data\":{\"names\":[\"a\",\"b\"],\"anys\":[\"b\xff\"]}}";
    assert_eq!(outcome_of(&erase, body).await, format!("?0 a [{doubt}]; ?1 b [{doubt}]; stray -b\u{fffd}"));
    let body = b"{\"code\":0,\"data\":{\"names\":[\"a\",\"b\xff\"]}}";
    let unmentioned = "the response does not mention it";
    assert_eq!(outcome_of(&erase, body).await, format!("+0 a; ?1 b [{unmentioned}]; stray +b\u{fffd}"));

    let objects = letters("ab").into_iter().map(|key| sample::Version { key, version: None }).collect();
    let purge = sample::Purge { options: Box::new(sample::Options { objects, quiet: Some(true) }) };
    let body = b"{\"code\":0,\"data\":{\"errors\":[{\"name\":\"b\xff\",\"code\":\"5\"}]}}";
    let unmatched = "the response has failures that match no item";
    assert_eq!(outcome_of(&purge, body).await, format!("?0 a [{unmatched}]; ?1 b [{unmatched}]; stray -b\u{fffd}"));
    let body = b"{\"code\":0,\"msg\":\"\xff\",\"data\":{\"errors\":[{\"name\":\"b\",\"code\":\"5\"}]}}";
    assert_eq!(outcome_of(&purge, body).await, "+0 a; -1 b [5]");
}

#[tokio::test]
async fn a_broken_text_ends_no_list() {
    let first = b"{\"code\":0,\"msg\":\"\xff\",\"data\":{\"list\":{\"items\":\"[\\\"\xb3\\\"]\"},\"next\":\"n1\",\"more\":true}}";
    let last = b"{\"code\":0,\"data\":{\"list\":{\"items\":\"[\\\"b\\\"]\"},\"more\":false}}";
    let server = server(200, vec![first.to_vec(), last.to_vec()]);
    let acme = client(&server);
    let mut items = PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({})));
    assert_eq!(all(&mut items).await, ["\u{fffd}", "b"]);
    assert_eq!(server.received()[1].target, "/v1/token?token=n1");
}

#[tokio::test]
async fn a_broken_token_of_the_next_page_is_an_error() {
    let by_token = b"{\"code\":0,\"data\":{\"list\":{\"items\":\"[\\\"a\\\"]\"},\"next\":\"n\xff\",\"more\":true}}";
    let server = server(200, vec![by_token.to_vec()]);
    let acme = client(&server);
    let mut items = PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({})));
    let expected = "error: things.by_token returned HTTP 200 with an unreadable response: `data.next` is a text with \
                    invalid characters instead of the token of the next page of results; the call may have been \
                    carried out";
    assert_eq!(all(&mut items).await, ["a", expected]);
    assert_eq!(server.received().len(), 1);
    // The last page needs no token.
    let last = b"{\"code\":0,\"data\":{\"list\":{\"items\":\"[\\\"a\\\"]\"},\"next\":\"n\xff\",\"more\":false}}";
    let server = self::server(200, vec![last.to_vec()]);
    let acme = client(&server);
    assert_eq!(all(&mut PagedItems::new(&acme.0, PageRequest::<Token>::new(json!({})))).await, ["a"]);
    let nested = b"{\"code\":0,\"data\":{\"list\":{\"items\":\"[]\",\"next\":\"7\xff\"}}}";
    let server = self::server(200, vec![nested.to_vec()]);
    let acme = client(&server);
    let results = all(&mut PagedItems::new(&acme.0, PageRequest::<Switched>::new(json!({})))).await;
    assert!(results.len() == 1 && results[0].contains("`data.list.next` is a text with invalid"), "{results:?}");
}

#[tokio::test]
async fn notes_of_broken_texts_show_no_secret() {
    let body = format!("{{\"code\":0,\"data\":{{\"int\":1,\"{SECRET}\":\"a\tb\"}}}}");
    let server = server(200, vec![body.into_bytes()]);
    let response = Call::new(&client(&server).0, &valid()).await.unwrap();
    let places: Vec<&str> = response.deviations().iter().map(|deviation| deviation.address.as_str()).collect();
    assert_eq!(places, ["data.[redacted]", "data.[redacted]"]);
}

/// UTF-8 has several names.
#[tokio::test]
async fn broken_texts_of_utf_8_are_replaced() {
    for charset in ["utf-8", "UTF8", "utf_8", "\"Utf-8\""] {
        let server = Loopback::start(move |_| {
            let body = &b"{\"code\":0,\"data\":{\"int\":1,\"text\":\"\xff\"}}"[..];
            LoopbackResponse::new(200, body).header("Content-Type", &format!("application/json; charset={charset}"))
        });
        let response = Call::new(&client(&server).0, &valid()).await;
        assert!(response.as_ref().is_ok_and(|response| response.int == Some(1)), "{charset}: {response:?}");
    }
}

/// A server can repeat a secret in any header.
#[tokio::test]
async fn names_of_codings_and_character_sets_show_no_secret() {
    for (name, value) in
        [("Content-Encoding", SECRET.to_owned()), ("Content-Type", format!("text/plain; charset={SECRET}"))]
    {
        for status in [200, 400] {
            let value = value.clone();
            let server = Loopback::start(move |_| LoopbackResponse::new(status, &b"\xff"[..]).header(name, &value));
            let error = Call::new(&client(&server).0, &valid()).await.unwrap_err();
            let text = format!("{error} {error:?}");
            assert!(!text.contains(SECRET) && text.contains("`[redacted]`"), "{text}");
        }
    }
}

/// A note keeps the start of its location, however long the keys above it are.
#[tokio::test]
async fn notes_of_broken_texts_below_a_long_key_are_short() {
    let members: Vec<String> = (0..150).map(|number| format!("\"m{number}\":\"\t\"")).collect();
    let body = format!("{{\"code\":0,\"data\":{{\"int\":1,\"{}\":{{{}}}}}}}", "k".repeat(1_000_000), members.join(","));
    let server = server(200, vec![body.into_bytes()]);
    let response = Call::new(&client(&server).0, &valid()).await.unwrap();
    let longest = response.deviations().iter().map(|deviation| deviation.address.len()).max();
    assert_eq!((response.deviations().len(), response.int), (100, Some(1)));
    assert!(longest.is_some_and(|longest| longest < 310), "{longest:?}");
}

/// A response that no reading repairs is unreadable, and a failure keeps its status.
#[tokio::test]
async fn what_is_no_json_stays_unreadable() {
    for body in [&b"\xff\xfe\xff"[..], b"{\"code\":0,\xff}", b"{\"code\":0,\"msg\":\"a\tb\"", b"<p>\xc3\xfb</p>"] {
        let error = Call::new(&client(&server(200, vec![body.to_vec()])).0, &valid()).await.unwrap_err();
        assert!(matches!(error, Error::Decode(_)), "{}: {error}", body.escape_ascii());
        let error = Call::new(&client(&server(404, vec![body.to_vec()])).0, &valid()).await.unwrap_err();
        assert!(matches!(error, Error::Http(_)), "{}: {error}", body.escape_ascii());
    }
}
