//! Printed text never contains a secret, even if the vendor echoes it.

use super::super::stub::sample;
use clientloom_runtime::auth::Ticket;
use clientloom_runtime::testing::{Example, Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Client, Error, Secret};
use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::gptbots::GptBots;
use std::fmt::Debug;
use std::time::Duration;

const APP_SECRET: &str = "app-secret-8c1f";
/// A token with a slash, which some JSON writers escape.
const TOKEN: &str = "token/5e0b";
const SECRET_KEY: &str = "secret-key-77d2";
const SECRETS: [&str; 3] = [APP_SECRET, TOKEN, SECRET_KEY];

fn check(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret) && !text.contains(&secret.replace('/', "\\/")), "{text}");
    }
}

fn check_debug(value: &dyn Debug) {
    check(&format!("{value:?}"));
    check(&format!("{value:#?}"));
}

fn check_error(error: &Error) {
    check(&error.to_string());
    check_debug(error);
    let raw = match error {
        Error::Api(error) => error.raw(),
        Error::Http(error) => error.raw(),
        Error::Decode(error) => error.raw(),
        _ => &[],
    };
    check(&String::from_utf8_lossy(raw));
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        check(&error.to_string());
        check_debug(error);
        source = error.source();
    }
}

#[test]
fn debug_output_shows_no_secret() {
    let app = || Feishu::builder().app("cli_a1", APP_SECRET);
    let bearer = || Feishu::builder().tenant_access_token(TOKEN);
    let store_app = || Feishu::builder().store_app("cli_a1", APP_SECRET, TOKEN, "tenant");
    let keys = || Ctyun::builder().keys("access", SECRET_KEY);
    let api_key = || GptBots::builder().api_key(TOKEN);
    check_debug(&Feishu::builder());
    check_debug(&[app(), bearer(), store_app()]);
    check_debug(&keys());
    check_debug(&api_key().proxy(format!("http://user:{TOKEN}@127.0.0.1:1")));
    let feishu = app().build().expect("a client");
    check_debug(&(&feishu, feishu.client(), store_app().build(), bearer().build(), keys().build(), api_key().build()));
    check_debug(&(feishu.attendance(), feishu.attendance().v1().user_flow()));
    check_debug(&Call::new(feishu.client(), &BatchDel::new(["1"])));
    check_debug(&(Secret::from(TOKEN), Ticket::from(TOKEN)));
    // Settings that give no client.
    check_error(&api_key().proxy(format!("nonsense {TOKEN}")).build().expect_err("a proxy that is none"));
    check_error(&api_key().base_url(format!("https://user:{SECRET_KEY}@host")).build().expect_err("credentials"));
}

/// Returns responses that echo the request in every text that an error or a response keeps.
fn echoes(example: &dyn Example, secret: &str) -> Vec<LoopbackResponse> {
    let envelope = &example.info().service.envelope;
    let (code, message) = (envelope.code, envelope.message);
    let success = envelope.success[0];
    let data = envelope.data.unwrap_or("data");
    let escaped = secret.replace('/', "\\/");
    let failures = [code].into_iter().chain(envelope.error_codes.iter().copied());
    let mut replies: Vec<LoopbackResponse> = failures
        .map(|code| LoopbackResponse::new(400, format!(r#"{{"{code}":"{secret}","{message}":"no"}}"#)))
        .collect();
    for path in example.info().service.log_id.fields {
        let nest = |json: String, key: &str| format!(r#"{{"{key}":{json}}}"#);
        let log = path.rsplit('.').fold(format!(r#""{escaped}""#), nest);
        let members = &log[1..log.len() - 1];
        replies.push(LoopbackResponse::new(502, log.clone()));
        replies.push(LoopbackResponse::new(400, format!(r#"{{"{code}":4242,{members}}}"#)));
        replies.push(LoopbackResponse::new(200, format!(r#"{{"{code}":{success},"{data}":7,{members}}}"#)));
    }
    for header in example.info().service.log_id.headers {
        for body in
            [r"<html>".to_owned(), format!(r#"{{"{code}":4242}}"#), format!(r#"{{"{code}":{success},"{data}":7}}"#)]
        {
            replies.push(LoopbackResponse::new(502, body.clone()).header(header, secret));
            replies.push(LoopbackResponse::new(200, body).header(header, secret));
        }
    }
    let bodies = [
        (400, format!(r#"{{"{code}":4242,"{message}":"bad {secret}"}}"#)),
        (200, format!(r#"{{"{code}":"4242","{message}":"{secret}","{data}":{{"a":"Bearer {secret}"}}}}"#)),
        (200, format!(r#"{{"{code}":{success},"{data}":"{secret}"}}"#)),
        (200, format!(r#"{{"{message}":"{secret}"}}"#)),
        (400, format!(r#"{{"{code}":4242,"{message}":"bad {escaped}","{escaped}":"{escaped}"}}"#)),
        (200, format!(r#"{{"{code}":4242,"{data}":{{"{secret}":["Bearer {escaped}"]}}}}"#)),
        (200, format!(r#"{{"{code}":{success},"{data}":{{"{escaped}":1e999}}}}"#)),
        (200, format!(r#"{{"{code}":{success},"{data}":[{{"{secret}":"{escaped}"}}]}}"#)),
        (200, format!("<html>{secret}</html>")),
        (502, format!("<html>{secret}</html>")),
        (302, secret.to_owned()),
    ]
    .map(|(status, body)| LoopbackResponse::new(status, body));
    replies.extend(bodies);
    replies
}

async fn check_echoes(vendor: &str, secret: &'static str, client: impl Fn(&Loopback) -> Client) {
    for example in sample().filter(|example| example.info().service.vendor == vendor) {
        for reply in echoes(example, secret) {
            let server = Loopback::start(move |received| {
                let token = format!(r#"{{"code":0,"tenant_access_token":"{TOKEN}","expire":7200}}"#);
                if received.target.contains("/auth/") { LoopbackResponse::json(token) } else { reply.clone() }
            });
            match example.call(&client(&server)).await {
                Ok(outcome) => check(&outcome.response),
                Err(error) => check_error(&error),
            }
        }
    }
}

#[tokio::test]
async fn an_echoed_token_is_removed_from_errors() {
    let at = |server: &Loopback| server.base_url();
    let soon = Duration::from_millis(1);
    check_echoes("feishu", TOKEN, |server| {
        let feishu = Feishu::builder().app("cli_a1", APP_SECRET).base_url(at(server)).backoff(soon, soon).build();
        feishu.expect("a client").client().clone()
    })
    .await;
    check_echoes("gptbots", TOKEN, |server| {
        let gptbots = GptBots::builder().api_key(TOKEN).base_url(at(server)).backoff(soon, soon).build();
        gptbots.expect("a client").client().clone()
    })
    .await;
}

/// The secret is sent with the token request only, and the response contains the token.
#[tokio::test]
async fn a_failed_token_fetch_shows_no_secret() {
    let example = sample().find(|example| example.info().service.vendor == "feishu").expect("an example");
    for (status, body) in [
        (200, format!(r#"{{"code":10014,"msg":"no app {APP_SECRET}"}}"#)),
        (200, format!(r#"{{"code":0,"msg":"ok","tenant_access_token":"{TOKEN}"}}"#)),
        (200, format!(r#"{{"code":0,"msg":"ok","tenant_access_token":"{TOKEN}\n","expire":7200}}"#)),
        (200, format!(r#"{{"tenant_access_token":"{TOKEN}","expire":7200}}"#)),
        (500, format!(r#"{{"code":0,"tenant_access_token":"{TOKEN}","expire":7200,"is":"{APP_SECRET}"}}"#)),
        (502, format!("<html>{APP_SECRET}</html>")),
    ] {
        let server = Loopback::start(move |_| LoopbackResponse::new(status, body.clone()));
        let feishu = Feishu::builder().app("cli_a1", APP_SECRET).base_url(server.base_url()).build().expect("a client");
        check_error(&example.call(feishu.client()).await.expect_err("a failure"));
    }
}
