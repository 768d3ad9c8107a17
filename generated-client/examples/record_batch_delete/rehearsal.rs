//! A mock server for a run without an account.

use feishu_gptbots_ctyun::Value;
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer, Request};
use serde_json::json;
use std::time::Duration;

/// Starts a server that deletes every record except those with ids that end in 0.
pub fn mock_server() -> MockServer {
    let server = MockServer::start(&VENDOR_DOCS);
    server.on::<BatchDelete>().always(MockResponse::by(delete));
    server
}

fn delete(request: &Request) -> MockResponse {
    let ids = request.values["ids"].as_array().into_iter().flatten();
    let items: Vec<Value> = ids.filter_map(Value::as_str).map(result).collect();
    let body = json!({ "code": 0, "msg": "success", "data": { "items": items } });
    MockResponse::json(200, body.to_string()).delay(Duration::from_millis(200))
}

fn result(id: &str) -> Value {
    let success = !id.ends_with('0');
    let (code, message) = if success { ("0", "success") } else { ("k_ec_000004", "the record does not exist") };
    json!({ "success": success, "id": id, "errors": [{ "code": code, "message": message }] }).into()
}
