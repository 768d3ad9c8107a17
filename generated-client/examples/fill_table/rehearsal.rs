//! A mock server for a run without an account.

use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::bitable::v1::app_table_record::BatchCreate;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer, Request};
use serde_json::json;

/// Starts a server that creates every record.
pub fn mock_server() -> MockServer {
    let create = |request: &Request| {
        let records = request.values["records"].as_array().into_iter().flatten();
        let ids = records.map(|record| json!({ "record_id": format!("rec{}", record["fields"]["Number"]) }));
        let body = json!({ "code": 0, "msg": "success", "data": { "records": ids.collect::<Vec<_>>() } });
        MockResponse::json(200, body.to_string())
    };
    let server = MockServer::start(&VENDOR_DOCS);
    server.on::<BatchCreate>().always(MockResponse::by(create));
    server
}
