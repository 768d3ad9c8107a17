//! The events of a stream as JSON, with the error that ended it.

use crate::result::failure;
use clientloom_runtime::Error;
use clientloom_runtime::stream::{EventStream, StreamEvent};
use serde_json::{Value, json};

pub async fn of<E: StreamEvent>(called: Result<EventStream<E>, Error>) -> Value {
    let mut stream = match called {
        Ok(stream) => stream,
        Err(error) => return failure(&error),
    };
    let mut events: Vec<String> = Vec::new();
    let mut result = json!({ "kind": "ok", "status": stream.status() });
    while let Some(event) = stream.next().await {
        match event {
            Ok(event) => events.push(format!("{event:?}")),
            Err(error) => result = failure(&error),
        }
    }
    let places: Vec<&str> = stream.deviations().iter().map(|deviation| deviation.address.as_str()).collect();
    result["events"] = json!(events);
    result["tolerated"] = json!(places);
    result
}
