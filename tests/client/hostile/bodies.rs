//! Bodies that contain no envelope.

use super::super::stub::{Stub, documented, sample};
use super::super::summary::{summarize, unreadable};
use super::super::vendors::Setup;
use super::text::{ordered, reply};
use super::{Case, check};
use clientloom_runtime::operation::ResponseFormat;
use clientloom_runtime::testing::LoopbackResponse;

const HTML: &str = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";

#[tokio::test]
async fn a_body_without_an_envelope_is_not_a_success() {
    check(|example| {
        let expected = format!("an object with `{}`", example.info().service.envelope.code);
        let unreadable = |found: &str| unreadable("", found, &expected);
        let no_json = unreadable("not JSON (line 1, column 1)");
        let trailing = format!("not JSON (line 1, column {})", example.response().len() + 1);
        let documented = example.response();
        let describes_data = example.info().response_format != ResponseFormat::NoData;
        let no_content = if describes_data { unreadable("empty") } else { "ok".to_owned() };
        vec![
            Case::new("HTML with 200", LoopbackResponse::new(200, HTML), &no_json),
            Case::new("HTML with 502", LoopbackResponse::new(502, HTML), "http 502"),
            Case::new("empty with 200", LoopbackResponse::new(200, ""), unreadable("empty")),
            Case::new("empty with 204", LoopbackResponse::new(204, ""), no_content),
            Case::new("empty with 500", LoopbackResponse::new(500, ""), "http 500"),
            Case::json(" \r\n\t".to_owned(), unreadable("empty")),
            Case::json("null".to_owned(), unreadable("JSON, but not an object")),
            Case::json("0".to_owned(), unreadable("JSON, but not an object")),
            Case::json("\"ok\"".to_owned(), unreadable("JSON, but not an object")),
            Case::json(format!("[{documented}]"), unreadable("JSON, but not an object")),
            Case::json("{}".to_owned(), unreadable(&format!("an object without {}", &expected[15..]))),
            Case::json(format!("{documented}{documented}"), unreadable(&trailing)),
            Case::json(format!("\u{feff}{documented}"), "ok"),
            Case::new(
                "a deep list",
                LoopbackResponse::new(200, "[".repeat(1 << 18)),
                unreadable("not JSON (line 1, column 262144)"),
            ),
            Case::new(
                "a byte before the object",
                LoopbackResponse::new(200, after_a_byte(documented)),
                unreadable("not UTF-8"),
            ),
        ]
    })
    .await;
}

/// Returns the response after a byte that is not UTF-8.
fn after_a_byte(response: &str) -> Vec<u8> {
    [b"\xff", response.as_bytes()].concat()
}

#[tokio::test]
async fn order_of_members_does_not_matter() {
    check(|example| {
        let orders = [false, true].map(|reverse| ordered(&reply(example), reverse));
        orders.into_iter().map(|body| Case::json(body, "ok")).collect()
    })
    .await;
}

#[tokio::test]
async fn a_truncated_response_is_an_error() {
    for example in sample() {
        let stub = Stub::of(example);
        for end in 0..example.response().len() {
            let cut = &example.response().as_bytes()[..end];
            let found = summarize(&stub.answered(LoopbackResponse::new(200, cut.to_vec())).await);
            assert!(found.starts_with("unreadable, the body is "), "{} cut at {end}: {found}", example.name());
        }
    }
}

#[tokio::test]
async fn a_body_may_be_as_large_as_the_limit() {
    for example in sample() {
        let length = example.response().len();
        for (max_body, expected) in [(length, "ok"), (length - 1, "transport TooLarge"), (0, "transport TooLarge")] {
            let stub = Stub::with(example, &Setup { max_body: Some(max_body), ..Setup::default() });
            let result = stub.answered(documented(example)).await;
            assert_eq!(summarize(&result), expected, "{} with {max_body} of {length}", example.name());
        }
    }
}
