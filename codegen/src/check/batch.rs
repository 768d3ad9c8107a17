//! Batch rules against the fields that they name.

use crate::codes;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Batch, Field, Operation, Outcome, Place, Scope, Ty};

/// The keys that an outcome's shape needs, and whether its results have keys of their own.
fn needed(shape: &str) -> Option<(&'static [&'static str], bool)> {
    Some(match shape {
        "flag" => (&["each", "ok"], true),
        "two_lists" => (&["succeeded", "failed"], false),
        "deleted_errors" => (&["deleted", "errors"], true),
        "none" => (&[], false),
        _ => return None,
    })
}

pub(super) fn check_batch(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(batch) = &operation.batch else { return };
    let at = at.key("batch");
    let body: Vec<&Field> = operation.request.iter().filter(|field| field.place == Place::Body).collect();
    if let Some(field) = check_path(&body, &batch.split, "list in the body", is_list, scope, &at.key("split"), report) {
        check_key(&batch.key, field, scope, &at.key("key"), report);
        check_bound(batch, field, &at, report);
    }
    let outcome = at.key("outcome");
    check_outcome(&batch.outcome, batch, operation, scope, &outcome, report);
    for (key, path) in batch.outcome.names.iter().filter(|(key, _)| *key == "quiet") {
        check_path(&body, path, "boolean in the body", |ty| *ty == Ty::Boolean, scope, &outcome.key(key), report);
    }
}

fn is_list(ty: &Ty) -> bool {
    matches!(ty, Ty::List(_))
}

/// The field that a dotted path leads to, if it is what it should be.
fn check_path<'a>(
    fields: &[&'a Field],
    path: &str,
    what: &str,
    fits: fn(&Ty) -> bool,
    scope: &Scope<'a>,
    at: &At<'_>,
    report: &mut Report,
) -> Option<&'a Field> {
    match find(fields, path, scope) {
        Ok(field) if fits(&field.ty) => return Some(field),
        // A key that is absent has its finding.
        _ if path.is_empty() => {}
        Ok(field) => {
            report.add(&codes::BATCH_FIELD, at, format!("`{path}` is no {what}, its type is {}", field.ty));
        }
        Err((above, name, known)) => {
            let finding = report.add(&codes::BATCH_FIELD, at, format!("`{path}` is no {what}"));
            if let Some(known) = crate::report::nearest(name, known) {
                finding.help(format!("did you mean `{above}{known}`?"));
            }
        }
    }
    None
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
        let fields = match item.as_ref() {
            Ty::Map(_) | Ty::Any => continue,
            Ty::Named(ty) => scope.find(ty).map(|(_, ty)| ty.fields.as_slice()),
            _ => Some(&[][..]),
        };
        let Some(fields) = fields.filter(|fields| fields.iter().all(|field| field.name != *name)) else { continue };
        let finding = report.add(
            &codes::BATCH_FIELD,
            &at.index(number),
            format!("the items of `{}` have no `{name}`", list.name),
        );
        if fields.is_empty() {
            finding.help(format!("they are of type {item}: leave `key` out where an item is its own key"));
        }
        finding.guess(name, fields.iter().map(|field| field.name.as_str()));
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
    let Some((needed, keyed)) = needed(&outcome.shape) else { return };
    let named = |name: &str| outcome.names.iter().find(|(key, _)| *key == name);
    for key in needed.iter().filter(|key| named(key).is_none()) {
        let message = format!("the shape {} needs `{key}`", outcome.shape);
        report.add(&codes::BATCH_FIELD, at, message).on_key().help(format!("add `{key}`, by its name in the reply"));
    }
    if keyed && outcome.key.len() != batch.key.len().max(1) {
        let message =
            format!("the outcome has {} members as `key`, the batch has {}", outcome.key.len(), batch.key.len().max(1));
        report
            .add(&codes::BATCH_FIELD, at, message)
            .on_key()
            .help("`key` names the members of a result that identify it, as many as identify an item");
    }
    let reply: Vec<&Field> = operation.response.iter().collect();
    let mut members = reply.clone();
    let lists =
        if outcome.shape == "deleted_errors" { &["deleted", "errors"][..] } else { &["each", "succeeded", "failed"] };
    for (key, name) in lists.iter().filter_map(|key| named(key)) {
        if let Some(list) = check_path(&reply, name, "list in the reply", is_list, scope, &at.key(key), report) {
            check_key(&outcome.key, list, scope, &at.key("key"), report);
            members.extend(inner(list, scope));
        }
    }
    for (key, name) in
        ["ok", "errors", "code", "message"].iter().filter(|key| !lists.contains(key)).filter_map(|key| named(key))
    {
        if let Some(field) = members.iter().find(|field| field.name == *name) {
            members.extend(inner(field, scope));
        } else {
            let finding =
                report.add(&codes::BATCH_FIELD, &at.key(key), format!("the reply's results have no `{name}`"));
            finding.guess(name, members.iter().map(|field| field.name.as_str()));
        }
    }
}

/// The members of a field's object type.
fn inner<'a>(field: &'a Field, scope: &Scope<'a>) -> Vec<&'a Field> {
    let ty = field.ty.named().and_then(|name| scope.find(name));
    ty.map(|(_, ty)| ty.fields.iter().collect()).unwrap_or_default()
}

/// Where a path gets lost: what leads there, the name that is not there, and those that are.
type Lost<'a> = (String, &'a str, Vec<&'a str>);

/// The field that a dotted path leads to.
fn find<'a: 'p, 'p>(fields: &[&'a Field], path: &'p str, scope: &Scope<'a>) -> Result<&'a Field, Lost<'p>> {
    if let Some(field) = fields.iter().find(|field| field.name == path) {
        return Ok(field);
    }
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    match (fields.iter().find(|field| field.name == first), rest) {
        (Some(field), Some(rest)) => find(&inner(field, scope), rest, scope)
            .map_err(|(above, name, known)| (format!("{first}.{above}"), name, known)),
        _ => Err((String::new(), first, fields.iter().map(|field| field.name.as_str()).collect())),
    }
}
