//! The mock server as the vendor of users: codes and refresh tokens work once.

use crate::sample::Acme;
use crate::users::vendor::{FLOW, Whoami};
use clientloom_runtime::auth::{PkceVerifier, SignInState, code_of_redirect};
use clientloom_runtime::error::SignInReason;
use clientloom_runtime::operation::Operation;
use clientloom_runtime::testing::{MockResponse, MockServer, VendorDocs};
use clientloom_runtime::{Call, Error};

static DOCS: VendorDocs = VendorDocs::new(&[Whoami::<true>::INFO], &[]).users(&FLOW);

const REDIRECT: &str = "http://127.0.0.1:9/back";

fn server() -> (MockServer, Acme) {
    let server = MockServer::start(&DOCS);
    server.on::<Whoami<true>>().always(MockResponse::json(200, r#"{"code":0,"msg":"ok","data":{"text":"x"}}"#));
    let builder = clientloom_runtime::Builder::without_credentials().users("a1", "secret", REDIRECT);
    let acme = builder.base_url(server.base_url()).build().unwrap();
    (server, acme)
}

/// Opens the page as a browser does, and returns the address of its redirect.
async fn browse(url: &str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let (host, target) = url.trim_start_matches("http://").split_once('/').unwrap();
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    let request = format!("GET /{target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    let location = response.lines().find_map(|line| line.strip_prefix("location: "));
    location.unwrap_or_else(|| panic!("{response}")).to_owned()
}

/// Returns a code for the client, and its verifier.
async fn code(acme: &Acme) -> (String, PkceVerifier) {
    let state = SignInState::random().unwrap();
    let authorization = acme.0.users().authorize_url(&["a", "offline"], &state).unwrap();
    let target = browse(&authorization.url).await;
    assert!(target.starts_with(REDIRECT), "{target}");
    (code_of_redirect(&target, &state).unwrap().expose().to_owned(), authorization.verifier)
}

async fn call(acme: &Acme, user: &str) -> Result<String, Error> {
    let response = Call::new(&acme.0, &Whoami::<true>).user(user).await?;
    Ok(response.text.clone().unwrap_or_default())
}

#[tokio::test]
async fn a_code_works_once_and_with_its_verifier() {
    let (server, acme) = server();
    let (other, _) = code(&acme).await;
    let (code, verifier) = code(&acme).await;
    acme.0.users().exchange("u1", code.as_str(), &verifier).await.unwrap();
    assert_eq!(call(&acme, "u1").await.unwrap(), "x");
    for code in [code, other, "unknown".to_owned()] {
        let error = acme.0.users().exchange("u2", code, &verifier).await.unwrap_err();
        assert_eq!(error.api_error().map(|api| api.code.as_str()), Some("31"), "{error}");
    }
    server.assert_clean();
}

#[tokio::test]
async fn a_refresh_token_works_once() {
    let (server, acme) = server();
    let (code, verifier) = code(&acme).await;
    acme.0.users().exchange("u1", code, &verifier).await.unwrap();
    for _ in 0..2 {
        server.revoke_tokens();
        assert_eq!(call(&acme, "u1").await.unwrap(), "x");
    }
    let tokens =
        |request: &clientloom_runtime::testing::Request| request.values["refresh_token"].as_str().map(str::to_owned);
    let used: Vec<String> = server.requests().iter().filter_map(tokens).collect();
    assert_eq!(used.len(), 2);
    assert_ne!(used[0], used[1]);

    let body = serde_json::json!({
        "grant_type": "refresh_token", "app_id": "a1", "client_secret": "secret", "refresh_token": used[0],
    });
    let again = acme.0.call_raw(clientloom_runtime::Method::Post, "/token", body).await.unwrap_err();
    assert_eq!(again.api_error().map(|api| api.code.as_str()), Some("31"), "{again}");
}

#[tokio::test]
async fn a_scripted_refusal_ends_the_sign_in() {
    let (server, acme) = server();
    let (code, verifier) = code(&acme).await;
    acme.0.users().exchange("u1", code, &verifier).await.unwrap();
    server.revoke_tokens();
    server.on_named("/token").once(MockResponse::code("31"));
    let error = call(&acme, "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::Refused));
}

#[tokio::test]
async fn a_page_without_its_parameters_is_a_violation() {
    let (server, acme) = server();
    let error = acme.0.call_raw(clientloom_runtime::Method::Get, "/authorize?app_id=a1", None).await.unwrap_err();
    assert!(error.to_string().contains("400"), "{error}");
    assert_eq!(server.requests()[0].violations.len(), 2);
}
