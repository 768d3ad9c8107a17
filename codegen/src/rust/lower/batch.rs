//! Lists that are split over calls: the path to the list, and the form of the outcome.

use super::context::Context;
use super::paths::method;
use super::{docs, object};
use crate::naming;
use crate::rust::ir::{self, OutcomeArgument};
use crate::spec::{self, Batch, ConstantsTypes, FieldPath, Operation, Outcome, Scope, Ty};

pub(super) fn lower_batch(
    cx: &Context<'_>,
    operation: &Operation,
    batch: &Batch,
    scope: &Scope<'_>,
    request: &str,
) -> ir::Batch {
    let path = follow(operation, &batch.split, scope);
    let Some(spec::Field { ty: Ty::List(item), items, .. }) = path.last() else {
        panic!("`{}` of {} was checked to be a list", batch.split, operation.name)
    };
    let max = items.and_then(|items| items.max).or(batch.max.and_then(|max| max.try_into().ok()));
    ir::Batch {
        method: naming::batch(method(operation)),
        docs: docs::batch(operation, batch, max, request),
        split: lower_steps(cx, &path, scope, false),
        item: object::lower_ty(item),
        max,
        key: batch.key.clone(),
        outcome: lower_outcome(operation, &batch.outcome, scope),
    }
}

/// Returns the fields on a path into the body.
fn follow<'a>(operation: &'a Operation, path: &str, scope: &Scope<'a>) -> FieldPath<'a> {
    let body = operation.request.iter().filter(|field| field.location == spec::FieldLocation::Body);
    scope.follow(body, path).unwrap_or_else(|_| panic!("the path `{path}` of {} was checked", operation.name))
}

/// Returns the steps of a path from a request, or from a response, which is `received`.
pub(super) fn lower_steps(
    cx: &Context<'_>,
    path: &FieldPath<'_>,
    scope: &Scope<'_>,
    mut received: bool,
) -> Vec<ir::Step> {
    let mut steps = Vec::new();
    let mut scope = scope.clone();
    for field in path {
        let lowered = object::lower_field(field, !received && field.required, false, &ConstantsTypes::default());
        steps.push(ir::Step { optional: lowered.is_option(received), wire: lowered.wire, rust: lowered.rust });
        if let Some((ty, inner)) = scope.object(&field.ty) {
            (scope, received) = (inner, cx.uses.received(ty));
        }
    }
    steps
}

/// Returns the rule of an outcome; none if the response reports no items.
fn lower_outcome(operation: &Operation, outcome: &Outcome, scope: &Scope<'_>) -> Option<ir::OutcomeRule> {
    let stated = |wanted| outcome.names.iter().find(|(key, _)| *key == wanted).map(|(_, name)| name.clone());
    let name = |setter| stated(setter).map(|name| (setter, OutcomeArgument::Name(name)));
    let names = |setter, names: Vec<String>| (!names.is_empty()).then_some((setter, OutcomeArgument::Names(names)));
    let key = || names("key", outcome.key.clone());
    let (constructor, arguments, setters) = match outcome.shape.as_str() {
        "flag" => ("flag", ["each", "ok"], vec![key(), name("errors"), name("code"), name("message")]),
        "two_lists" => {
            let reasons = stated("reasons").map(|_| ("reasons", OutcomeArgument::Nothing));
            ("two_lists", ["succeeded", "failed"], vec![reasons])
        }
        "deleted_errors" => {
            let path = stated("quiet").map(|path| follow(operation, &path, scope)).unwrap_or_default();
            let quiet = names("quiet", path.iter().map(|field| field.name.clone()).collect());
            ("deleted_errors", ["deleted", "errors"], vec![key(), name("code"), name("message"), quiet])
        }
        _ => return None,
    };
    let arguments = arguments.into_iter().map(|key| stated(key).unwrap_or_default()).collect();
    Some(ir::OutcomeRule { constructor, arguments, setters: setters.into_iter().flatten().collect() })
}
