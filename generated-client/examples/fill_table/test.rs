//! Tests of the program with a mock server: its requests, calls at a time, a second call, failures.

use super::{read, rehearsal, write};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::bitable::v1::app_table_record::BatchCreate;
use feishu_gptbots_ctyun::testing::{Fault, MockResponse, MockServer, Request};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

fn client(server: &MockServer) -> Feishu {
    Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build().unwrap()
}

/// Writes this many records, and returns the printed text with the result.
async fn run(feishu: &Feishu, records: usize) -> (String, Result<usize, String>) {
    let lines: Vec<String> = (1..=records).map(|number| format!("{{\"Number\": {number}}}")).collect();
    let records = read(lines.join("\n").as_bytes()).unwrap();
    let mut out = Vec::new();
    let result = write(feishu, "app1", "tbl1", &records, &mut out).await.map_err(|failure| failure.to_string());
    (String::from_utf8(out).unwrap(), result)
}

/// Returns the numbers of records and the idempotency keys of the requests.
fn sent(server: &MockServer) -> Vec<(usize, String)> {
    let sent = |request: &Request| {
        let key = request.values["client_token"].as_str().unwrap().to_owned();
        (request.values["records"].as_array().unwrap().len(), key)
    };
    server.of::<BatchCreate>().iter().map(sent).collect()
}

#[tokio::test]
async fn each_call_has_at_most_a_thousand_records_and_a_key() {
    let server = rehearsal::mock_server();
    let (printed, count) = run(&client(&server), 2500).await;
    let ids: Vec<String> = (1..=2500).map(|number| format!("rec{number}")).collect();
    assert_eq!((printed.lines().collect::<Vec<_>>(), count), (ids.iter().map(String::as_str).collect(), Ok(2500)));

    let (sizes, keys): (Vec<usize>, BTreeSet<String>) = sent(&server).into_iter().unzip();
    assert_eq!((sizes, keys.len()), (vec![1000, 1000, 500], 3));
    let requests = server.of::<BatchCreate>();
    assert_eq!(requests[2].values["records"][499], json!({ "fields": { "Number": 2500 } }));
    assert_eq!(
        (&requests[0].values["app_token"], &requests[0].values["table_id"]),
        (&json!("app1").into(), &json!("tbl1").into())
    );
    server.assert_clean();
}

/// The mock server reports more calls at a time for a table than the page allows.
#[tokio::test]
async fn two_runs_of_a_client_make_one_call_at_a_time() {
    let server = rehearsal::mock_server();
    let slow = || MockResponse::documented().delay(Duration::from_millis(100));
    server.on::<BatchCreate>().times(4, slow());
    let feishu = client(&server);
    let (first, second) = tokio::join!(run(&feishu, 2000), run(&feishu, 2000));
    assert_eq!((first.1, second.1, sent(&server).len()), (Ok(2000), Ok(2000), 4));
    server.assert_clean();
}

#[tokio::test]
async fn records_that_may_be_written_are_sent_again_with_their_key() {
    let server = rehearsal::mock_server();
    server.on::<BatchCreate>().once(Fault::Cut);
    assert_eq!(run(&client(&server), 1001).await.1, Ok(1001));
    let sent = sent(&server);
    assert_eq!(sent.iter().map(|(records, _)| *records).collect::<Vec<_>>(), [1000, 1000, 1]);
    assert!(sent[0].1 == sent[1].1 && sent[1].1 != sent[2].1, "{sent:?}");
}

#[tokio::test]
async fn failures_say_what_is_written_and_what_to_do() {
    let server = rehearsal::mock_server();
    server.on::<BatchCreate>().once(MockResponse::documented()).once(MockResponse::code("1254045"));
    let error = run(&client(&server), 1500).await.1.unwrap_err();
    assert!(error.starts_with("1000 records are written, and the next 500 are not: "), "{error}");
    assert!(error.contains("Check the name of the field"), "{error}");

    server.on::<BatchCreate>().times(2, Fault::Cut);
    let error = run(&client(&server), 1500).await.1.unwrap_err();
    assert!(error.starts_with("0 records are written, and the next 1000 may be: "), "{error}");

    let error = read("{}\n[1]\n".as_bytes()).map(drop).unwrap_err().to_string();
    assert_eq!(error, "line 2 of the input is not a JSON object");
}
