//! Tokens in headers of the page, calls without credentials, and what bodies state.

use super::socket::send;
use super::vendors::{Ask, Page, Shop};
use clientloom_runtime::auth::{Exchange, TokenExchange};
use clientloom_runtime::operation::{ErrorClass, ErrorRow, OperationInfo, Service, TokenLocation};
use clientloom_runtime::testing::{MockResponse, MockServer, VendorDocs};
use clientloom_runtime::{Builder, Call, Client, Method};
use std::time::Duration;

static DOOR: Service = Service {
    vendor: "door",
    errors: &[
        ErrorRow::new("1").class(ErrorClass::BadToken),
        ErrorRow::new("2").status(429).class(ErrorClass::TooManyRequests),
    ],
    retry_after_fields: &["error.wait"],
    ..Service::BASE
};

static EXCHANGE: Exchange =
    Exchange { method: Method::Get, path: "/token", send: &["id", "secret"], ..Exchange::of(&DOOR) };

/// A call whose token is in a header of its own.
struct Knock;

impl Page for Knock {
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "door.knock",
        path: "/knock",
        tokens: &["key"],
        token_location: TokenLocation::Headers(&["X-Door-Token"]),
        ..OperationInfo::of(&DOOR)
    };
}

/// A call that takes no credentials.
struct Look;

impl Page for Look {
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "door.look",
        path: "/look",
        token_location: TokenLocation::None,
        ..OperationInfo::of(&DOOR)
    };
}

static DOCS: VendorDocs = VendorDocs::new(&[Knock::INFO, Look::INFO], &[]).exchanges(&[&EXCHANGE]);

fn start() -> (MockServer, Client) {
    let server = MockServer::start(&DOCS);
    server.on::<Ask<Knock>>().always(MockResponse::json(200, r#"{"code":0}"#));
    server.on::<Ask<Look>>().always(MockResponse::json(200, r#"{"code":0}"#));
    let exchange = TokenExchange::new(&EXCHANGE, "id 1", "secret&1");
    let client = Builder::<Shop>::new(exchange).base_url(server.base_url()).attempts(1).build().unwrap().0;
    (server, client)
}

#[tokio::test]
async fn a_token_is_read_from_its_header_and_fetched_by_query() {
    let (server, client) = start();
    Call::new(&client, &Ask::<Look>::new(json!({}))).await.unwrap();
    assert!(server.token_requests().is_empty());
    Call::new(&client, &Ask::<Knock>::new(json!({}))).await.unwrap();
    server.revoke_tokens();
    Call::new(&client, &Ask::<Knock>::new(json!({}))).await.unwrap();
    let fetches = server.token_requests();
    assert_eq!((fetches.len(), &fetches[0].values), (2, &json!({ "id": "id 1", "secret": "secret&1" })));
    assert_eq!(server.of::<Ask<Knock>>().last().unwrap().received.header("x-door-token"), Some("replay-token-2"));
    server.assert_clean();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_without_its_token_is_refused() {
    let (server, _client) = start();
    for (line, headers, body, status, violation) in [
        ("GET /look", "", "", 200, None),
        ("GET /knock", "Authorization: Bearer replay-token-1\r\n", "", 400, Some("not signed")),
        ("GET /knock", "X-Door-Token: nobodys\r\n", "", 400, None),
        ("GET /token?id=1", "", "", 400, Some("`secret` is required")),
        ("GET /token?id=1&secret=2&more=3", "", "", 400, Some("the query parameter `more`")),
    ] {
        let ended = send(&server, line, headers, body).await;
        assert_eq!(ended.status(), status, "{line}: {}", ended.text());
        assert!(violation.is_none_or(|violation| ended.body().contains(violation)), "{line}: {}", ended.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_is_stated_in_the_body_of_a_failure() {
    let (server, client) = start();
    server.on::<Ask<Look>>().once(MockResponse::too_many().retry_after(Duration::from_secs(9)));
    let ended = send(&server, "GET /look", "", "").await;
    assert_eq!(ended.json()["error"], json!({ "wait": 9 }));
    server.on::<Ask<Look>>().once(MockResponse::too_many().retry_after(Duration::from_secs(9)));
    let error = Call::new(&client, &Ask::<Look>::new(json!({}))).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(9)));
    server.on::<Ask<Look>>().once(MockResponse::new(429, "full").retry_after(Duration::from_secs(9)));
    let ended = send(&server, "GET /look", "", "").await;
    assert!(ended.text().contains("\r\nretry-after: 9\r\n"), "{}", ended.text());
}
