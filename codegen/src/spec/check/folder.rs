//! What stands in one folder and would be one thing in Rust.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::{Operation, Vendor};

/// The crate that generated files import: a module of this name would hide it.
const RUNTIME: &str = "clientloom_runtime";

/// Methods that the vendor's client has anyway.
const CLIENT_METHODS: [&str; 2] = ["builder", "client"];

/// Files and folders become modules and methods.
pub(super) fn check_modules(vendor: &Vendor, report: &mut Report) {
    let mut seen: BTreeMap<(&[String], String), &[String]> = BTreeMap::new();
    let mut said: BTreeSet<&[String]> = BTreeSet::new();
    for operation in &vendor.operations {
        for depth in 1..=operation.path.len() {
            let (path, above) = (&operation.path[..depth], &operation.path[..depth - 1]);
            let first = *seen.entry((above, naming::snake(&path[depth - 1]))).or_insert(path);
            if !said.contains(path) && check_module(vendor, operation, path, first, report) {
                said.insert(path);
                break;
            }
        }
    }
}

/// Whether something was said about the last step of `path`.
fn check_module(
    vendor: &Vendor,
    operation: &Operation,
    path: &[String],
    first: &[String],
    report: &mut Report,
) -> bool {
    let file = At::file(operation.file);
    let at = file.key("operation");
    let (step, above) = path.split_last().map_or(("", path), |(step, above)| (step.as_str(), above));
    let module = naming::snake(step);
    let shared = if above.is_empty() {
        Some(&vendor.shared)
    } else {
        vendor.services.iter().find(|service| service.path == above).map(|service| &service.shared)
    };
    if !naming::is_step(step) {
        let message = format!("`{step}` cannot be a module name");
        report
            .add(&codes::BAD_NAME, &at, message)
            .help("use only ASCII letters, digits, `_` and `-` in the names of files and folders");
    } else if first != path {
        let message = format!("`{}` and `{}` would become the same module in Rust", first.join("."), path.join("."));
        report.add(&codes::NAME_COLLISION, &at, message).help("write both names in one spelling, the vendor's");
    } else if above.is_empty() && CLIENT_METHODS.contains(&module.as_str()) {
        let message = format!("`{step}` would become a method of the client, which already has a method `{module}`");
        report
            .add(&codes::NAME_COLLISION, &at, message)
            .help("give the folder another name, and explain it under `notes`");
    } else if module == RUNTIME {
        let message = format!("`{}` would hide a crate that generated files need", path.join("."));
        report
            .add(&codes::NAME_COLLISION, &at, message)
            .help("give it another name, and state the vendor's name under `notes`");
    } else if module == "types" && shared.is_some_and(|shared| !shared.types.is_empty()) {
        let message = format!("`{}` would become the module of the types that are shared there", path.join("."));
        report
            .add(&codes::NAME_COLLISION, &at, message)
            .help("declare these types in a service.yaml above, or in vendor.yaml");
    } else {
        return false;
    }
    true
}

/// An operation whose list can be split, or whose results come in pages, becomes a second method.
pub(super) fn check_methods(vendor: &Vendor, report: &mut Report) {
    for operation in &vendor.operations {
        let Some((method, folder)) = operation.path.split_last() else { continue };
        let batch = operation.batch.as_ref().map(|_| (naming::batch(method), "splits the list of"));
        let pages = operation.pages.as_ref().map(|_| (naming::items(method), "returns the paged results of"));
        for (name, does) in batch.into_iter().chain(pages) {
            let mut beside = vendor.operations.iter().filter_map(|other| other.path.strip_prefix(folder)?.first());
            let Some(step) = beside.find(|step| naming::snake(step) == name) else { continue };
            let taken = [folder, std::slice::from_ref(step)].concat().join(".");
            let message =
                format!("`{taken}` has the same name as the method that {does} `{}`", operation.path.join("."));
            let at = At::file(operation.file);
            report
                .add(&codes::NAME_COLLISION, &at.key("operation"), message)
                .help("give one of the two another name, and state the vendor's name under `notes`");
        }
    }
}

/// A folder's module holds its handle and what its operations export.
pub(super) fn check_exports(vendor: &Vendor, report: &mut Report) {
    let client = vendor.client.clone().unwrap_or_else(|| naming::type_name(&vendor.name, "Client"));
    let mut seen: BTreeMap<(&[String], String), String> = BTreeMap::new();
    for variable in &vendor.shared.variables {
        seen.insert((&[], naming::type_name(&variable.name, "Variant")), format!("the variable {{{}}}", variable.name));
    }
    seen.insert((&[], format!("{client}Builder")), "the builder".to_owned());
    seen.insert((&[], client), "the client".to_owned());
    for operation in &vendor.operations {
        for depth in 1..operation.path.len() {
            let path = &operation.path[..depth];
            let handle = naming::type_name(&path[depth - 1], "Handle");
            seen.entry((path, handle)).or_insert_with(|| format!("the folder `{}`", path.join(".")));
        }
    }
    for operation in &vendor.operations {
        let Some((method, folder)) = operation.path.split_last() else { continue };
        let path = operation.path.join(".");
        // Two operations that would be one module have their finding.
        let module = naming::snake(method);
        let twin = |other: &&Operation| {
            other.path.starts_with(folder) && other.path.len() == operation.path.len() && other.path < operation.path
        };
        if vendor
            .operations
            .iter()
            .filter(twin)
            .any(|other| other.path.last().is_some_and(|other| naming::snake(other) == module))
        {
            continue;
        }
        let taken = naming::operation(method).into_iter().find_map(|name| {
            let first = seen.entry((folder, name.clone())).or_insert_with(|| format!("`{path}`"));
            (*first != format!("`{path}`")).then(|| (first.clone(), name))
        });
        if let Some((first, name)) = taken {
            let message = format!("{first} and `{path}` would both become the type `{name}`");
            let finding = report.add(&codes::NAME_COLLISION, &At::file(operation.file).key("operation"), message);
            finding.help("give the operation another name, and state the vendor's name under `notes`");
        }
    }
}
