//! Requests for a stream and for a whole response.

use super::sample::{Ask, Bodies, LINES};
use clientloom_runtime::{Call, Error, OperationExt as _};

#[tokio::test]
async fn the_method_sets_the_field_that_chooses() {
    let bodies = Bodies::text(LINES);
    let acme = bodies.acme();
    let ask = Ask::default();
    drop(Call::stream(&acme.0, &ask).await.unwrap());
    let push = Ask { mode: Some("push".to_owned()) };
    drop(Call::stream(&acme.0, &push).await.unwrap());
    ask.send(&acme).await.unwrap();
    push.send(&acme).await.unwrap();
    let requests = bodies.requests.lock().unwrap();
    let sent = requests.iter().map(|request| String::from_utf8_lossy(request.body()).into_owned());
    let modes = ["stream", "stream", "whole", "push"].map(|mode| format!("{{\"mode\":\"{mode}\"}}"));
    assert_eq!(sent.collect::<Vec<_>>(), modes);
    let accepted = requests.iter().map(|request| request.headers()["accept"].to_str().unwrap());
    let stream = "text/event-stream, application/json";
    assert_eq!(accepted.collect::<Vec<_>>(), [stream, stream, "application/json", "application/json"]);
}

#[tokio::test]
async fn a_whole_call_does_not_ask_for_a_stream() {
    let bodies = Bodies::text(LINES);
    let ask = Ask { mode: Some("stream".to_owned()) };
    let error = ask.send(&bodies.acme()).await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error}");
    assert!(error.to_string().contains("use the method for streams"), "{error}");
    assert!(bodies.requests.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_option_replaces_the_field() {
    let bodies = Bodies::text(LINES);
    let acme = bodies.acme();
    let ask = Ask::default();
    drop(Call::stream(&acme.0, &ask).body_field("mode", "new").await.unwrap());
    assert_eq!(bodies.requests.lock().unwrap()[0].body(), "{\"mode\":\"new\"}");
}
