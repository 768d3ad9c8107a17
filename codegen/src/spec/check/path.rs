//! Checks of operation names, file paths, and path parameters.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{Field, FieldLocation, Operation, Scope, Ty, Vendor};

/// Returns the names between braces, in order.
fn placeholders(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

pub(super) fn check_name(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let path = operation.path.join(".");
    if !operation.name.is_empty() && operation.name != path {
        let message = format!("`operation` is `{}`, but the file's path is that of `{path}`", operation.name);
        report.add(&codes::OPERATION_NAME, &at.key("operation"), message);
    }
}

pub(super) fn check_placeholders(operation: &Operation, at: &At<'_>, report: &mut Report) {
    if operation.http.path.is_empty() {
        return;
    }
    let names = placeholders(&operation.http.path);
    let fields: Vec<&Field> = operation.request.iter().filter(|field| field.location == FieldLocation::Path).collect();
    let mut extra: Vec<&Field> = fields.iter().filter(|field| !names.contains(&field.name.as_str())).copied().collect();
    for (number, name) in names.iter().enumerate() {
        if names[..number].contains(name) {
            report
                .add(&codes::DUPLICATE_WIRE_NAME, &at.key("http"), format!("the path contains {{{name}}} twice"))
                .help("remove one of the two");
        } else if !fields.iter().any(|field| field.name == *name) {
            let message = format!("`path` does not describe the parameter {{{name}}}");
            let finding = report.add(&codes::PATH_WITHOUT_FIELD, &at.key("http"), message);
            if let Some(known) = nearest(name, extra.iter().map(|field| field.name.as_str())) {
                finding.help(format!("did you mean {{{known}}}?"));
                extra.retain(|field| field.name != known);
            }
        }
    }
    let section = at.key("path");
    for field in fields {
        let is_extra = extra.iter().any(|extra| extra.name == field.name);
        check_path_field(field, is_extra, &section.key(&field.name), report);
    }
}

/// Checks a field of `path`; `is_extra` says whether the path does not contain it.
fn check_path_field(field: &Field, is_extra: bool, at: &At<'_>, report: &mut Report) {
    if is_extra {
        let message = format!("the path of `http` does not contain {{{}}}", field.name);
        report.add(&codes::FIELD_WITHOUT_PLACEHOLDER, at, message).on_key();
    } else if !field.is_given() {
        let key = if field.auth { "auth" } else { "value" };
        report
            .add(&codes::PATH_FIELD, &at.key(key), "a path parameter cannot have a fixed value: callers set it")
            .help("write the value into the path of `http`");
    } else if !matches!(field.ty, Ty::String | Ty::Integer | Ty::Number | Ty::Decimal | Ty::Boolean) || field.json_text
    {
        report.add(
            &codes::PATH_FIELD,
            &at.key("type"),
            format!("a path parameter cannot have the type `{}`", field.ty),
        );
    }
}

/// Checks that an operation `a.b` is not also the folder of an operation `a.b.c`.
pub(super) fn check_folders(vendor: &Vendor, report: &mut Report) {
    let mut folders: BTreeSet<&[String]> = BTreeSet::new();
    for operation in &vendor.operations {
        folders.extend((1..operation.path.len()).map(|depth| &operation.path[..depth]));
    }
    for operation in vendor.operations.iter().filter(|operation| folders.contains(operation.path.as_slice())) {
        let below = |path: &[String]| path.len() > operation.path.len() && path.starts_with(&operation.path);
        let inner = vendor.operations.iter().find(|other| below(&other.path));
        if let Some(inner) = inner {
            let message = format!(
                "`{}` is an operation, and also the folder of `{}`",
                operation.path.join("."),
                inner.path.join(".")
            );
            report.add(&codes::OPERATION_FOLDER, &At::file(operation.file).key("operation"), message);
        }
    }
}

/// Returns the value that a field has in every request: its fixed value, or the only allowed one.
fn only_value(field: &Field) -> Option<Cow<'_, str>> {
    match (&field.value, &field.values[..]) {
        (Some(fixed), _) => Some(fixed.into()),
        (None, [only]) if field.required => Some(only.as_text().map_or_else(|| only.to_json().into(), Cow::from)),
        _ => None,
    }
}

/// Checks that no two files describe the same call: host, method, path, and fixed values.
pub(super) fn check_calls(vendor: &Vendor, report: &mut Report) {
    let mut seen: BTreeMap<Vec<Cow<'_, str>>, &Operation> = BTreeMap::new();
    for operation in vendor.operations.iter().filter(|operation| !operation.http.path.is_empty()) {
        let fixed = operation.request.iter().filter_map(|field| Some([Cow::from(&field.name), only_value(field)?]));
        let path =
            operation.http.path.split('{').enumerate().map(|(number, part)| {
                if number == 0 { part } else { part.split_once('}').map_or(part, |(_, rest)| rest) }
            });
        let host = Scope::of_operation(vendor, operation).host().unwrap_or_default();
        let call = [host, operation.http.method.as_str()].into_iter().chain(path).map(Cow::from);
        let call = call.chain(fixed.flatten()).collect();
        if let Some(first) = seen.insert(call, operation) {
            let message = format!("`{}` describes the same call", first.path.join("."));
            report.add(&codes::DUPLICATE_OPERATION, &At::file(operation.file).key("http"), message);
        }
    }
}
