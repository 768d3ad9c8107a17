//! Batch rules against the fields that they name.

use crate::codes;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Batch, Field, Operation, Outcome, Place, Scope, Ty};

/// The keys that an outcome's shape needs.
fn needed(shape: &str) -> &'static [&'static str] {
    match shape {
        "flag" => &["each", "ok"],
        "two_lists" => &["succeeded", "failed"],
        "deleted_errors" => &["deleted", "errors"],
        _ => &[],
    }
}

pub(super) fn check_batch(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(batch) = &operation.batch else { return };
    let at = at.key("batch");
    let body: Vec<&Field> = operation.request.iter().filter(|field| field.place == Place::Body).collect();
    match find(&body, &batch.split, scope) {
        Some(field) if matches!(field.ty, Ty::List(_)) => {
            check_key(&batch.key, field, scope, &at.key("key"), report);
            check_bound(batch, field, &at, report);
        }
        _ => missing(&batch.split, "list in the body", &at.key("split"), report),
    }
    let outcome = at.key("outcome");
    check_outcome(&batch.outcome, batch, operation, scope, &outcome, report);
    let quiet = batch.outcome.names.iter().find(|(key, _)| *key == "quiet");
    if let Some((key, path)) = quiet.filter(|(_, path)| find(&body, path, scope).is_none_or(|field| field.ty != Ty::Boolean)) {
        missing(path, "boolean in the body", &outcome.key(key), report);
    }
}

fn missing(name: &str, what: &str, at: &At<'_>, report: &mut Report) {
    report.add(&codes::BATCH_FIELD, at, format!("`{name}` is no {what}"));
}

fn check_bound(batch: &Batch, field: &Field, at: &At<'_>, report: &mut Report) {
    let bound = field.items.and_then(|items| items.max).and_then(|max| u64::try_from(max).ok());
    if let (Some(bound), Some(max)) = (bound, batch.max)
        && bound != max
    {
        let message = format!("the batch takes {max} items, the field `{}` takes {bound}", batch.split);
        report.add(&codes::BATCH_BOUND, &at.key("max"), message);
    }
}

/// The members that identify an item are members of it.
fn check_key(key: &[String], list: &Field, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Ty::List(item) = &list.ty else { return };
    for (number, name) in key.iter().enumerate() {
        let known = match item.as_ref() {
            Ty::Named(ty) => scope.find(ty).is_none_or(|(_, ty)| ty.fields.iter().any(|field| field.name == *name)),
            Ty::Map(_) | Ty::Any => true,
            _ => false,
        };
        if !known {
            missing(name, &format!("member of the items of `{}`", list.name), &at.index(number), report);
        }
    }
}

fn check_outcome(
    outcome: &Outcome,
    batch: &Batch,
    operation: &Operation,
    scope: &Scope<'_>,
    at: &At<'_>,
    report: &mut Report,
) {
    for key in needed(&outcome.shape).iter().filter(|key| !outcome.names.iter().any(|(name, _)| name == *key)) {
        report.add(&codes::BATCH_FIELD, at, format!("the shape {} needs `{key}`", outcome.shape));
    }
    let reply: Vec<&Field> = operation.response.iter().collect();
    let mut members = reply.clone();
    for (key, name) in outcome.names.iter().filter(|(key, _)| ["each", "succeeded", "failed", "deleted"].contains(key)) {
        match find(&reply, name, scope) {
            Some(list) if matches!(list.ty, Ty::List(_)) => {
                check_key(&outcome.key, list, scope, &at.key("key"), report);
                members.extend(inner(list, scope));
            }
            _ => missing(name, "list in the reply", &at.key(key), report),
        }
    }
    let errors = outcome.names.iter().find(|(key, _)| *key == "errors").map(|(_, name)| name);
    let errors = errors.and_then(|name| members.iter().find(|field| field.name == *name).copied());
    members.extend(errors.into_iter().flat_map(|field| inner(field, scope)));
    for (key, name) in outcome.names.iter().filter(|(key, _)| ["ok", "errors", "code", "message"].contains(key)) {
        if !members.iter().any(|field| field.name == *name) {
            missing(name, "member of the reply", &at.key(key), report);
        }
    }
    if outcome.shape != "none" && outcome.shape != "two_lists" && outcome.key.len() != batch.key.len().max(1) {
        report.add(&codes::BATCH_FIELD, at, "the outcome's `key` names as many members as the batch's").on_key();
    }
}

/// The members of a field's object type.
fn inner<'a>(field: &'a Field, scope: &Scope<'a>) -> Vec<&'a Field> {
    let ty = field.ty.named().and_then(|name| scope.find(name));
    ty.map(|(_, ty)| ty.fields.iter().collect()).unwrap_or_default()
}

/// The field that a dotted path leads to.
fn find<'a>(fields: &[&'a Field], path: &str, scope: &Scope<'a>) -> Option<&'a Field> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let field = fields.iter().find(|field| field.name == first)?;
    match rest {
        Some(rest) => find(&inner(field, scope), rest, scope),
        None => Some(field),
    }
}
