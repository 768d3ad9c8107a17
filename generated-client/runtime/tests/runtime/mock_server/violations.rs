//! Each request is checked against its page.

use super::socket::{BODY, HEADERS, LINE, send};
use super::vendors::VENDOR_DOCS;
use clientloom_runtime::testing::MockServer;

/// A request line, headers, a body, and the violations.
type Case = (String, String, String, &'static [&'static str]);

fn line(target: &str, wrong: &'static [&'static str]) -> Case {
    (format!("PUT {target}"), HEADERS.to_owned(), BODY.to_owned(), wrong)
}

fn headers(headers: &str, wrong: &'static [&'static str]) -> Case {
    (LINE.to_owned(), headers.to_owned(), BODY.to_owned(), wrong)
}

fn body(body: &str, wrong: &'static [&'static str]) -> Case {
    (LINE.to_owned(), HEADERS.to_owned(), body.to_owned(), wrong)
}

fn cases() -> Vec<Case> {
    vec![
        line("/v1/shops/s/goods/5?v=2&tag=a&tag=b+c&page=9", &[]),
        line("/v1/shops/s/goods/5", &["the query parameter `v` must be `2`, but is missing"]),
        line(
            "/v1/shops/s/goods/5?v=3&v=4",
            &["the query parameter `v` must be `2`, not `3`", "the query parameter `v` was sent more than once"],
        ),
        line("/v1/shops/s/goods/5?v=2&pages=1", &["the query parameter `pages` is not documented"]),
        line("/v1/shops/s/goods/5?v=2&page=10", &["`page` is 10, but must be 1 to 9"]),
        line("/v1/shops/s/goods/5?v=2&sort=2&size=1&size=2", &[]),
        line(
            "/v1/shops/s/goods/5?v=2&sort=id&size=1&size=3",
            &["`sort` is \"id\", but only name, 2 are allowed", "`size[1]` is 3, but only 1, 2 are allowed"],
        ),
        line("/v1/shops/s/goods/5?v=2&page=x", &["`page` must be a whole number, not a string"]),
        line("/v1/shops/s/goods/5?v=2&page=1&page=2", &["the query parameter `page` was sent more than once"]),
        line(
            "/v1/shops/123456789/goods/0?v=2",
            &["`shop` has 9 characters, but at most 8 are allowed", "`id` is 0, but must be 1 or more"],
        ),
        line("/v1/shops/%2e%2E/goods/5?v=2", &["`shop` is \"..\", which would change the URL"]),
        line("/v1/shops/%FF/goods/5?v=2", &["`shop` is not percent-encoded UTF-8"]),
        headers("X-Api: 2\r\nX-Fixed: yes\r\n", &["the request is not signed, but its page requires access"]),
        headers("X-Api: 2\r\nX-Fixed: yes\r\nShop-Authorization: t\r\nAuthorization: Bearer t\r\n", &[]),
        headers(
            "X-Fixed: no\r\nAuthorization: Bearer t\r\n",
            &["the header `X-Api` must be `2`, but is missing", "the header `X-Fixed` must be `yes`, not `no`"],
        ),
        body(
            "",
            &[
                "the body is not a JSON object: EOF while parsing a value at line 1 column 0",
                "`names` is required but missing",
            ],
        ),
        body(r#"{"names":[]}"#, &["`names` has 0 items, but at least 1 is required"]),
        body(r#"{"names":["a"],"name":"b"}"#, &["the field `name` is not documented"]),
        body(r#"{"names":["a"],"rows":[{"text":"t"}]}"#, &["`rows` must be JSON text in a string, not a list"]),
        body(r#"{"names":["a"],"rows":"[{]"}"#, &["`rows` must be JSON text in a string, not other text"]),
        body(
            r#"{"names":["a"],"rows":"[{\"tex\":1}]"}"#,
            &["`rows[0].text` is required but missing", "the field `rows[0].tex` is not documented"],
        ),
        body(
            r#"{"names":["a"],"options":{"notes":[{"text":"t","more":1}],"labels":{"l":{"text":1}}}}"#,
            &[
                "`options.labels.l.text` must be a string, not a number",
                "the field `options.notes[0].more` is not documented",
            ],
        ),
        (
            "PUT /v1/shops/s/goods".to_owned(),
            HEADERS.to_owned(),
            BODY.to_owned(),
            &["no page documents this method and path"],
        ),
        (
            "GET /v1/shops/s/goods/5".to_owned(),
            String::new(),
            String::new(),
            &["no page documents this method and path; the path has PUT of goods.shelve"],
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_violation_is_refused_and_recorded() {
    for (line, headers, body, wrong) in cases() {
        let server = MockServer::start(&VENDOR_DOCS);
        server.accept_token("t");
        let ended = send(&server, &line, &headers, &body).await;
        let request = server.requests().remove(0);
        let found: Vec<String> = request.violations.iter().map(ToString::to_string).collect();
        assert_eq!(found, wrong, "{line} {body}");
        let status = match (&request.operation, wrong) {
            (None, _) => 404,
            (_, []) => 200,
            _ => 400,
        };
        assert_eq!(ended.status(), status);
        assert!(wrong.iter().all(|line| ended.body().contains(line)), "{}", ended.body());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lenient_server_responds_and_records_violations() {
    for (line, headers, body, wrong) in cases() {
        let server = MockServer::start(&VENDOR_DOCS).lenient();
        server.accept_token("t");
        let ended = send(&server, &line, &headers, &body).await;
        let request = server.requests().remove(0);
        assert_eq!(request.violations.len(), wrong.len());
        let expected = match request.operation {
            None => 404,
            Some(_) if headers.contains("Bearer") => 200,
            Some(_) => 400,
        };
        assert_eq!(ended.status(), expected, "{}", ended.body());
    }
}

#[tokio::test(flavor = "multi_thread")]
#[should_panic(expected = "2 of 3 requests break rules of their pages:\n\
    PUT /v1/shops/s%201/goods/5 (goods.shelve)\n- `names` has 0 items, but at least 1 is required\n\
    GET /nothing\n- no page documents this method and path")]
async fn a_test_can_ask_for_clean_requests() {
    let server = MockServer::start(&VENDOR_DOCS);
    super::socket::shelve(&server).await;
    send(&server, LINE, HEADERS, r#"{"names":[]}"#).await;
    send(&server, "GET /nothing?secret=1", "", "").await;
    server.assert_clean();
}
