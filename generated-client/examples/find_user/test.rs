//! Tests of the program with a mock server: its request, its results, and failures.

use super::{find, rehearsal};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::contact::v3::user::BatchGetId;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
use feishu_gptbots_ctyun::{ApiError, Error};
use serde_json::json;

async fn run(server: &MockServer, emails: &[String]) -> Result<Vec<(String, Option<String>)>, Error> {
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build()?;
    find(&feishu, emails).await
}

#[tokio::test]
async fn each_address_has_its_result() {
    let server = rehearsal::mock_server();
    let emails = ["ada@acme.example", "eve@other.example", "bob@acme.example"].map(str::to_owned);
    let ids: Vec<_> = run(&server, &emails).await.unwrap();
    let expected = [Some("ou_ada"), None, Some("ou_bob")].map(|id| id.map(str::to_owned));
    assert_eq!(ids, emails.clone().into_iter().zip(expected).collect::<Vec<_>>());

    let [request] = &server.of::<BatchGetId>()[..] else { panic!("one request") };
    assert_eq!(request.json(), json!({ "emails": emails }));
    server.assert_clean();
}

#[tokio::test]
async fn too_many_addresses_are_not_sent() {
    let server = rehearsal::mock_server();
    let emails: Vec<String> = (0..51).map(|number| format!("user{number}@acme.example")).collect();
    let error = run(&server, &emails).await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    assert!(error.to_string().contains("`emails` has 51 items, but at most 50 are allowed"), "{error}");
    assert!(server.of::<BatchGetId>().is_empty());
}

#[tokio::test]
async fn a_missing_scope_says_what_to_do() {
    let server = rehearsal::mock_server();
    server.on::<BatchGetId>().once(MockResponse::refused());
    let error = run(&server, &["ada@acme.example".to_owned()]).await.unwrap_err();
    let remedy = error.api_error().and_then(ApiError::remedy).expect("a remedy");
    assert!(error.to_string().contains(remedy), "{error}");
}
