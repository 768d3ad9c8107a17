//! Feishu and Lark: calls and token requests go to the domain of the app, for each type of app.

use super::super::stub::examples;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::testing::Example;
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Builder, Value, http};
use feishu_gptbots_ctyun::auth::Ticket;
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::feishu::{Domain, Feishu};
use feishu_gptbots_ctyun::operation::Operation;
use std::sync::{Arc, Mutex};

/// Address, token and body of a request.
type Sent = (String, Option<String>, Value);

/// A transport without a socket that records requests.
#[derive(Clone, Default)]
struct Noted(Arc<Mutex<Vec<Sent>>>);

impl Transport for Noted {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let reply = match request.uri().path().rsplit_once("/auth/v3/") {
            Some((_, "app_access_token")) => r#"{"code":0,"msg":"ok","app_access_token":"a-1","expire":7140}"#,
            Some(_) => r#"{"code":0,"msg":"ok","tenant_access_token":"t-1","expire":7140}"#,
            None => call().response(),
        };
        let token = request.headers().get("authorization").map(|value| value.to_str().expect("text").to_owned());
        let body = serde_json::from_slice(request.body()).expect("JSON");
        self.0.lock().expect("no panic").push((request.uri().to_string(), token, body));
        Box::pin(async move { Ok(http::Response::new(reply.into())) })
    }
}

fn call() -> &'static dyn Example {
    examples().find(|example| example.info().name == BatchDel::INFO.name).expect("a documented example")
}

/// Makes a call and returns the requests. Their addresses lack the shared `domain`.
async fn sent(builder: Builder<Feishu>, domain: &str) -> Vec<Sent> {
    let noted = Noted::default();
    let feishu = builder.transport(noted.clone()).build().expect("a client");
    call().call(feishu.client()).await.expect("a success");
    let sent = noted.0.lock().expect("no panic");
    let path = |address: &str| address.strip_prefix(domain).unwrap_or_else(|| panic!("{address}")).to_owned();
    sent.iter().map(|(address, token, body)| (path(address), token.clone(), body.clone())).collect()
}

#[tokio::test]
async fn each_edition_uses_its_own_domain() {
    let app = || Feishu::builder().app("cli_a1", "app-secret");
    let store_app = || Feishu::builder().store_app("cli_b2", "app-secret", Ticket::from("the-ticket"), "tenant-1");
    let credentials = json!({ "app_id": "cli_a1", "app_secret": "app-secret" });
    let with_ticket = json!({ "app_id": "cli_b2", "app_secret": "app-secret", "app_ticket": "the-ticket" });
    let of_tenant = json!({ "app_access_token": "a-1", "tenant_key": "tenant-1" });
    let auth = |name: &str, body| (format!("/open-apis/auth/v3/{name}"), None, body);
    let body = serde_json::from_str(call().body().expect("a body")).expect("JSON");
    let called = (call().target().to_owned(), Some("Bearer t-1".to_owned()), body);
    let own = vec![auth("tenant_access_token/internal", credentials), called.clone()];
    let store = vec![auth("app_access_token", with_ticket), auth("tenant_access_token", of_tenant), called];
    for (domain, variant) in [
        ("https://open.feishu.cn", None),
        ("https://open.feishu.cn", Some(Domain::OpenFeishuCn)),
        ("https://open.larksuite.com", Some(Domain::OpenLarksuiteCom)),
    ] {
        let at = |builder: Builder<Feishu>| match variant {
            Some(variant) => builder.host_variable(variant),
            None => builder,
        };
        assert_eq!(sent(at(app()), domain).await, own);
        assert_eq!(sent(at(store_app()), domain).await, store);
    }
}
