//! A mock server for a run without an account.

use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::im::v1::image::Create;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};

/// Starts a server that accepts every image, and responds to messages as their page documents.
pub fn mock_server() -> MockServer {
    let server = MockServer::start(&VENDOR_DOCS);
    let uploaded = r#"{"code": 0, "msg": "success", "data": {"image_key": "img_v3_plan"}}"#;
    server.on::<Create>().always(MockResponse::json(200, uploaded));
    server
}
