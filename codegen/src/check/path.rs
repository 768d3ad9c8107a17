//! Names of operations, paths of files, placeholders of paths.

use std::collections::BTreeMap;

use crate::codes;
use crate::load::nearest;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Operation, Place, Spec, Ty, Vendor};

/// The names between braces, in order.
fn placeholders(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

pub(super) fn check_name(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let path = operation.path.join(".");
    if !operation.name.is_empty() && operation.name != path {
        let message = format!("the operation calls itself `{}`, but its file is that of `{path}`", operation.name);
        report.add(&codes::OPERATION_NAME, &at.key("operation"), message);
    }
}

pub(super) fn check_placeholders(operation: &Operation, at: &At<'_>, report: &mut Report) {
    if operation.http.path.is_empty() {
        return;
    }
    let names = placeholders(&operation.http.path);
    let fields: Vec<_> = operation.request.iter().filter(|field| field.place == Place::Path).collect();
    for (number, name) in names.iter().enumerate() {
        if names[..number].contains(name) {
            report.add(&codes::DUPLICATE_WIRE_NAME, &at.key("http"), format!("the path holds {{{name}}} twice"));
        } else if !fields.iter().any(|field| field.name == *name) {
            let finding = report.add(
                &codes::PATH_WITHOUT_FIELD,
                &at.key("http"),
                format!("the path parameter {{{name}}} is not described"),
            );
            if let Some(known) = nearest(name, fields.iter().map(|field| field.name.as_str())) {
                finding.help(format!("did you mean {{{known}}}?"));
            }
        }
    }
    let section = at.key("path");
    for field in fields {
        let at = section.key(&field.name);
        if !names.contains(&field.name.as_str()) {
            let message = format!("the path of `http` has no {{{}}}", field.name);
            report.add(&codes::FIELD_WITHOUT_PLACEHOLDER, &at, message);
        }
        if !matches!(field.ty, Ty::String | Ty::Integer | Ty::Number | Ty::Boolean) || !field.is_given() || field.json_text {
            report.add(&codes::PATH_FIELD, &at, format!("a path parameter cannot be {}", field.ty));
        }
    }
}

/// An operation `a.b` beside an operation `a.b.c`.
pub(super) fn check_folders(vendor: &Vendor, report: &mut Report) {
    for operation in &vendor.operations {
        let below = |path: &[String]| path.len() > operation.path.len() && path.starts_with(&operation.path);
        let inner = vendor.operations.iter().find(|other| below(&other.path));
        if let Some(inner) = inner {
            let message = format!("`{}` is an operation and the folder of `{}`", operation.path.join("."), inner.path.join("."));
            report.add(&codes::OPERATION_FOLDER, &At::file(operation.file).key("operation"), message);
        }
    }
}

/// Two files with one method and path.
pub(super) fn check_calls(spec: &Spec, report: &mut Report) {
    for vendor in &spec.vendors {
        let mut seen = BTreeMap::new();
        for operation in vendor.operations.iter().filter(|operation| !operation.http.path.is_empty()) {
            if let Some(first) = seen.insert((&operation.http.method, &operation.http.path), operation) {
                let message = format!("`{}` describes the same call", first.path.join("."));
                report.add(&codes::DUPLICATE_OPERATION, &At::file(operation.file).key("http"), message);
            }
        }
    }
}
