//! Checks of `batch` against the request fields that it names.

use super::context::OperationCx;
use super::expected::{BOOLEAN, Expected, LIST};
use super::outcome::{check_key, check_outcome};
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Batch, Field, FieldLocation, FieldPath, Scope, Ty};

pub(super) fn check_batch(cx: &mut OperationCx<'_, '_>, at: &At<'_>) {
    let Some(batch) = &cx.operation.batch else { return };
    let at = at.key("batch");
    if let Some(path) = check_path(cx, &batch.split, &LIST, &at.key("split"))
        && let Some((list, above)) = path.split_last()
    {
        check_key(&batch.key, list, cx.scope, &at.key("key"), cx.report);
        check_identity(batch, list, cx.scope, &at, cx.report);
        check_maximum(batch, list, &at, cx.report);
        check_above(above, cx.scope, &at.key("split"), cx.report);
    }
    let outcome = at.key("outcome");
    check_outcome(cx, batch, &outcome);
    for (key, path) in batch.outcome.names.iter().filter(|(key, _)| *key == "quiet") {
        check_path(cx, path, &BOOLEAN, &outcome.key(key));
    }
}

/// Returns the fields along a dotted path in the body, if its last field has the expected type.
fn check_path<'a>(cx: &mut OperationCx<'a, '_>, path: &str, expected: &Expected, at: &At<'_>) -> Option<FieldPath<'a>> {
    // A missing key has a finding already.
    if path.is_empty() {
        return None;
    }
    let name = expected.name;
    let body = cx.operation.request.iter().filter(|field| field.location == FieldLocation::Body);
    match cx.scope.follow(body, path) {
        Ok(fields) => {
            let wrong = fields.last().filter(|field| !(expected.fits)(&field.ty));
            if let Some(field) = wrong {
                let message = format!("`{path}` must be a {name} in the body, but its type is `{}`", field.ty);
                cx.report.add(&codes::BATCH_FIELD, at, message);
            }
            wrong.is_none().then_some(fields)
        }
        Err(unknown) => {
            let finding = cx.report.add(&codes::BATCH_FIELD, at, format!("the body has no {name} `{path}`"));
            if let Some(path) = unknown.nearest() {
                finding.help(format!("did you mean `{path}`?"));
            } else if let Some(last) = unknown.above.last().filter(|_| unknown.known.is_empty()) {
                finding.help(format!(
                    "a path can only pass through object types, but `{}` has the type `{}`",
                    last.name, last.ty
                ));
            }
            None
        }
    }
}

/// Checks the optional objects above the list: the client must be able to create them empty.
fn check_above(above: &[&Field], scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    for field in above.iter().filter(|field| !field.required) {
        let Some((ty, _)) = scope.object(&field.ty) else { continue };
        if !ty.either.is_empty() || ty.fields.iter().any(|field| field.required) {
            let message =
                format!("`{}` is optional, and an empty `{}` is not valid in its place", field.name, field.ty);
            report.add(&codes::BATCH_FIELD, at, message).help(format!(
                "write `required: true` at `{}` if the page requires it; otherwise describe the batch under `notes`",
                field.name
            ));
        }
    }
}

/// Checks that only one key states the maximum, and that it is not 0.
fn check_maximum(batch: &Batch, list: &Field, at: &At<'_>, report: &mut Report) {
    let bound = list.items.and_then(|items| items.max);
    if let (Some(bound), Some(max)) = (bound, batch.max) {
        let message = format!("`max` is {max}, but the field `{}` takes {bound} items", batch.split);
        report.add(&codes::BATCH_BOUND, &at.key("max"), message);
    } else if bound == Some(0) {
        let message = format!("`{}` takes 0 items, so a call could do nothing", list.name);
        report
            .add(&codes::BATCH_BOUND, &at.key("split"), message)
            .help("check the page; remove a bound that the page does not state");
    }
}

/// Checks that items that are objects have a key: the response names an item only by its key.
fn check_identity(batch: &Batch, list: &Field, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Ty::List(item) = &list.ty else { return };
    let is_object = matches!(item.as_ref(), Ty::Map(_)) || scope.object(item).is_some();
    if is_object && batch.key.is_empty() && !["none", ""].contains(&batch.outcome.shape.as_str()) {
        let message =
            format!("the items of `{}` are objects, and `key` does not say which members identify them", list.name);
        report
            .add(&codes::BATCH_FIELD, at, message)
            .on_key()
            .help("name the members that identify an item: add `key: [id]` next to `split`");
    }
}
