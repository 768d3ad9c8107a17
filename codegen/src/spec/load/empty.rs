//! Checks of mappings and lists that must not be empty or missing.

use super::file::{File, FileKind};
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Operation, Vendor};
use crate::yaml::Value;

/// An authentication method, as help shows it.
const METHOD: &str = "api_key: { scheme: bearer, token: api_key, doc: A key., credentials: [key] }";

/// Checks the keys of a file that say nothing without an entry.
pub(super) fn check_empty(file: &File<'_>, vendor: &Vendor, report: &mut Report) {
    let Some(root) = &file.root else { return };
    if file.kind == FileKind::Vendor {
        check_auth(root, vendor, &At::file(file.id), report);
    }
    if !file.kind.is_page() {
        check_waits(root, &At::file(file.id), report);
    }
}

/// Checks that a vendor has an authentication method, unless none of its calls takes a token.
fn check_auth(root: &Value, vendor: &Vendor, at: &At<'_>, report: &mut Report) {
    let is_open = !vendor.operations.is_empty() && !vendor.operations.iter().any(Operation::takes_credentials);
    let auth = root.get("auth");
    if is_open {
        return;
    }
    if auth.is_none() {
        let finding = report.add(&codes::MISSING_KEY, at, "vendor.yaml lacks the key `auth`").on_key();
        finding.help(format!(
            "add a method, for example `auth: {{ {METHOD} }}`, or write `token: none` in each operation that takes no \
             credentials"
        ));
    } else if auth == Some(&Value::Map(Vec::new())) {
        let message = "`auth` has no authentication method, so no call could have a token";
        let finding = report.add(&codes::BAD_VALUE, &at.key("auth"), message).on_key();
        finding.help(format!("describe a method, for example `{METHOD}`"));
    }
}

/// Checks that `retry_after` names a header or a member.
fn check_waits(root: &Value, at: &At<'_>, report: &mut Report) {
    let is_empty = |value: &Value| match value {
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.iter().all(|(_, value)| *value == Value::List(Vec::new())),
        _ => false,
    };
    if root.get("retry_after").is_some_and(is_empty) {
        let message = "`retry_after` names no header and no member, so it has no effect";
        let finding = report.add(&codes::BAD_VALUE, &at.key("retry_after"), message).on_key();
        finding.help("name a header or a member of the response, or remove the key");
    }
}
