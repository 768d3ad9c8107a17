//! Store apps of Feishu: one app token for all tenants, and the codes that refuse either token.

use super::super::stub::examples;
use clientloom_runtime::testing::{Example, Loopback, LoopbackResponse, Received};
use clientloom_runtime::{Call, Error, Value};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::operation::Operation;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Returns a request as one line: `app the-ticket`, `tenant a-1 red`, or the token of a call.
fn line(received: &Received) -> String {
    let body: Value = serde_json::from_slice(&received.body).expect("JSON");
    let text = |name: &str| body[name].as_str().unwrap_or("-").to_owned();
    match received.target.rsplit_once("/auth/v3/") {
        Some((_, "app_access_token")) => format!("app {}", text("app_ticket")),
        Some(_) => format!("tenant {} {}", text("app_access_token"), text("tenant_key")),
        None => received.header("authorization").unwrap_or("-").trim_start_matches("Bearer ").to_owned(),
    }
}

/// Starts a vendor that issues `a-1`, `t-red-2` and so on, and responds with a code if `refuse`
/// returns one.
fn vendor(refuse: impl Fn(&str) -> Option<u64> + Send + Sync + 'static) -> Loopback {
    let handed = AtomicU64::new(0);
    Loopback::start(move |received| {
        let line = line(&received);
        if let Some(code) = refuse(&line) {
            return LoopbackResponse::json(format!(r#"{{"code":{code},"msg":"no"}}"#));
        }
        let (field, begin) = match line.split(' ').collect::<Vec<_>>()[..] {
            ["app", _] => ("app_access_token", "a".to_owned()),
            ["tenant", _, tenant] => ("tenant_access_token", format!("t-{tenant}")),
            _ => return LoopbackResponse::json(call().response()),
        };
        let number = handed.fetch_add(1, Ordering::SeqCst) + 1;
        let body = format!(r#"{{"code":0,"msg":"success","{field}":"{begin}-{number}","expire":7140}}"#);
        LoopbackResponse::json(body).delay(Duration::from_millis(30))
    })
}

fn call() -> &'static dyn Example {
    examples().find(|example| example.info().name == BatchDel::INFO.name).expect("a documented example")
}

fn app(server: &Loopback) -> Feishu {
    let builder = Feishu::builder().store_app("cli_a1", "app-secret", "the-ticket", "red");
    builder.base_url(server.base_url()).attempts(1).build().expect("a client")
}

fn story(server: &Loopback) -> Vec<String> {
    server.received().iter().map(line).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_calls_fetch_one_token_of_each_kind() {
    let server = vendor(|_| None);
    let feishu = app(&server);
    let request = BatchDel::new(["1"]);
    let calls = (0..90).map(|number| {
        let (client, request) = (feishu.client().clone(), request.clone());
        let tenant = ["red", "green", "blue"][number % 3];
        tokio::spawn(async move { Call::new(&client, &request).tenant(tenant).await.map(drop) })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("no panic").expect("a success");
    }
    let mut fetches = story(&server);
    fetches.retain(|line| line.contains(' '));
    assert_eq!(fetches.remove(0), "app the-ticket");
    fetches.sort();
    assert_eq!(fetches, ["tenant a-1 blue", "tenant a-1 green", "tenant a-1 red"]);
}

#[tokio::test]
async fn each_bad_token_code_drops_the_sent_token() {
    for code in [99_991_663, 99_991_664, 99_991_671] {
        let server = vendor(move |line| (line == "t-red-2").then_some(code));
        call().call(app(&server).client()).await.expect("a success");
        assert_eq!(story(&server), ["app the-ticket", "tenant a-1 red", "t-red-2", "tenant a-1 red", "t-red-3"]);

        let server = vendor(move |line| line.starts_with("tenant a-1 ").then_some(code));
        call().call(app(&server).client()).await.expect("a success");
        let again = ["app the-ticket", "tenant a-1 red", "app the-ticket", "tenant a-2 red", "t-red-3"];
        assert_eq!(story(&server), again);
    }
}

#[tokio::test]
async fn a_refused_ticket_is_an_error_with_a_remedy() {
    let server = vendor(|line| line.starts_with("app").then_some(10_012));
    let error = call().call(app(&server).client()).await.expect_err("a failure");
    let Error::Auth(auth) = &error else { panic!("{error}") };
    let api = auth.token_error().and_then(Error::api_error).expect("an error of the vendor");
    assert_eq!((api.code.as_str(), api.row.and_then(|row| row.name)), ("10012", Some("AppTicketRefused")));
    assert!(error.to_string().contains("Set the latest ticket"), "{error}");
    assert_eq!(story(&server), ["app the-ticket"]);
}
