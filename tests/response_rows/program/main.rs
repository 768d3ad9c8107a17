//! Makes the call of each row with a generated client, and prints what the caller gets.
//!
//! The test writes `client.rs`, the generated client, and `names.rs`, the vendor's names.

mod calls;
pub mod client {
    include!("client.rs");
}
mod names;

use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Options, http};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A server that answers the exchange of credentials with `token`, and calls with `bodies`, of
/// which the last one is repeated.
struct Server {
    token: String,
    bodies: Vec<String>,
    answered: AtomicUsize,
}

impl Transport for Server {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let body = if request.uri().path() == "/v1/token" {
            &self.token
        } else {
            let answered = self.answered.fetch_add(1, Ordering::Relaxed);
            &self.bodies[answered.min(self.bodies.len() - 1)]
        };
        let response = http::Response::new(Bytes::from(body.clone()));
        Box::pin(async { Ok(response) })
    }
}

const TOKEN: &str = r#"{"code":0,"msg":"ok","token":"t-1","expire":7200}"#;
const MARK: &str = r#"{"code":0,"msg":"ok","data":{"mark":"here"}}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let rows = std::fs::read_to_string("rows.json").expect("rows");
    let rows: Vec<Value> = serde_json::from_str(&rows).expect("rows");
    let mut results = Vec::new();
    for row in rows {
        let mut result = json!({});
        for (key, options) in [("lenient", Options::new()), ("strict", Options::new().strict())] {
            result[key] = make(&row, options).await;
        }
        results.push(result);
    }
    println!("{}", Value::from(results));
}

/// Makes the call of a row.
async fn make(row: &Value, options: Options) -> Value {
    let text = |key: &str| row[key].as_str().map(str::to_owned);
    let (call, body) = (text("call").expect("a call"), text("body").expect("a body"));
    let (token, first) = if call == "token" { (body, MARK.to_owned()) } else { (TOKEN.to_owned(), body) };
    let bodies = [Some(first), text("next")].into_iter().flatten().collect();
    let server = Server { token, bodies, answered: AtomicUsize::new(0) };
    let builder = names::Vendor::builder().app("app", "secret");
    let vendor = builder.transport(server).attempts(1).build().expect("a client");
    match calls::call(&vendor, &call, options).await {
        Ok(result) => result,
        Err(error) => json!({ "error": error.to_string() }),
    }
}
