//! Tests of the program with a mock server: its requests for pages, its lines, and failures.

use super::list;
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::calendar::v4::calendar_event::List;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
use serde_json::{Value, json};

const CALENDAR: &str = "feishu.cn_1@group.calendar.feishu.cn";

/// Lists the events, and returns the printed text with the result.
async fn run(server: &MockServer) -> (String, Result<usize, String>) {
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build().unwrap();
    let mut out = Vec::new();
    let result = list(&feishu, CALENDAR, "1609430400", &mut out).await.map_err(|failure| failure.to_string());
    (String::from_utf8(out).unwrap(), result)
}

fn page(next: Option<&str>, items: &Value) -> MockResponse {
    let data = json!({ "has_more": next.is_some(), "page_token": next.unwrap_or_default(), "items": items });
    MockResponse::json(200, json!({ "code": 0, "msg": "success", "data": data }).to_string())
}

#[tokio::test]
async fn the_events_of_all_pages_are_printed() {
    let server = MockServer::start(&VENDOR_DOCS);
    let first = json!([
        { "summary": "Plan", "start_time": { "timestamp": "1609430500" }, "status": "confirmed" },
        { "summary": "Left out", "start_time": { "timestamp": "1609430600" }, "status": "cancelled" },
    ]);
    let last = json!([{ "start_time": { "date": "2021-01-04" }, "status": "tentative" }]);
    server
        .on::<List>()
        .once(page(Some("p2"), &first))
        .once(page(Some("p3"), &json!([]))) // the page says that a page can be empty
        .once(page(None, &last));
    let (printed, count) = run(&server).await;
    assert_eq!((printed.as_str(), count), ("1609430500  Plan\n2021-01-04  (no title)\n", Ok(2)));

    let requests = server.of::<List>();
    let tokens: Vec<_> = requests.iter().map(|request| request.values["page_token"].as_str()).collect();
    assert_eq!(tokens, [None, Some("p2"), Some("p3")]);
    for request in &requests {
        assert_eq!(request.values["calendar_id"], json!(CALENDAR));
        assert_eq!(request.values["anchor_time"], json!("1609430400"));
    }
    server.assert_clean();
}

#[tokio::test]
async fn the_documented_event_is_printed() {
    let server = MockServer::start(&VENDOR_DOCS);
    assert_eq!(run(&server).await, ("2018-09-01  日程标题\n".to_owned(), Ok(1)));
}

#[tokio::test]
async fn failures_say_what_to_do() {
    let server = MockServer::start(&VENDOR_DOCS);
    server.on::<List>().once(MockResponse::code("191000"));
    let error = run(&server).await.1.unwrap_err();
    assert!(error.starts_with(&format!("no calendar `{CALENDAR}`: ")), "{error}");
    assert!(error.contains("Check the calendar ID."), "{error}");

    let event = json!([{ "summary": "Plan", "start_time": { "date": "2021-01-04" } }]);
    server.on::<List>().once(page(Some("p2"), &event)).once(MockResponse::code("191002"));
    let (printed, result) = run(&server).await;
    let error = result.unwrap_err();
    assert_eq!(printed, "2021-01-04  Plan\n");
    assert!(error.starts_with("the list breaks off after 1 events: "), "{error}");
    assert!(error.contains("Give the identity that calls access to the calendar."), "{error}");
}
