//! One page as an operation.

use super::object::Object;
use super::paging::export_paging;
use super::parameter::{export_fixed, export_parameters};
use super::view::View;
use super::{body, prose, response, security, server};
use crate::spec::{Concurrency, Operation, PageSource, Rates};
use crate::yaml::Value;

/// Exports the operation; `names` are the parameter names of its path, next to those of the page.
pub(super) fn export_operation(view: &View<'_>, operation: &Operation, names: &[(&str, &str)]) -> Object {
    let docs = operation.source.url.as_ref();
    let docs = docs.map(|url| Object::new().with("description", &operation.source.title).with("url", url));
    let repeat = operation.repeat.as_ref().map(|repeat| {
        let by = if repeat.by_page { "page" } else { "us" };
        Object::new().with("safe", repeat.safe).with("by", by).with("why", repeat.why.trim())
    });
    Object::new()
        .with("tags", vec![tag(operation)])
        .with("summary", operation.summary.trim())
        .with("description", prose::operation(view.vendor, operation))
        .with_some("externalDocs", docs)
        .with("operationId", &operation.name)
        .with_some("parameters", Some(export_parameters(view, operation, names)))
        .with_some("requestBody", body::export_body(view, operation))
        .with("responses", response::export_responses(view, operation))
        .with_flag("deprecated", operation.deprecated)
        .with("security", security::export_needs(view.vendor, operation))
        .with_some("servers", server::export_own(view))
        .with("x-source", export_source(&operation.source))
        .with_some("x-scopes", Some(operation.scopes.iter().collect::<Vec<_>>()))
        .with_some("x-rate-limit", export_rates(&operation.rates))
        .with_some("x-concurrency", operation.concurrency.as_ref().map(export_concurrency))
        .with_some("x-repeat", repeat)
        .with_some("x-paging", operation.pages.as_ref().map(export_paging))
        .with_some("x-app-types", Some(operation.app_types.iter().collect::<Vec<_>>()))
        .with_some("x-regions", Some(operation.regions.iter().collect::<Vec<_>>()))
        .with_some("x-headers", Some(export_fixed(view, operation)))
}

/// Exports the title, address and other facts of a page.
pub(super) fn export_source(source: &PageSource) -> Value {
    Object::new()
        .with("title", &source.title)
        .with_some("url", source.url.as_ref())
        .with_some("updated", source.updated.as_ref())
        .with_some("language", source.language.as_ref())
        .with_some("id", source.id.as_ref())
        .into()
}

/// Returns the operation's folder, which groups it with other operations.
pub(super) fn tag(operation: &Operation) -> String {
    let folder = operation.path.split_last().map(|(_, folder)| folder.join(".")).unwrap_or_default();
    if folder.is_empty() { "operations".to_owned() } else { folder }
}

/// Exports rates as an object, or as a list of objects for several groups of rates.
fn export_rates(rates: &[Rates]) -> Option<Value> {
    let export = |rates: &Rates| {
        let each = rates.all().into_iter().fold(Object::new(), |object, (key, _, rate)| object.with_some(key, rate));
        Value::from(each.with_some("per", rates.per.as_ref()))
    };
    match rates {
        [] => None,
        [one] => Some(export(one)),
        more => Some(Value::List(more.iter().map(export).collect())),
    }
}

fn export_concurrency(concurrency: &Concurrency) -> Object {
    Object::new().with("max", concurrency.max).with_some("per", concurrency.per.as_ref())
}
