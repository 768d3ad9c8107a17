//! Calls of programs without an async runtime.

use crate::sample::{Acme, SERVICE, builder, valid};
use client_runtime::testing::{Loopback, Received, Reply};
use client_runtime::{Builder, Call, Error, Exchange, Method, TokenExchange};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static EXCHANGE: Exchange =
    Exchange { path: "/token", send: &["id", "secret"], token: "token", expires_in: "life", ..Exchange::of(&SERVICE) };

/// Runs a server on a thread of its own until the test ends.
fn serve(answer: impl Fn(Received) -> Reply + Send + Sync + 'static) -> (String, mpsc::Sender<()>) {
    let (give, url) = mpsc::channel();
    let (end, ended) = mpsc::channel::<()>();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(async { Loopback::start(answer) });
        give.send(server.base_url()).unwrap();
        let _dropped = ended.recv();
    });
    (url.recv().unwrap(), end)
}

fn answer(received: &Received) -> Reply {
    match received.target.as_str() {
        "/token" => Reply::json(r#"{"code":0,"token":"t-1","life":7200}"#),
        _ => Reply::json(r#"{"code":0,"data":{"text":"done"}}"#),
    }
}

#[test]
fn a_call_blocks_until_its_reply_is_there() {
    let (url, _end) = serve(|received| answer(&received).delay(Duration::from_millis(20)));
    let acme = builder().base_url(url).build().unwrap();
    let reply = Call::new(&acme.0, &valid()).blocking().unwrap();
    assert_eq!(reply.text.as_deref(), Some("done"));
    let raw = acme.0.call_raw(Method::Get, "/v1/things", None).blocking().unwrap();
    assert_eq!(raw["text"], "done");
}

#[test]
fn threads_share_a_client_and_its_token() {
    let (url, _end) = serve(|received| answer(&received));
    let exchange = TokenExchange::new(&EXCHANGE, "id", "secret");
    let acme: Acme = Builder::new(exchange).base_url(url).build().unwrap();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| Call::new(&acme.0, &valid()).blocking().unwrap());
        }
    });
}

#[test]
fn errors_and_timeouts_are_those_of_any_call() {
    let (url, _end) = serve(|received| answer(&received).delay(Duration::from_secs(60)));
    let acme = builder().base_url(url).build().unwrap();
    let error = Call::new(&acme.0, &valid()).timeout(Duration::from_millis(50)).blocking().unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

#[test]
fn inside_a_runtime_it_is_an_error() {
    let acme = builder().build().unwrap();
    for runtime in [tokio::runtime::Builder::new_current_thread(), tokio::runtime::Builder::new_multi_thread()] {
        let mut runtime = runtime;
        let runtime = runtime.enable_all().build().unwrap();
        let error = runtime.block_on(async { Call::new(&acme.0, &valid()).blocking().unwrap_err() });
        assert!(matches!(error, Error::Build(_)), "{error}");
        assert!(error.to_string().ends_with("await the call instead"), "{error}");
    }
}

#[test]
fn the_thread_ends_with_the_client() {
    let (url, _end) = serve(|received| answer(&received));
    for _ in 0..3 {
        let acme = builder().base_url(&url).build().unwrap();
        let clone = acme.clone();
        Call::new(&acme.0, &valid()).blocking().unwrap();
        drop(acme);
        Call::new(&clone.0, &valid()).blocking().unwrap();
    }
}
