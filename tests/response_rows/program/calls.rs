//! The calls that rows name.

use crate::names::v1::reply::{Bare, BareList, Read};
use crate::names::v1::thing::discard::Key;
use crate::names::v1::thing::{Close, Discard, List, Remove, Scroll};
use crate::names::Vendor;
use clientloom_runtime::batch::{BatchOutcome, ItemId};
use clientloom_runtime::paging::{Paged, PagedItems};
use clientloom_runtime::{Error, Options, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// Makes a call, and returns what the caller gets as JSON.
pub async fn call(vendor: &Vendor, name: &str, options: Options) -> Result<Value, Error> {
    let (reply, thing) = (vendor.v1().reply(), vendor.v1().thing());
    let ids = || ["a", "b"].map(str::to_owned);
    let keys = || ids().map(Key::new);
    match name {
        "read" | "token" => typed(&reply.read(&Read::new()).options(options).await?),
        "bare" => typed(&reply.bare(&Bare::new()).options(options).await?),
        "bare_list" => typed(&reply.bare_list(&BareList::new()).options(options).await?),
        "remove" => typed(&thing.remove(&Remove::new(ids())).options(options).await?),
        "close" => typed(&thing.close(&Close::new(ids())).options(options).await?),
        "discard" => typed(&thing.discard(&Discard::new(keys())).options(options).await?),
        "list" => typed(&thing.list(&List::new()).options(options).await?),
        "scroll" => typed(&thing.scroll(&Scroll::new()).options(options).await?),
        "remove_all" => Ok(outcome(&thing.remove_all(Remove::new(ids())).options(options).await?)),
        "close_all" => Ok(outcome(&thing.close_all(Close::new(ids())).options(options).await?)),
        "discard_all" => {
            Ok(outcome(&thing.discard_all(Discard::new(keys()).with_quiet(true)).options(options).await?))
        }
        "list_items" => items(thing.list_items(List::new()).options(options)).await,
        "scroll_items" => items(thing.scroll_items(Scroll::new()).options(options)).await,
        name => panic!("no call `{name}`"),
    }
}

fn typed<T: Serialize>(response: &Response<T>) -> Result<Value, Error> {
    let places: Vec<&str> = response.deviations().iter().map(|deviation| deviation.address.as_str()).collect();
    let value: &T = response;
    Ok(json!({ "value": value, "places": places, "raw": serde_json::to_string(value).expect("JSON") }))
}

fn outcome(outcome: &BatchOutcome) -> Value {
    let id = |id: &ItemId| Value::from(id.to_string());
    let succeeded: Vec<Value> = outcome.succeeded.iter().map(|item| id(&item.id)).collect();
    let failed: Vec<Value> = outcome.failed.iter().map(|item| id(&item.id)).collect();
    let unknown: Vec<Value> = outcome.unknown.iter().map(|item| id(&item.id)).collect();
    json!({ "value": { "succeeded": succeeded, "failed": failed, "unknown": unknown } })
}

async fn items<O: Paged>(mut items: PagedItems<'_, O>) -> Result<Value, Error>
where
    O::Item: Serialize,
{
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(serde_json::to_value(item?).expect("JSON")["id"].clone());
    }
    Ok(json!({ "value": ids }))
}
