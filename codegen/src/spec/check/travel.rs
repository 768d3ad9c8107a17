//! Files that travel, in bodies and as replies: where they can, and what cannot be said of them.

use super::predicates::is_scalar;
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Field, FieldLocation, Operation, Scope, Ty};

/// What each part of a body can be; a body without any is no form.
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
            // Path, query and headers have findings of their own.
            if field.location == FieldLocation::Body && !(is_part && is_alone) {
                let message = format!("`{}` cannot be a file here", field.name);
                report.add(&codes::FILE_FIELD, &at, message);
            }
        } else if is_part && !field.json_text && !is_scalar(item) {
            // A name that is not there has its finding.
            if field.ty.named().is_none_or(|name| scope.find(name).is_some()) {
                let message = format!("a part of a multipart body cannot have the type `{}`", field.ty);
                report.add(&codes::FORM_FIELD, &at, message);
            }
        }
    }
}

/// Fields that are no part of a body: members of types, and those of replies.
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

/// A file has no members, and says nothing of single items.
pub(super) fn check_reply(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    if !operation.receives_file {
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
        let (Some(reply), Some(envelope)) = (&example.response, scope.envelope()) else { continue };
        let is_success = (200..300).contains(&example.status)
            && reply
                .get(&envelope.code)
                .is_some_and(|code| envelope.success.iter().any(|success| success == code.to_json().trim_matches('"')));
        if is_success {
            let message = "the response is a file, but this example shows JSON with a success code";
            let finding = report.add(&codes::FILE_REPLY, &section.index(number).key("response"), message).on_key();
            finding.help("remove `response`; the example then shows only the request");
        }
    }
}
