//! Paged results of Feishu: each item arrives once, by the rules of its page.

use clientloom_runtime::testing::{MockResponse, MockServer};
use clientloom_runtime::{Error, Value};
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object::Search;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchQuery;

fn mock() -> (MockServer, Feishu) {
    let server = MockServer::start(&VENDOR_DOCS);
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).attempts(1).build();
    (server, feishu.expect("a client"))
}

/// Responds with two of `records`, beginning at the number in the token. The list is JSON text
/// under `list`.
fn shelf(list: &'static str, records: usize) -> MockResponse {
    MockResponse::by(move |request| {
        let start = request.values["page_token"].as_str().map_or(0, |token| token.parse().expect("a token of mine"));
        let end = records.min(start + 2);
        let page: Vec<Value> = (start..end).map(|number| json!({ "_id": number })).collect();
        let mut data = json!({ "has_more": end < records });
        data[list] = json!(Value::from(page).to_string());
        if end < records {
            data["next_page_token"] = json!(end.to_string());
        }
        MockResponse::json(200, json!({ "code": 0, "msg": "success", "data": data }).to_string())
    })
}

#[tokio::test]
async fn all_records_of_an_object_arrive_once() -> Result<(), Error> {
    let (server, feishu) = mock();
    server.on::<BatchQuery>().always(shelf("items", 5));
    let request = BatchQuery::new("package_test__c", "_user", ["_id"]).with_page_size(2);
    let mut items = feishu.apaas().v1().application_object_record().batch_query_items(request.clone());
    let mut ids = Vec::new();
    while let Some(record) = items.next().await {
        ids.push(record?["_id"].clone());
    }
    assert_eq!(ids, [0, 1, 2, 3, 4]);
    let asked: Vec<Value> =
        server.of::<BatchQuery>().iter().map(|request| request.values["use_page_token"].clone()).collect();
    assert_eq!(asked, [true, true, true]);

    let mut items = feishu.apaas().v1().application_object_record().batch_query_items(request.with_page_token("3"));
    let page = items.next_page().await.expect("a page")?;
    assert_eq!((page.items.len(), page.has_more), (2, Some(false)));
    assert!(items.next_page().await.is_none());
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn all_search_results_arrive_once() -> Result<(), Error> {
    let (server, feishu) = mock();
    server.on::<Search>().always(shelf("records", 3));
    server.on::<Search>().once(MockResponse::code("2320001"));
    let mut items = feishu.apaas().v1().application_object().search_items(Search::new("package_test__c").with_q("名"));
    assert!(matches!(items.next().await, Some(Err(Error::Api(_)))));
    let mut ids = Vec::new();
    while let Some(record) = items.next().await {
        ids.push(record?["_id"].clone());
    }
    assert_eq!(ids, [0, 1, 2]);
    server.assert_clean();
    Ok(())
}

/// The documented response repeats the token of its request.
#[tokio::test]
async fn a_repeated_page_token_in_the_documented_search_is_an_error() {
    let (_server, feishu) = mock();
    let token = "eyJvYmplY3RzX3BhZ2VfdG9rZW4iOlt7Im9ial9pZCI6MTc2OTI4NzM5M";
    let request = Search::new("package_test__c").with_page_token(token);
    let mut items = feishu.apaas().v1().application_object().search_items(request);
    let error = items.next().await.expect("an error").expect_err("a token that was used before");
    let said = "`data.next_page_token` is a token that was used before instead of a new token";
    assert!(error.to_string().contains(said), "{error}");
    assert!(!error.to_string().contains(token), "{error}");
    assert!(items.next().await.is_none());
}
