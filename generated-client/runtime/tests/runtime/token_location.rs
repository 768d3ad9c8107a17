//! Headers that contain the token, and calls without credentials.

use crate::sample::{Acme, Answer, ProbeError, SECRET, SERVICE, builder};
use crate::script::Step::Respond;
use crate::script::{OK, Script, Step};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::{Bearer, Exchange, Sign, TenantExchange, TokenExchange};
use clientloom_runtime::error::LimitRule;
use clientloom_runtime::operation::{Operation, OperationInfo, TokenLocation};
use clientloom_runtime::{Builder, Call, Error, Method, Options, Response};

/// Declares an operation whose page takes a token at this location.
macro_rules! operation {
    ($name:ident, $tokens:expr, $location:expr) => {
        struct $name;

        impl Encode for $name {
            fn encode(&self) -> Json<'_> {
                Json::members([])
            }
        }

        impl Operation for $name {
            type Vendor = Acme;
            type Response = Answer;
            type Output = Response<Answer>;
            type Code = ProbeError;
            const INFO: &'static OperationInfo = &OperationInfo {
                name: "things.scan",
                path: "/v1/scan",
                tokens: $tokens,
                token_location: $location,
                ..OperationInfo::of(&SERVICE)
            };
        }
    };
}

operation!(Plain, &["key"], TokenLocation::Authorization);
operation!(Own, &["key"], TokenLocation::Headers(&["X-Door-Token"]));
operation!(Both, &["key"], TokenLocation::Headers(&["X-Door-Token", "authorization"]));
operation!(Open, &[], TokenLocation::None);
operation!(Invalid, &["key"], TokenLocation::Headers(&["X Door"]));

static EXCHANGE: Exchange = Exchange { path: "/auth", send: &["id", "secret"], ..Exchange::of(&SERVICE) };
static TENANT: Exchange = Exchange { path: "/auth/tenant", send: &["app", "tenant"], ..Exchange::of(&SERVICE) };

/// A response to a token request.
const TOKEN: Step = Respond(200, &[], r#"{"code":0,"access_token":"fetched-1","expires_in":7200}"#);
const NEXT_TOKEN: Step = Respond(200, &[], r#"{"code":0,"access_token":"fetched-2","expires_in":7200}"#);
const BAD_TOKEN: Step = Respond(401, &[], r#"{"code":9001,"msg":"bad fetched-1"}"#);

fn client(sign: impl Sign + 'static, script: &Script) -> Acme {
    Builder::new(sign).transport(script.clone()).build().unwrap()
}

fn app() -> TokenExchange {
    TokenExchange::new(&EXCHANGE, "app-1", "app-secret")
}

/// Returns the headers of the last request that may contain a token.
fn sent(script: &Script) -> Vec<(&'static str, String)> {
    let request = script.last();
    let named = ["authorization", "x-door-token"].into_iter();
    named.filter_map(|name| Some((name, request.headers().get(name)?.to_str().unwrap().to_owned()))).collect()
}

#[tokio::test]
async fn a_token_is_in_the_headers_of_the_page_alone() {
    let script = Script::new([OK]);
    let acme = client(Bearer::new(SECRET), &script);
    Call::new(&acme.0, &Plain).await.unwrap();
    assert_eq!(sent(&script), [("authorization", format!("Bearer {SECRET}"))]);
    Call::new(&acme.0, &Own).await.unwrap();
    assert_eq!(sent(&script), [("x-door-token", SECRET.to_owned())]);
    assert!(script.last().headers()["x-door-token"].is_sensitive());
    Call::new(&acme.0, &Both).await.unwrap();
    assert_eq!(sent(&script), [("authorization", format!("Bearer {SECRET}")), ("x-door-token", SECRET.to_owned())]);
    Call::new(&acme.0, &Own).bearer("token-of-a-user").header("X-Door-Token", "mine").await.unwrap();
    assert_eq!(sent(&script), [("x-door-token", "token-of-a-user".to_owned())]);
    acme.0.call_raw(Method::Get, "/v1/scan", None).await.unwrap();
    assert_eq!(sent(&script), [("authorization", format!("Bearer {SECRET}"))]);
}

#[tokio::test]
async fn an_error_shows_no_token_of_such_a_header() {
    let script = Script::new([Respond(400, &[("X-Back", SECRET)], r#"{"code":5,"msg":"no t-very-secret-token"}"#)]);
    let error = Call::new(&client(Bearer::new(SECRET), &script).0, &Own).await.unwrap_err();
    assert_eq!(error.to_string(), "things.scan failed with code 5, HTTP 400: no [redacted]");
    assert!(!format!("{error:?}").contains(SECRET));
}

#[tokio::test]
async fn a_header_that_http_does_not_allow_is_an_error() {
    let script = Script::new([OK]);
    let error = Call::new(&client(Bearer::new(SECRET), &script).0, &Invalid).await.unwrap_err();
    assert!(matches!(error, Error::Build(_)) && error.to_string().contains("`X Door`"), "{error}");
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_refused_token_of_such_a_header_is_replaced() {
    let script = Script::new([TOKEN, BAD_TOKEN, NEXT_TOKEN, OK]);
    Call::new(&client(app(), &script).0, &Own).await.unwrap();
    assert_eq!((script.count(), sent(&script)), (4, vec![("x-door-token", "fetched-2".to_owned())]));
    let script = Script::new([TOKEN, TOKEN, BAD_TOKEN, NEXT_TOKEN, OK]);
    let store = TenantExchange::new([&EXCHANGE, &TENANT], "app-1", "app-secret", "ticket", "red");
    Call::new(&client(store, &script).0, &Own).await.unwrap();
    assert_eq!((script.count(), sent(&script)), (5, vec![("x-door-token", "fetched-2".to_owned())]));
}

/// Calls an operation without credentials; returns the requests.
async fn open(acme: &Acme, script: &Script) -> Vec<String> {
    Call::new(&acme.0, &Open).await.unwrap();
    assert_eq!(sent(script), []);
    script.all().iter().map(|request| request.uri().path().to_owned()).collect()
}

#[tokio::test]
async fn a_call_without_credentials_fetches_and_sends_no_token() {
    let script = Script::new([OK]);
    assert_eq!(open(&client(app(), &script), &script).await, ["/api/v1/scan"]);
    assert_eq!(open(&client(Bearer::new(SECRET), &script), &script).await.len(), 2);
    let of_other_kind = builder().token_kind("user").transport(script.clone()).build().unwrap();
    assert_eq!(open(&of_other_kind, &script).await.len(), 3);
    // Without a tenant, which other calls of this client need.
    let store = TenantExchange::new([&EXCHANGE, &TENANT], "app-1", "app-secret", "ticket", "");
    assert_eq!(open(&client(store, &script), &script).await.len(), 4);
}

#[tokio::test]
async fn a_bad_token_of_such_a_call_replaces_none() {
    let script = Script::new([BAD_TOKEN]);
    let error = Call::new(&client(app(), &script).0, &Open).await.unwrap_err();
    assert_eq!((error.attempts(), script.count()), (1, 1));
}

/// A failure that repeats secrets of several clients.
const ECHO: Step = Respond(
    400,
    &[("X-Log", "l-fetched-1")],
    r#"{"code":7,"msg":"fetched-1 app-secret a-ticket t-very-secret-token red-token"}"#,
);

/// Makes a call with credentials and one without; returns the texts of the second.
async fn echoed(sign: impl Sign + 'static, steps: &[Step]) -> [String; 2] {
    let script = Script::new(steps.iter().cloned().chain([OK, ECHO]));
    let acme = client(sign, &script);
    Call::new(&acme.0, &Plain).await.unwrap();
    let error = Call::new(&acme.0, &Open).await.unwrap_err();
    let raw = String::from_utf8_lossy(error.api_error().unwrap().raw()).into_owned();
    [format!("{error} {error:?}"), raw]
}

/// A vendor that knows the secrets of a client can repeat them in any response.
#[tokio::test]
async fn a_call_without_the_credentials_shows_none_of_their_secrets() {
    const RED_TOKEN: Step = Respond(200, &[], r#"{"code":0,"access_token":"red-token","expires_in":7200}"#);
    let tenants = TenantExchange::new([&EXCHANGE, &TENANT], "app-1", "app-secret", "a-ticket", "red");
    for ([text, raw], hidden) in [
        (echoed(Bearer::new(SECRET), &[]).await, &[SECRET][..]),
        (echoed(app(), &[TOKEN]).await, &["fetched-1", "app-secret"]),
        (echoed(tenants, &[TOKEN, RED_TOKEN]).await, &["fetched-1", "app-secret", "a-ticket", "red-token"]),
    ] {
        for secret in ["fetched-1", "app-secret", "a-ticket", SECRET, "red-token"] {
            assert_eq!(text.contains(secret), !hidden.contains(&secret), "{secret}: {text}");
            assert_eq!(raw.contains(secret), !hidden.contains(&secret), "{secret}: {raw}");
        }
    }
}

#[tokio::test]
async fn a_call_with_a_token_of_its_own_shows_no_secret_of_the_client() {
    let script = Script::new([TOKEN, OK, ECHO]);
    let acme = client(app(), &script);
    Call::new(&acme.0, &Plain).await.unwrap();
    let error = Call::new(&acme.0, &Plain).bearer(SECRET).await.unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(![SECRET, "fetched-1", "app-secret"].iter().any(|secret| text.contains(secret)), "{text}");
}

#[tokio::test]
async fn a_token_or_tenant_of_such_a_call_is_refused() {
    let script = Script::new([OK]);
    let acme = client(Bearer::new(SECRET), &script);
    for (options, why) in [
        (Options::new().bearer("one"), "it takes no credentials: remove the token from the call"),
        (Options::new().tenant("red"), "it takes no credentials, so it has no tenant: remove the tenant from the call"),
    ] {
        let error = Call::new(&acme.0, &Open).options(options).await.unwrap_err();
        assert_eq!(error.to_string(), format!("things.scan was not sent: {why}"));
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_client_without_credentials_makes_calls_that_need_none() {
    let script = Script::new([OK]);
    let acme: Acme = Builder::without_credentials().transport(script.clone()).build().unwrap();
    open(&acme, &script).await;
    acme.0.call_raw(Method::Get, "/v1/other", None).await.unwrap();
    assert_eq!((script.count(), sent(&script)), (2, vec![]));
    let error = Call::new(&acme.0, &Plain).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things.scan was not sent: the request takes the token `key`, but the client has no credentials"
    );
    let Error::Invalid(invalid) = error else { panic!("{error}") };
    assert_eq!(invalid.violations[0].rule, LimitRule::Token { found: "none", allowed: &["key"] });
    assert_eq!(script.count(), 2);
    Call::new(&acme.0, &Plain).bearer("own").await.unwrap();
    assert_eq!(sent(&script), [("authorization", "Bearer own".to_owned())]);
}
