//! A server that answers with the responses of a case.

use clientloom_runtime::testing::{Loopback, LoopbackResponse, Received};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

pub fn turns(text: &str) -> Vec<Vec<Value>> {
    serde_json::from_str(text).expect("answers")
}

/// Starts a server whose last response is repeated. Without one, it answers nothing that is JSON.
pub fn start(answers: Vec<Value>) -> Loopback {
    let answered = AtomicUsize::new(0);
    Loopback::start(move |_| {
        let number = answered.fetch_add(1, Ordering::Relaxed).min(answers.len().saturating_sub(1));
        answers.get(number).map_or_else(|| LoopbackResponse::new(500, ""), response)
    })
}

fn response(answer: &Value) -> LoopbackResponse {
    let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
    let body = match answer["hex"].as_str() {
        Some(hex) => bytes(hex),
        None => answer["body"].as_str().expect("a text").as_bytes().to_vec(),
    };
    let headers = answer["headers"].as_object().expect("headers");
    let response = LoopbackResponse::new(status, body);
    headers.iter().fold(response, |response, (name, value)| response.header(name, value.as_str().expect("a text")))
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().filter(|digit| !digit.is_whitespace()).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&String::from_iter(pair), 16).expect("hexadecimal digits");
    digits.chunks(2).map(byte).collect()
}

pub fn outcome(server: &Loopback, result: Value) -> Value {
    json!({ "requests": server.received().iter().map(request).collect::<Vec<_>>(), "result": result })
}

fn request(request: &Received) -> Value {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let headers: BTreeMap<&str, String> =
        request.headers.iter().map(|(name, value)| (name.as_str(), text(value.as_bytes()))).collect();
    json!({ "line": format!("{} {}", request.method, request.target), "headers": headers, "body": text(&request.body) })
}
