//! Batch rules against the fields of the request that they name.

use super::outcome::{check_key, check_outcome};
use super::predicates::is_list;
use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{Batch, Field, FieldLocation, FieldPath, Operation, Scope, Ty};

pub(super) fn check_batch(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(batch) = &operation.batch else { return };
    let at = at.key("batch");
    if let Some(way) = check_way(operation, &batch.split, &LIST, scope, &at.key("split"), report)
        && let Some((list, above)) = way.split_last()
    {
        check_key(&batch.key, list, scope, &at.key("key"), report);
        check_identity(batch, list, scope, &at, report);
        check_maximum(batch, list, &at, report);
        check_above(above, scope, &at.key("split"), report);
    }
    let outcome = at.key("outcome");
    check_outcome(&batch.outcome, batch, operation, scope, &outcome, report);
    for (key, path) in batch.outcome.names.iter().filter(|(key, _)| *key == "quiet") {
        check_way(operation, path, &SWITCH, scope, &outcome.key(key), report);
    }
}

/// What a path has to lead to.
struct Goal {
    what: &'static str,
    fits: fn(&Ty) -> bool,
}

const LIST: Goal = Goal { what: "list", fits: is_list };
const SWITCH: Goal = Goal { what: "boolean", fits: |ty| matches!(ty, Ty::Boolean) };

/// The fields that a dotted path leads through in the body, if it leads where it should.
fn check_way<'a>(
    operation: &'a Operation,
    path: &str,
    goal: &Goal,
    scope: &Scope<'a>,
    at: &At<'_>,
    report: &mut Report,
) -> Option<FieldPath<'a>> {
    // A key that is absent has its finding.
    if path.is_empty() {
        return None;
    }
    let what = goal.what;
    match scope.follow(operation.request.iter().filter(|field| field.location == FieldLocation::Body), path) {
        Ok(way) => {
            let end = way.last().filter(|field| !(goal.fits)(&field.ty));
            if let Some(field) = end {
                report.add(
                    &codes::BATCH_FIELD,
                    at,
                    format!("`{path}` must be a {what} in the body, but its type is `{}`", field.ty),
                );
            }
            end.is_none().then_some(way)
        }
        Err(lost) => {
            let finding = report.add(&codes::BATCH_FIELD, at, format!("the body has no {what} `{path}`"));
            if let Some(known) = nearest(lost.name, lost.known.iter().copied()) {
                let above = lost.way.iter().map(|field| field.name.as_str());
                finding.help(format!("did you mean `{}`?", above.chain([known]).collect::<Vec<_>>().join(".")));
            } else if let Some(last) = lost.way.last().filter(|_| lost.known.is_empty()) {
                finding.help(format!(
                    "a path can only pass through object types, but `{}` has the type `{}`",
                    last.name, last.ty
                ));
            }
            None
        }
    }
}

/// Where something above the list may be absent, splitting has to make it before it fills the list.
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

/// The maximum stands in one place, and leaves something to send.
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

/// An object does not identify itself: a reply gives back its key.
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
