//! A vendor and a browser for a run without an account.

use super::Failure;
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::authen::v1::user_info::Get;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
use serde_json::json;

/// Starts a server that knows one user.
pub fn mock_server() -> MockServer {
    let server = MockServer::start(&VENDOR_DOCS);
    let user = json!({ "code": 0, "msg": "success", "data": { "name": "Ada" } });
    server.on::<Get>().always(MockResponse::json(200, user.to_string()));
    server
}

/// Opens an address and follows its redirects, as the browser of a user who agrees.
pub async fn open(url: String) -> Result<(), Failure> {
    let response = reqwest::get(url).await?;
    if response.status().is_success() { Ok(()) } else { Err(response.text().await?.into()) }
}
