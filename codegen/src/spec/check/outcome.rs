//! How a batch's reply tells what became of each item, against the fields of the reply.

use super::predicates::is_list;
use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{Batch, Field, Operation, Outcome, Scope, Ty};

/// What a shape of outcome is made of.
struct OutcomeShape {
    name: &'static str,
    /// Keys that it needs.
    needed: &'static [&'static str],
    /// Keys that it may have.
    allowed: &'static [&'static str],
    /// Those of its keys that name lists of the reply.
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
}

pub(super) fn check_outcome(
    outcome: &Outcome,
    batch: &Batch,
    operation: &Operation,
    scope: &Scope<'_>,
    at: &At<'_>,
    report: &mut Report,
) {
    let Some(shape) = SHAPES.iter().find(|shape| shape.name == outcome.shape) else { return };
    check_keys(outcome, shape, at, report);
    check_count(outcome, batch, shape, at, report);
    let named = |wanted: &str| outcome.names.iter().find(|(key, _)| *key == wanted && shape.has(key));
    let mut results = None;
    for (key, name) in shape.lists.iter().filter_map(|key| named(key)) {
        if let Some(list) = check_list(name, operation, shape, scope, &at.key(key), report) {
            check_key(&outcome.key, list, scope, &at.key("key"), report);
            // What failures say stands with them.
            results = (*key != "deleted").then_some(list);
        }
    }
    let Some(results) = results else { return };
    let mut errors = results;
    for key in ["ok", "errors"].iter().filter(|key| !shape.lists.contains(key)) {
        let Some((key, name)) = named(key) else { continue };
        let member = check_member(name, results, scope, &at.key(key), report);
        match (*key, member) {
            ("ok", Some(Field { ty: Ty::Boolean | Ty::Any, .. }) | None) => {}
            ("ok", Some(ok)) => {
                let message = format!("`{name}` must be a boolean, but its type is `{}`", ok.ty);
                report
                    .add(&codes::BATCH_FIELD, &at.key(key), message)
                    .help("the shape `flag` reads true and false; choose another shape, or correct the type");
            }
            (_, Some(field)) => errors = field,
            // What a map holds, or what is not there, cannot be looked into.
            (_, None) => return,
        }
    }
    for (key, name) in ["code", "message"].iter().filter_map(|key| named(key)) {
        check_member(name, errors, scope, &at.key(key), report);
    }
}

/// The keys are those of the shape.
fn check_keys(outcome: &Outcome, shape: &OutcomeShape, at: &At<'_>, report: &mut Report) {
    let key = (!outcome.key.is_empty()).then_some("key");
    let given = || outcome.names.iter().map(|(key, _)| *key).chain(key);
    for key in given().filter(|key| !shape.has(key)) {
        let others = SHAPES.iter().filter(|other| other.has(key)).map(|other| other.name);
        report
            .add(&codes::BATCH_SHAPE, &at.key(key), format!("the shape `{}` has no key `{key}`", shape.name))
            .on_key()
            .help(format!("remove it; only {} have it", others.collect::<Vec<_>>().join(" and ")));
    }
    for key in shape.needed.iter().filter(|key| given().all(|given| given != **key)) {
        let message = format!("the shape `{}` needs the key `{key}`", shape.name);
        report
            .add(&codes::BATCH_FIELD, at, message)
            .on_key()
            .help(format!("add `{key}` with the name of the member in the response"));
    }
}

/// Results are told apart by as many members as items.
fn check_count(outcome: &Outcome, batch: &Batch, shape: &OutcomeShape, at: &At<'_>, report: &mut Report) {
    let wanted = batch.key.len().max(1);
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

/// The list of that name in the reply, if its items are what the shape wants.
fn check_list<'a>(
    name: &str,
    operation: &'a Operation,
    shape: &OutcomeShape,
    scope: &Scope<'a>,
    at: &At<'_>,
    report: &mut Report,
) -> Option<&'a Field> {
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

/// The member of that name, of a field's object or of the objects in its list.
fn check_member<'a>(
    name: &str,
    of: &'a Field,
    scope: &Scope<'a>,
    at: &At<'_>,
    report: &mut Report,
) -> Option<&'a Field> {
    let inner = if let Ty::List(item) = &of.ty { item } else { &of.ty };
    let fields = match inner {
        Ty::Any | Ty::Map(_) => return None,
        Ty::Named(ty) => scope.find(ty)?.1.fields.as_slice(),
        _ => &[],
    };
    let found = fields.iter().find(|field| field.name == name);
    if found.is_none() {
        let finding =
            report.add(&codes::BATCH_FIELD, at, format!("`{}` in the response has no member `{name}`", of.name));
        if let Some(known) = nearest(name, fields.iter().map(|field| field.name.as_str())) {
            finding.help(format!("did you mean `{known}`?"));
        }
    }
    found
}

/// The members that identify an item, or a result, are members of it.
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
            format!("the items of `{}` have no `{name}`", list.name),
        );
        if fields.is_empty() {
            finding.help(format!("they are of type {item}: leave `key` out where an item is its own key"));
        }
        finding.guess(name, fields.iter().map(|field| field.name.as_str()));
    }
}
