//! How a list is split over calls: the way to it in Rust, and what its outcome is read from.

use super::context::Cx;
use super::{handle, strukt, told};
use crate::naming;
use crate::rust::ir::{self, OutcomeArgument};
use crate::spec::{self, Batch, FieldPath, Operation, Outcome, Scope, Ty};

pub(super) fn lower_batch(
    cx: &Cx<'_>,
    operation: &Operation,
    batch: &Batch,
    scope: &Scope<'_>,
    request: &str,
) -> ir::Batch {
    let way = follow(operation, &batch.split, scope);
    let Some(spec::Field { ty: Ty::List(item), items, .. }) = way.last() else {
        panic!("`{}` of {} was checked to be a list", batch.split, operation.name)
    };
    let max = items.and_then(|items| items.max).or(batch.max.and_then(|max| max.try_into().ok()));
    let (handle, on_client, method) = handle::method(cx, operation);
    ir::Batch {
        handle,
        on_client,
        method: naming::batch(method),
        docs: told::method(operation, batch, max, request),
        split: lower_steps(cx, &way, scope, false),
        item: strukt::lower_ty(item),
        max,
        key: batch.key.clone(),
        outcome: lower_outcome(operation, &batch.outcome, scope),
    }
}

/// The fields that a path leads through in the body.
fn follow<'a>(operation: &'a Operation, path: &str, scope: &Scope<'a>) -> FieldPath<'a> {
    let body = operation.request.iter().filter(|field| field.location == spec::FieldLocation::Body);
    scope.follow(body, path).unwrap_or_else(|_| panic!("the path `{path}` of {} was checked", operation.name))
}

/// The steps of a way from a request, or from a reply, which is `received`.
pub(super) fn lower_steps(cx: &Cx<'_>, way: &FieldPath<'_>, scope: &Scope<'_>, mut received: bool) -> Vec<ir::Step> {
    let mut steps = Vec::new();
    let mut scope = scope.clone();
    for field in way {
        let lowered = strukt::lower_field(field, !received && field.required, false);
        steps.push(ir::Step { optional: lowered.is_option(received), wire: lowered.wire, rust: lowered.rust });
        if let Some((ty, inner)) = scope.object(&field.ty) {
            (scope, received) = (inner, cx.uses.received(ty));
        }
    }
    steps
}

fn lower_outcome(operation: &Operation, outcome: &Outcome, scope: &Scope<'_>) -> ir::OutcomeRule {
    let maybe = |wanted| outcome.names.iter().find(|(key, _)| *key == wanted).map(|(_, name)| name.clone());
    let name = |wanted| OutcomeArgument::Name(maybe(wanted).unwrap_or_default());
    let key = ("key", OutcomeArgument::Names(outcome.key.clone()));
    let code = ("code", OutcomeArgument::Maybe(maybe("code")));
    let message = ("message", OutcomeArgument::Maybe(maybe("message")));
    match outcome.shape.as_str() {
        "flag" => ir::OutcomeRule {
            variant: "Flag",
            fields: vec![
                ("each", name("each")),
                key,
                ("ok", name("ok")),
                ("errors", OutcomeArgument::Maybe(maybe("errors"))),
                code,
                message,
            ],
        },
        "two_lists" => ir::OutcomeRule {
            variant: "TwoLists",
            fields: vec![
                ("succeeded", name("succeeded")),
                ("failed", name("failed")),
                ("reasons", OutcomeArgument::Flag(maybe("reasons").is_some())),
            ],
        },
        "deleted_errors" => {
            let quiet = maybe("quiet").map(|path| follow(operation, &path, scope)).unwrap_or_default();
            let quiet = OutcomeArgument::Names(quiet.iter().map(|field| field.name.clone()).collect());
            ir::OutcomeRule {
                variant: "DeletedErrors",
                fields: vec![
                    ("deleted", name("deleted")),
                    ("errors", name("errors")),
                    key,
                    code,
                    message,
                    ("quiet", quiet),
                ],
            }
        }
        _ => ir::OutcomeRule { variant: "Nothing", fields: Vec::new() },
    }
}
