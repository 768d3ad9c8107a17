//! A mock server for a run without an account.

use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::contact::v3::user::BatchGetId;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer, Request};
use serde_json::json;

/// Starts a server that knows all addresses of one company.
pub fn mock_server() -> MockServer {
    let find = |request: &Request| {
        let emails = request.values["emails"].as_array().into_iter().flatten().filter_map(|email| email.as_str());
        let users = emails.map(|email| match email.strip_suffix("@acme.example") {
            Some(name) => json!({ "email": email, "user_id": format!("ou_{name}") }),
            None => json!({ "email": email }),
        });
        let body = json!({ "code": 0, "msg": "success", "data": { "user_list": users.collect::<Vec<_>>() } });
        MockResponse::json(200, body.to_string())
    };
    let server = MockServer::start(&VENDOR_DOCS);
    server.on::<BatchGetId>().always(MockResponse::by(find));
    server
}
