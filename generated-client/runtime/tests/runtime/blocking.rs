//! Calls of programs without an async runtime.

use crate::sample::{Acme, SERVICE, builder, valid};
use clientloom_runtime::auth::{Exchange, TokenExchange};
use clientloom_runtime::testing::{Loopback, LoopbackResponse, Received};
use clientloom_runtime::{Builder, Call, Error, Method, Rate};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use tokio::runtime::Handle;

static EXCHANGE: Exchange =
    Exchange { path: "/token", send: &["id", "secret"], token: "token", expires_in: "life", ..Exchange::of(&SERVICE) };

/// Runs a server on its own thread until the test ends.
pub fn serve(answer: impl Fn(Received) -> LoopbackResponse + Send + Sync + 'static) -> (String, mpsc::Sender<()>) {
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

fn answer(received: &Received) -> LoopbackResponse {
    match received.target.as_str() {
        "/token" => LoopbackResponse::json(r#"{"code":0,"token":"t-1","life":7200}"#),
        _ => LoopbackResponse::json(r#"{"code":0,"data":{"text":"done"}}"#),
    }
}

#[test]
fn a_call_blocks_until_its_response() {
    let (url, _end) = serve(|received| answer(&received).delay(Duration::from_millis(20)));
    let acme = builder().base_url(url).build().unwrap();
    let response = Call::new(&acme.0, &valid()).blocking().unwrap();
    assert_eq!(response.text.as_deref(), Some("done"));
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
fn errors_and_timeouts_match_those_of_async_calls() {
    let (url, _end) = serve(|received| answer(&received).delay(Duration::from_secs(60)));
    let acme = builder().base_url(url).build().unwrap();
    let error = Call::new(&acme.0, &valid()).timeout(Duration::from_millis(50)).blocking().unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

#[test]
fn a_blocking_call_inside_a_runtime_is_an_error() {
    let acme = builder().build().unwrap();
    for runtime in [tokio::runtime::Builder::new_current_thread(), tokio::runtime::Builder::new_multi_thread()] {
        let mut runtime = runtime;
        let runtime = runtime.enable_all().build().unwrap();
        let error = runtime.block_on(async { Call::new(&acme.0, &valid()).blocking().unwrap_err() });
        assert!(matches!(error, Error::Build(_)), "{error}");
        assert!(error.to_string().contains("await the call, or"), "{error}");
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

/// A blocking task runs inside its runtime, and looks like an async task.
#[test]
fn a_blocking_call_in_a_blocking_task_is_an_error_with_a_remedy() {
    let (url, _end) = serve(|received| answer(&received));
    let acme = builder().base_url(url).build().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let work = move || {
        let error = Call::new(&acme.0, &valid()).blocking().unwrap_err();
        let response = Handle::current().block_on(Call::new(&acme.0, &valid()).into_future()).unwrap();
        (error.to_string(), response.text.clone())
    };
    let (error, text) = runtime.block_on(async { tokio::task::spawn_blocking(work).await.unwrap() });
    assert!(error.contains("spawn_blocking"), "{error}");
    assert_eq!(text.as_deref(), Some("done"));
}

#[test]
fn the_last_client_can_be_dropped_on_its_own_thread() {
    let (url, _end) = serve(|received| answer(&received).delay(Duration::from_millis(50)));
    let acme = builder().base_url(url).build().unwrap();
    let clone = acme.clone();
    let (done, is_done) = mpsc::channel();
    acme.0
        .block_on(async {
            let _on_the_clients_thread = tokio::spawn(async move {
                let response = Call::new(&clone.0, &valid()).await.map(|response| response.text.clone());
                drop(clone);
                done.send(response).unwrap();
            });
        })
        .unwrap();
    drop(acme);
    assert_eq!(is_done.recv_timeout(Duration::from_secs(20)).unwrap().unwrap().as_deref(), Some("done"));
}

#[test]
fn threads_keep_a_rate_together() {
    let (url, _end) = serve(|received| answer(&received));
    let rate = Rate::new(3, Duration::from_millis(20));
    let acme = builder().base_url(url).rate(rate).build().unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..5).for_each(|_| drop(Call::new(&acme.0, &valid()).blocking().unwrap())));
        }
    });
}
