//! Paged results of GPTBots and CTyun: each item arrives once, by the rules of its page.

use clientloom_runtime::testing::{MockResponse, MockServer, Request};
use clientloom_runtime::{Error, Value};
use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::ctyun::v4::oss::{ListObjectVersions, ListObjects};
use feishu_gptbots_ctyun::examples;
use feishu_gptbots_ctyun::gptbots::GptBots;
use feishu_gptbots_ctyun::gptbots::v1::database::RecordsPage;

fn gptbots() -> (MockServer, GptBots) {
    let server = MockServer::start(&examples::gptbots::VENDOR_DOCS);
    let gptbots = GptBots::builder().api_key("key").base_url(server.base_url()).attempts(1).build();
    (server, gptbots.expect("a client"))
}

fn ctyun() -> (MockServer, Ctyun) {
    let server = MockServer::start(&examples::ctyun::VENDOR_DOCS);
    let ctyun = Ctyun::builder().keys("access", "secret").base_url(server.base_url()).attempts(1).build();
    (server, ctyun.expect("a client"))
}

/// Returns the value of a field in each request.
fn given(requests: &[Request], field: &str) -> Vec<Value> {
    requests.iter().map(|request| request.values[field].clone()).collect()
}

/// The vendor's pages show responses with and without the envelope.
#[tokio::test]
async fn all_records_of_a_table_arrive_once_in_both_forms() -> Result<(), Error> {
    for bare in [[false, false], [true, true], [false, true], [true, false]] {
        let (server, gptbots) = gptbots();
        server.on::<RecordsPage>().always(MockResponse::by(move |request| {
            let page = request.values["page"].as_u64().expect("a number");
            let records = if page == 1 { json!([{ "id": "1" }, { "id": "2" }]) } else { json!([{ "id": "3" }]) };
            let data = json!({ "table_info": { "id": "t" }, "records": records, "total_count": 3 });
            let is_bare = bare[usize::from(page > 1)];
            let body = if is_bare { data } else { json!({ "code": 0, "message": "OK", "data": data }) };
            MockResponse::json(200, body.to_string())
        }));
        let mut items = gptbots.v1().database().records_page_items(RecordsPage::new("t", 1, 2));
        let mut ids = Vec::new();
        while let Some(record) = items.next().await {
            ids.push(record?.id.unwrap_or_default());
        }
        assert_eq!(ids, ["1", "2", "3"], "{bare:?}");
        assert_eq!(given(&server.of::<RecordsPage>(), "page"), [1, 2]);
        server.assert_clean();
    }
    Ok(())
}

/// The server repeats its last page, and its total is wrong.
#[tokio::test]
async fn a_table_whose_last_page_is_repeated_ends_with_an_error() {
    let (server, gptbots) = gptbots();
    let data = json!({ "table_info": { "id": "t" }, "records": [{ "id": "9" }], "total_count": 1_000_000 });
    let body = json!({ "code": 0, "message": "OK", "data": data });
    server.on::<RecordsPage>().always(MockResponse::json(200, body.to_string()));
    let mut items = gptbots.v1().database().records_page_items(RecordsPage::new("t", 1, 2));
    let mut records = 0;
    let error = loop {
        match items.next().await {
            Some(Ok(_)) => records += 1,
            Some(Err(error)) => break error,
            None => panic!("an end without an error"),
        }
    };
    assert_eq!((records, server.of::<RecordsPage>().len()), (100, 100));
    assert!(matches!(error, Error::Decode(_)), "{error}");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn all_objects_of_a_bucket_arrive_once() -> Result<(), Error> {
    let (server, ctyun) = ctyun();
    server.on::<ListObjects>().always(MockResponse::by(|request| {
        let data = match request.values["marker"].as_str() {
            None => json!({ "contents": [{ "key": "a" }, { "key": "b" }], "isTruncated": true, "nextMarker": "b" }),
            Some("b") => json!({ "contents": [{ "key": "c" }], "isTruncated": false, "nextMarker": "c" }),
            Some(other) => panic!("unknown marker `{other}`"),
        };
        MockResponse::json(200, json!({ "statusCode": 800, "message": "SUCCESS", "returnObj": data }).to_string())
    }));
    let request = ListObjects::new("bucket1", "region").with_max_keys(2);
    let mut items = ctyun.v4().oss().list_objects_items(request);
    let mut keys = Vec::new();
    while let Some(object) = items.next().await {
        keys.push(object?.key.unwrap_or_default());
    }
    assert_eq!(keys, ["a", "b", "c"]);
    assert_eq!(given(&server.of::<ListObjects>(), "marker"), [Value::Null, json!("b")]);
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn all_object_versions_arrive_once() -> Result<(), Error> {
    let (server, ctyun) = ctyun();
    server.on::<ListObjectVersions>().always(MockResponse::by(|request| {
        let data = match request.values["keyMarker"].as_str() {
            None => json!({ "keys": [{ "key": "a", "versions": [] }], "nextKeyMarker": "a" }),
            Some(_) => json!({ "keys": [{ "key": "b", "versions": [] }], "nextKeyMarker": null }),
        };
        MockResponse::json(200, json!({ "statusCode": 800, "message": "SUCCESS", "returnObj": data }).to_string())
    }));
    let mut items = ctyun.v4().oss().list_object_versions_items(ListObjectVersions::new("bucket1", "region"));
    let mut keys = Vec::new();
    while let Some(object) = items.next().await {
        keys.push(object?.key.unwrap_or_default());
    }
    assert_eq!(keys, ["a", "b"]);
    assert_eq!(given(&server.of::<ListObjectVersions>(), "keyMarker"), [Value::Null, json!("a")]);
    server.assert_clean();
    Ok(())
}
