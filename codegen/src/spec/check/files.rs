//! Checks of files and of the formats of responses.

use super::predicates::is_scalar;
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Field, FieldLocation, Operation, Scope, Ty};

/// Checks the types of the parts of a multipart body, and that files are only there.
pub(super) fn check_body(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let fields = || operation.request.iter().filter(|field| field.location == FieldLocation::Body);
    if operation.sends_multipart() && fields().next().is_none() {
        let finding =
            report.add(&codes::FORM_FIELD, &at.key("sends"), "`sends` has no effect: the operation has no body");
        finding.on_key().help("describe the parts under `body`, or remove `sends`");
    }
    for field in &operation.request {
        let section = at.key(field.location.key());
        let at = section.key(&field.name);
        let at = at.key("type");
        let is_part = field.location == FieldLocation::Body && operation.sends_multipart();
        let item = if let Ty::List(item) = &field.ty { item } else { &field.ty };
        if holds_file(&field.ty) {
            let is_alone = field.ty == Ty::File && !field.json_text;
            // Files in paths, queries and headers have findings of other rules.
            if field.location == FieldLocation::Body && !(is_part && is_alone) {
                let message = format!("`{}` cannot be a file here", field.name);
                report.add(&codes::FILE_FIELD, &at, message);
            }
        } else if is_part && !field.json_text && !is_scalar(item) {
            // An unknown type has a finding already.
            if field.ty.named().is_none_or(|name| scope.find(name).is_some()) {
                let message = format!("a part of a multipart body cannot have the type `{}`", field.ty);
                report.add(&codes::FORM_FIELD, &at, message);
            }
        }
    }
}

/// Checks that members of types and responses are not files.
pub(super) fn check_members(fields: &[Field], at: &At<'_>, report: &mut Report) {
    for field in fields.iter().filter(|field| holds_file(&field.ty)) {
        let message = format!("`{}` cannot be a file here", field.name);
        report.add(&codes::FILE_FIELD, &at.key(&field.name).key("type"), message);
    }
}

fn holds_file(ty: &Ty) -> bool {
    match ty {
        Ty::File => true,
        Ty::List(inner) | Ty::Map(inner) => holds_file(inner),
        _ => false,
    }
}

/// Checks that a redirect leads to a file, and that the client may follow it.
pub(super) fn check_redirect(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let message = match operation.http.method.as_str() {
        _ if !operation.redirect => return,
        _ if !operation.receives_file() => "`redirect` has no effect: the response is not a file".to_owned(),
        // A missing method has a finding already.
        "GET" | "" => return,
        method => format!("a redirect is followed for GET alone, and this operation sends {method}"),
    };
    report.add(&codes::FILE_REDIRECT, &at.key("redirect"), message).on_key();
}

/// Checks that an operation that returns a file describes no JSON.
pub(super) fn check_response(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    if !operation.receives_file() {
        return;
    }
    if !operation.response.is_empty() {
        let message = "the response is a file, so it has no members";
        report.add(&codes::FILE_REPLY, &at.key("response"), message).on_key();
    }
    if operation.batch.is_some() {
        let message = "the response is a file, so it cannot report single items";
        report.add(&codes::FILE_REPLY, &at.key("batch"), message).on_key();
    }
    let section = at.key("examples");
    for (number, example) in operation.examples.iter().enumerate() {
        if scope.envelope().is_some_and(|envelope| example.is_success(envelope)) {
            let message = "the response is a file, but this example shows JSON with a success code";
            let finding = report.add(&codes::FILE_REPLY, &section.index(number).key("response"), message).on_key();
            finding.help("remove `response`; the example then shows only the request");
        }
    }
}

/// Checks that an operation whose success has no body describes none.
pub(super) fn check_nothing(operation: &Operation, at: &At<'_>, report: &mut Report) {
    if !operation.receives_nothing() {
        return;
    }
    let has_outcome = operation.batch.as_ref().is_some_and(|batch| !matches!(&*batch.outcome.shape, "" | "none"));
    let keys =
        [("response", !operation.response.is_empty()), ("pages", operation.pages.is_some()), ("batch", has_outcome)];
    for (key, _) in keys.into_iter().filter(|(_, is_there)| *is_there) {
        let message = format!("`{key}` has no effect: a success of this operation has no body");
        report.add(&codes::EMPTY_RESPONSE, &at.key(key), message).on_key();
    }
}

/// Checks that `data: beside` has an effect.
pub(super) fn check_data(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let message = match () {
        () if !operation.data_beside => return,
        () if operation.bare => "`data` has no effect: a response without an envelope has no code next to it",
        () if operation.receives_file() => "`data` has no effect: the response is a file",
        () if operation.receives_nothing() => "`data` has no effect: a success has no body",
        () if operation.response.is_empty() => "`data` has no effect: the spec describes no `response`",
        () if scope.envelope().is_some_and(|envelope| envelope.data.is_none()) => {
            "`data` has no effect: the envelope has no `data`, so the results are next to the code anyway"
        }
        () => return,
    };
    report.add(&codes::DATA_BESIDE, &at.key("data"), message).on_key();
}
