//! Names that would be one in Rust.

use std::collections::BTreeMap;

use crate::codes;
use crate::names;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Field, Operation, Type, Vendor};

pub(super) fn check_operation(operation: &Operation, at: &At<'_>, report: &mut Report) {
    check_fields(operation.request.iter().filter(|field| field.is_given()), at, |field| field.place.key(), report);
    check_fields(operation.response.iter(), at, |_| "response", report);
    check_own_types(operation, at, report);
}

/// Members of declared types.
pub(super) fn check_types(types: &[(String, Type)], at: &At<'_>, report: &mut Report) {
    let section = at.key("types");
    for (name, ty) in types {
        let at = section.key(name);
        check_fields(ty.fields.iter(), &at, |_| "fields", report);
    }
}

/// Files and folders beside each other that would become one module.
pub(super) fn check_siblings(vendor: &Vendor, report: &mut Report) {
    let mut seen: BTreeMap<Vec<String>, &[String]> = BTreeMap::new();
    for operation in &vendor.operations {
        for depth in 1..=operation.path.len() {
            let path = &operation.path[..depth];
            let module: Vec<String> = path.iter().map(|step| names::snake(step)).collect();
            let first = *seen.entry(module).or_insert(path);
            if first != path {
                let message = format!("`{}` and `{}` would be one module in Rust", first.join("."), path.join("."));
                let finding = report.add(&codes::NAME_COLLISION, &At::file(operation.file).key("operation"), message);
                finding.help("the names of operations are the vendor's: write both in the vendor's spelling");
            }
        }
    }
}

fn check_fields<'a>(
    fields: impl Iterator<Item = &'a Field>,
    at: &At<'_>,
    key: fn(&Field) -> &'static str,
    report: &mut Report,
) {
    let mut seen: BTreeMap<String, &Field> = BTreeMap::new();
    for field in fields {
        let rust = names::field(field.rust.as_deref(), &field.name);
        let section = at.key(key(field));
        let at = section.key(&field.name);
        if !names::is_name(&rust) {
            report.add(&codes::BAD_NAME, &at, format!("`{rust}` is no name for a field")).on_key();
        } else if let Some(first) = seen.insert(rust.clone(), field) {
            let message = format!("`{}` and `{}` would both be `{rust}` in Rust", first.name, field.name);
            report.add(&codes::NAME_COLLISION, &at, message).on_key();
        }
    }
}

/// A page's own types beside those that its operation becomes.
fn check_own_types(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let Some(method) = operation.path.last() else { return };
    let request = names::type_name(method, "Request");
    let made = [format!("{request}Reply"), format!("{request}Error"), request];
    for (name, _) in operation.types.iter().filter(|(name, _)| made.contains(&names::type_name(name, "Type"))) {
        let message = format!("the operation itself becomes a type `{name}`");
        let finding = report.add(&codes::NAME_COLLISION, &at.key("types").key(name), message);
        finding.on_key().help("give this type another name");
    }
}
