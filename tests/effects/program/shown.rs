//! The results of batches, of paged items and of downloads as JSON.

use clientloom_runtime::batch::{BatchOutcome, ItemId};
use clientloom_runtime::paging::{Paged, PagedItems};
use clientloom_runtime::{Download, Error};
use serde::Serialize;
use serde_json::{Value, json};

pub fn batch(outcome: Result<BatchOutcome, Error>) -> Value {
    let id = |id: &ItemId| Value::from(id.to_string());
    match outcome {
        Ok(outcome) => json!({
            "succeeded": outcome.succeeded.iter().map(|item| id(&item.id)).collect::<Vec<_>>(),
            "failed": outcome.failed.iter().map(|item| json!({
                "id": id(&item.id),
                "code": item.code.as_ref().map(|code| code.as_str()),
                "message": item.message,
            })).collect::<Vec<_>>(),
            "unknown": outcome.unknown.iter().map(|item| id(&item.id)).collect::<Vec<_>>(),
        }),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

/// The items of a listing, whose calls have ended.
pub struct Items(Vec<Value>);

/// Collects the items of a listing up to its end or its first error.
pub async fn collected<O: Paged>(mut items: PagedItems<'_, O>) -> Items
where
    O::Item: Serialize,
{
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => all.push(serde_json::to_value(item).expect("JSON")),
            Err(error) => {
                all.push(json!({ "error": error.to_string() }));
                break;
            }
        }
    }
    Items(all)
}

pub fn items(items: Items) -> Value {
    Value::from(items.0)
}

pub fn file(download: Result<Download, Error>) -> Value {
    match download {
        Ok(download) => json!({ "kind": "file", "status": download.status() }),
        Err(error) => json!({ "error": error.to_string() }),
    }
}
