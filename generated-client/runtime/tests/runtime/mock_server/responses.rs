//! Responses of the mock server: the example, or the test's own.

use super::socket::{self, send};
use super::vendors::{Ask, Count, GATES, Open, Shelve, VENDOR_DOCS, client, shelve};
use clientloom_runtime::testing::{MockResponse, MockServer};
use clientloom_runtime::{Call, Value};
use std::time::Duration;

/// Makes a call and returns the text of the response, or the code of the error.
async fn call(server: &MockServer, request: &Ask<Shelve>) -> String {
    match Call::new(&client(server), request).await {
        Ok(response) => response.text.clone().unwrap_or_default(),
        Err(error) => error.api_error().expect("an error of the vendor").code.to_string(),
    }
}

#[tokio::test]
async fn the_example_closest_to_the_request_is_returned() {
    let server = MockServer::start(&VENDOR_DOCS);
    for (names, text) in [(&["a"][..], "one"), (&["a", "b"], "two"), (&["c", "b"], "two"), (&["c"], "one")] {
        assert_eq!(call(&server, &shelve(names)).await, text, "{names:?}");
    }
    server.assert_clean();
}

#[tokio::test]
async fn scripted_responses_are_returned_in_order() {
    let server = MockServer::start(&VENDOR_DOCS);
    server
        .on::<Ask<Shelve>>()
        .once(MockResponse::code("7"))
        .times(2, MockResponse::bad_token())
        .once(MockResponse::documented());
    server.on_named("goods.shelve").once(MockResponse::code("9003")).always(MockResponse::code("8"));
    let mut codes = Vec::new();
    for _ in 0..7 {
        codes.push(call(&server, &shelve(&["a"])).await);
    }
    assert_eq!(codes, ["7", "9001", "9001", "one", "9003", "8", "8"]);
    server.on::<Ask<Shelve>>().always(MockResponse::documented());
    assert_eq!(call(&server, &shelve(&["a"])).await, "one");
    server.assert_clean();
}

#[tokio::test(flavor = "multi_thread")]
async fn documented_errors_use_the_vendors_envelope() {
    let server = MockServer::start(&VENDOR_DOCS);
    let cases = [
        (MockResponse::code("7"), 409, json!({ "code": 7, "msg": "the shelf is full" }), None),
        (MockResponse::code("8"), 400, json!({ "code": 8, "msg": "Lost" }), None),
        (MockResponse::code("9003").status(200), 200, json!({ "code": 9003, "msg": "used up" }), None),
        (MockResponse::quota_exhausted(), 403, json!({ "code": 9003, "msg": "used up" }), None),
        (MockResponse::too_many(), 429, json!({ "code": 9002, "msg": "Slow down." }), None),
        (
            MockResponse::too_many().retry_after(Duration::from_millis(2001)),
            429,
            json!({ "code": 9002, "msg": "Slow down." }),
            Some("retry-after: 3"),
        ),
        (MockResponse::bad_token(), 400, json!({ "code": 9001, "msg": "No such token." }), None),
        (MockResponse::json(503, "[1]").header("X-Mood", "low"), 503, json!([1]), Some("x-mood: low")),
        (MockResponse::new(200, "7").delay(Duration::from_millis(1)), 200, json!(7), None),
    ];
    for (answer, status, body, header) in cases {
        server.on::<Ask<Shelve>>().once(answer);
        let ended = socket::shelve(&server).await;
        assert_eq!((ended.status(), ended.json()), (status, body));
        assert!(header.is_none_or(|header| ended.text().contains(header)), "{}", ended.text());
    }
    server.assert_clean();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_separate_error_code_is_added_to_the_envelope() {
    let server = MockServer::start(&VENDOR_DOCS).with(&GATES);
    server.on::<Ask<Open>>().once(MockResponse::code("E1").retry_after(Duration::from_secs(60)));
    let ended = send(&server, "GET /open", "", "").await;
    assert!(ended.text().contains("\r\nx-reset: 60\r\n"), "{}", ended.text());
    assert_eq!(ended.json(), json!({ "status": "failed", "error": "E1", "message": "Refused" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_response_function_receives_the_values_of_the_request() {
    let server = MockServer::start(&VENDOR_DOCS);
    server.on::<Ask<Shelve>>().always(MockResponse::by(|request| {
        let names = request.values["names"].as_array().map_or(0, Vec::len);
        if names > 1 { MockResponse::code("7").status(200) } else { MockResponse::documented() }
    }));
    assert_eq!(call(&server, &shelve(&["a"])).await, "one");
    assert_eq!(call(&server, &shelve(&["a", "b"])).await, "7");
    server.on::<Ask<Shelve>>().always(MockResponse::by(|_| MockResponse::code("77")));
    let ended = socket::shelve(&server).await;
    assert_eq!(ended.status(), 501);
    let messages = "goods.shelve documents no code `77`: use one of 7, 8, 9001, 9002, 9003";
    assert_eq!(ended.body(), messages);
    assert_eq!(server.requests().last().unwrap().violations[0].to_string(), messages);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_an_example_needs_a_response_from_the_test() {
    let server = MockServer::start(&VENDOR_DOCS);
    server.accept_token("t");
    server.on::<Ask<Count>>().once(MockResponse::json(200, r#"{"code":0}"#));
    let count = || send(&server, "PUT /v1/shops/5/goods/count", super::socket::HEADERS, "");
    let fixed = "the header `X-Fixed` must be `of the vendor`, not `yes`";
    assert!(count().await.body().ends_with(fixed));
    let headers = "X-Api: 2\r\nX-Fixed: of the vendor\r\nAuthorization: Bearer t\r\n";
    let count = || send(&server, "PUT /v1/shops/5/goods/count", headers, "");
    assert_eq!(count().await.json(), json!({ "code": 0 }));
    assert_eq!(count().await.body(), "goods.count has no documented example: script its response");
}

#[tokio::test]
async fn requests_are_recorded_raw_and_by_field() {
    let server = MockServer::start(&VENDOR_DOCS);
    let before = tokio::time::Instant::now();
    let asked = json!({
        "shop": "a/b ü", "id": 7, "tag": ["x&y", "z"], "page": 3, "X-Trace": "tr", "names": ["n"],
        "rows": [{ "text": "t" }],
    });
    call(&server, &Ask::new(asked.clone())).await;
    let [request] = &server.of::<Ask<Shelve>>()[..] else { panic!("one request") };
    assert_eq!(request.values, asked);
    assert_eq!(request.operation.map(|info| info.name), Some("goods.shelve"));
    assert_eq!(request.received.method, "PUT");
    assert_eq!(request.received.target, "/v1/shops/a%2Fb%20%C3%BC/goods/7?v=2&tag=x%26y&tag=z&page=3");
    assert_eq!(request.json(), json!({ "names": ["n"], "rows": r#"[{"text":"t"}]"# }));
    assert!(before <= request.received.at && request.received.at <= tokio::time::Instant::now());
    assert_eq!((server.requests().len(), server.of_named("goods.shelve").len()), (1, 1));
    assert_eq!((server.of::<Ask<Count>>().len(), server.token_requests().len()), (0, 0));
    server.forget();
    assert_eq!((server.requests().len(), Value::Null), (0, Value::Null));
}

#[tokio::test]
#[should_panic(expected = "goods.shelve documents no code `1`: use one of 7, 8, 9001, 9002, 9003")]
async fn an_undocumented_code_is_refused() {
    MockServer::start(&VENDOR_DOCS).on::<Ask<Shelve>>().once(MockResponse::code("1"));
}

#[tokio::test]
#[should_panic(expected = "gate.open documents no code that means `TooManyRequests`")]
async fn an_undocumented_error_class_is_refused() {
    MockServer::start(&GATES).on::<Ask<Open>>().always(MockResponse::too_many());
}

#[tokio::test]
#[should_panic(expected = "the header `X Y` is not valid in HTTP")]
async fn an_invalid_header_is_refused() {
    MockServer::start(&GATES).on::<Ask<Open>>().always(MockResponse::documented().header("X Y", ""));
}

#[tokio::test]
#[should_panic(expected = "unknown operation or token path `goods.shelf`: use one of /app, goods.shelve")]
async fn an_unknown_operation_name_is_refused() {
    let _panics = MockServer::start(&VENDOR_DOCS).on_named("goods.shelf");
}

#[test]
fn programs_without_a_runtime_can_be_tested() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(async { MockServer::start(&VENDOR_DOCS) });
    let response = Call::new(&client(&server), &shelve(&["a"])).blocking().unwrap();
    assert_eq!(response.text.as_deref(), Some("one"));
    server.assert_clean();
}
