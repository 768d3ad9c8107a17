//! Checks of `outcome`, the report of each item, against the response fields that it names.

use super::context::OperationCx;
use super::predicates::is_list;
use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{Batch, Field, Outcome, Scope, Ty};

/// The keys of a shape of `outcome`.
struct OutcomeShape {
    name: &'static str,
    /// Required keys.
    needed: &'static [&'static str],
    /// Optional keys.
    allowed: &'static [&'static str],
    /// Keys that name lists of the response.
    lists: &'static [&'static str],
}

const SHAPES: [OutcomeShape; 4] = [
    OutcomeShape {
        name: "flag",
        needed: &["each", "ok"],
        allowed: &["key", "errors", "code", "message"],
        lists: &["each"],
    },
    OutcomeShape {
        name: "two_lists",
        needed: &["succeeded", "failed"],
        allowed: &["reasons"],
        lists: &["succeeded", "failed"],
    },
    OutcomeShape {
        name: "deleted_errors",
        needed: &["deleted", "errors"],
        allowed: &["key", "code", "message", "quiet"],
        lists: &["deleted", "errors"],
    },
    OutcomeShape { name: "none", needed: &[], allowed: &[], lists: &[] },
];

impl OutcomeShape {
    fn has(&self, key: &str) -> bool {
        self.needed.contains(&key) || self.allowed.contains(&key)
    }

    /// Returns a key of the shape, with the name that the outcome gives.
    fn named<'o>(&self, outcome: &'o Outcome, wanted: &str) -> Option<(&'static str, &'o str)> {
        let named = outcome.names.iter().find(|(key, _)| *key == wanted && self.has(key));
        named.map(|(key, name)| (*key, name.as_str()))
    }
}

pub(super) fn check_outcome(cx: &mut OperationCx<'_, '_>, batch: &Batch, at: &At<'_>) {
    let outcome = &batch.outcome;
    let Some(shape) = SHAPES.iter().find(|shape| shape.name == outcome.shape) else { return };
    check_keys(outcome, shape, at, cx.report);
    check_count(batch, shape, at, cx.report);
    let Some(results) = check_lists(cx, outcome, shape, at) else { return };
    let Some(errors) = check_results(cx, outcome, shape, results, at) else { return };
    for (key, name) in ["code", "message"].into_iter().filter_map(|key| shape.named(outcome, key)) {
        check_member(cx, name, errors, &at.key(key));
    }
}

/// Checks the lists of the shape; returns the list of results, or of failures.
fn check_lists<'a>(
    cx: &mut OperationCx<'a, '_>,
    outcome: &Outcome,
    shape: &OutcomeShape,
    at: &At<'_>,
) -> Option<&'a Field> {
    let mut results = None;
    for (key, name) in shape.lists.iter().filter_map(|key| shape.named(outcome, key)) {
        if let Some(list) = check_list(cx, name, shape, &at.key(key)) {
            check_key(&outcome.key, list, cx.scope, &at.key("key"), cx.report);
            // Codes and messages are members of failures, not of successes.
            results = (key != "deleted").then_some(list);
        }
    }
    results
}

/// Checks the members of results; returns the field whose objects have the code and the message.
fn check_results<'a>(
    cx: &mut OperationCx<'a, '_>,
    outcome: &Outcome,
    shape: &OutcomeShape,
    results: &'a Field,
    at: &At<'_>,
) -> Option<&'a Field> {
    let mut errors = results;
    for key in ["ok", "errors"].into_iter().filter(|key| !shape.lists.contains(key)) {
        let Some((key, name)) = shape.named(outcome, key) else { continue };
        match (key, check_member(cx, name, results, &at.key(key))) {
            ("ok", Some(Field { ty: Ty::Boolean | Ty::Any, .. }) | None) => {}
            ("ok", Some(ok)) => {
                let message = format!("`{name}` must be a boolean, but its type is `{}`", ok.ty);
                let finding = cx.report.add(&codes::BATCH_FIELD, &at.key(key), message);
                finding.help("the shape `flag` reads true and false; choose another shape, or correct the type");
            }
            (_, Some(field)) => errors = field,
            // The members of a map, or of a missing field, are unknown.
            (_, None) => return None,
        }
    }
    Some(errors)
}

/// Checks that the outcome has the required keys of the shape, and no others than it allows.
fn check_keys(outcome: &Outcome, shape: &OutcomeShape, at: &At<'_>, report: &mut Report) {
    let key = (!outcome.key.is_empty()).then_some("key");
    let given = || outcome.names.iter().map(|(key, _)| *key).chain(key);
    for key in given().filter(|key| !shape.has(key)) {
        let others = SHAPES.iter().filter(|other| other.has(key)).map(|other| format!("`{}`", other.name));
        report
            .add(&codes::BATCH_SHAPE, &at.key(key), format!("the shape `{}` has no key `{key}`", shape.name))
            .on_key()
            .help(format!("remove the key, which belongs to {}", others.collect::<Vec<_>>().join(" and ")));
    }
    for key in shape.needed.iter().filter(|key| given().all(|given| given != **key)) {
        let message = format!("the shape `{}` needs the key `{key}`", shape.name);
        report
            .add(&codes::BATCH_FIELD, at, message)
            .on_key()
            .help(format!("add `{key}` with the name of the member in the response"));
    }
}

/// Checks that results are identified by as many members as items.
fn check_count(batch: &Batch, shape: &OutcomeShape, at: &At<'_>, report: &mut Report) {
    let (outcome, wanted) = (&batch.outcome, batch.key.len().max(1));
    if shape.has("key") && outcome.key.len() != wanted {
        let message =
            format!("`key` of the outcome has {} members, but `key` of the batch has {wanted}", outcome.key.len());
        report
            .add(&codes::BATCH_FIELD, at, message)
            .on_key()
            .help("name as many members of a result as `key` of the batch has");
    } else if shape.name == "two_lists" && wanted > 1 {
        let message = format!("a list of ids cannot identify items with a key of {wanted} members");
        report
            .add(&codes::BATCH_FIELD, at, message)
            .on_key()
            .help("name the one member of `key` that the response lists");
    }
}

/// Returns the response list with this name, if its items fit the shape.
fn check_list<'a>(cx: &mut OperationCx<'a, '_>, name: &str, shape: &OutcomeShape, at: &At<'_>) -> Option<&'a Field> {
    let OperationCx { operation, scope, report } = cx;
    let Some(field) = operation.response.iter().find(|field| field.name == name) else {
        let finding = report.add(&codes::BATCH_FIELD, at, format!("the response has no list `{name}`"));
        finding.guess(name, operation.response.iter().map(|field| field.name.as_str()));
        return None;
    };
    if !is_list(&field.ty) {
        let message = format!("`{name}` must be a list, but its type is `{}`", field.ty);
        report.add(&codes::BATCH_FIELD, at, message);
        return None;
    }
    let Ty::List(item) = &field.ty else { return None };
    let is_object = matches!(item.as_ref(), Ty::Map(_)) || scope.object(item).is_some();
    let (fits, wanted) = match shape.name {
        "two_lists" => (!is_object && !is_list(item), "ids"),
        _ => (is_object, "objects"),
    };
    if !fits && **item != Ty::Any && item.named().is_none_or(|name| scope.find(name).is_some()) {
        let message =
            format!("the shape `{}` needs a list of {wanted}, but the type of `{name}` is `{}`", shape.name, field.ty);
        report.add(&codes::BATCH_FIELD, at, message).help("check the page, or choose another shape");
        return None;
    }
    Some(field)
}

/// Returns the member with this name, of the object of a field or of the objects in its list.
fn check_member<'a>(cx: &mut OperationCx<'a, '_>, name: &str, of: &'a Field, at: &At<'_>) -> Option<&'a Field> {
    let inner = if let Ty::List(item) = &of.ty { item } else { &of.ty };
    let fields = match inner {
        Ty::Any | Ty::Map(_) => return None,
        Ty::Named(ty) => cx.scope.find(ty)?.1.fields.as_slice(),
        _ => &[],
    };
    let found = fields.iter().find(|field| field.name == name);
    if found.is_none() {
        let finding =
            cx.report.add(&codes::BATCH_FIELD, at, format!("`{}` in the response has no member `{name}`", of.name));
        if let Some(known) = nearest(name, fields.iter().map(|field| field.name.as_str())) {
            finding.help(format!("did you mean `{known}`?"));
        }
    }
    found
}

/// Checks that items or results have the members that identify them.
pub(super) fn check_key(key: &[String], list: &Field, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
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
            format!("the items of `{}` have no member `{name}`", list.name),
        );
        if fields.is_empty() {
            finding.help(format!("the items have the type `{item}`: remove `key` if an item identifies itself"));
        }
        finding.guess(name, fields.iter().map(|field| field.name.as_str()));
    }
}
