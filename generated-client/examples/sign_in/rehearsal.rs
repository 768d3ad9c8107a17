//! A vendor and a browser for a run without an account.

use super::Failure;
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::authen::v1::user_info::Get;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Starts a server that knows one user.
pub fn mock_server() -> MockServer {
    let server = MockServer::start(&VENDOR_DOCS);
    let user = json!({ "code": 0, "msg": "success", "data": { "name": "Ada" } });
    server.on::<Get>().always(MockResponse::json(200, user.to_string()));
    server
}

/// Opens an address and follows its redirect, as the browser of a user who agrees.
pub async fn open(url: String) -> Result<(), Failure> {
    let head = get(&url).await?;
    let location = head.lines().find_map(|line| line.strip_prefix("location: ")).ok_or_else(|| head.clone())?;
    get(location).await.map(|_| ())
}

/// Sends a request to this machine, and returns the response.
async fn get(url: &str) -> Result<String, Failure> {
    let (host, target) = url.trim_start_matches("http://").split_once('/').ok_or("an address without a path")?;
    let mut stream = TcpStream::connect(host).await?;
    let request = format!("GET /{target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut response = String::new();
    stream.read_to_string(&mut response).await?;
    Ok(response)
}
