//! Checks of files and folders that become modules, methods and types.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::codes::{self, Code};
use crate::diagnostics::{At, Report};
use crate::naming;
use crate::spec::model::Vendor;

/// The crate that generated files import: a module of this name would hide it.
const RUNTIME: &str = "clientloom_runtime";

/// Methods that each vendor's client has.
const CLIENT_METHODS: [&str; 2] = ["builder", "client"];

/// Checks the modules and methods that files and folders become.
pub(super) fn check_modules(vendor: &Vendor, report: &mut Report) {
    let mut seen: BTreeMap<(&[String], String), &[String]> = BTreeMap::new();
    let mut reported: BTreeSet<&[String]> = BTreeSet::new();
    let operations = vendor.operations.iter().map(|operation| (operation.file, &operation.path, "operation"));
    let events = vendor.events.iter().map(|event| (event.file, &event.path, "event"));
    for (file, page, key) in operations.chain(events) {
        for depth in 1..=page.len() {
            let (path, above) = (&page[..depth], &page[..depth - 1]);
            let first = *seen.entry((above, naming::module(&path[depth - 1]))).or_insert(path);
            if reported.contains(path) {
                continue;
            }
            if let Some(ModuleError { code, message, help }) = module_error(vendor, path, first) {
                report.add(code, &At::file(file).key(key), message).help(help);
                reported.insert(path);
                break;
            }
        }
    }
}

/// A reason why a file or folder cannot become a module.
struct ModuleError {
    code: &'static Code,
    message: String,
    help: &'static str,
}

/// Returns the error of the last step of `path`; `first` is the first path that becomes the same
/// module.
fn module_error(vendor: &Vendor, path: &[String], first: &[String]) -> Option<ModuleError> {
    let (step, above) = path.split_last().map_or(("", path), |(step, above)| (step.as_str(), above));
    let (module, dotted) = (naming::module(step), path.join("."));
    let (message, help) = if !naming::is_step(step) {
        let message = format!("`{step}` cannot be a module name");
        let help = "use only ASCII letters, digits, `_` and `-` in the names of files and folders";
        return Some(ModuleError { code: &codes::BAD_NAME, message, help });
    } else if first != path {
        let message = format!("`{}` and `{dotted}` would become the same module in Rust", first.join("."));
        (message, "write both names in one spelling, the vendor's")
    } else if above.is_empty() && CLIENT_METHODS.contains(&module.as_str()) {
        let message = format!("`{step}` would become a method of the client, which already has a method `{module}`");
        (message, "give the folder another name, and explain it under `notes`")
    } else if module == RUNTIME {
        let message = format!("`{dotted}` would hide a crate that generated files need");
        (message, "give it another name, and state the vendor's name under `notes`")
    } else if module == "types" && declares_types(vendor, above) {
        let message = format!("`{dotted}` would become the module of the types that are shared there");
        (message, "declare these types in a service.yaml above, or in vendor.yaml")
    } else {
        return None;
    };
    Some(ModuleError { code: &codes::NAME_COLLISION, message, help })
}

/// Whether the `service.yaml` of a folder declares types; `vendor.yaml` if the path is empty.
fn declares_types(vendor: &Vendor, folder: &[String]) -> bool {
    let shared = if folder.is_empty() {
        Some(&vendor.shared)
    } else {
        vendor.services.iter().find(|service| service.path == folder).map(|service| &service.shared)
    };
    shared.is_some_and(|shared| !shared.types.is_empty())
}

/// Checks the second method of an operation with `batch`, `pages` or a choice of a stream.
pub(super) fn check_methods(vendor: &Vendor, report: &mut Report) {
    for operation in &vendor.operations {
        let Some((method, folder)) = operation.path.split_last() else { continue };
        let batch = operation.batch.as_ref().map(|_| (naming::batch(method), "splits the list of"));
        let pages = operation.pages.as_ref().map(|_| (naming::items(method), "returns the paged results of"));
        let stream = operation.when().map(|_| (naming::stream(method), "returns the events of"));
        for (name, does) in batch.into_iter().chain(pages).chain(stream) {
            let mut siblings = vendor.operations.iter().filter_map(|other| other.path.strip_prefix(folder)?.first());
            let Some(step) = siblings.find(|step| naming::module(step) == name) else { continue };
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

/// The types of each folder's module, by folder and name, with their origin in words.
type Exports<'a> = BTreeMap<(&'a [String], String), String>;

/// Returns the types of clients, builders, variables and folders.
fn exports(vendor: &Vendor) -> Exports<'_> {
    let client = vendor.client.clone().unwrap_or_else(|| naming::type_name(&vendor.name, "Client"));
    let mut seen = Exports::new();
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
    seen
}

/// Returns the first operation that becomes each module, by folder and module.
fn first_by_module(vendor: &Vendor) -> BTreeMap<(&[String], String), &[String]> {
    let mut first: BTreeMap<(&[String], String), &[String]> = BTreeMap::new();
    for path in vendor.operations.iter().map(|operation| operation.path.as_slice()) {
        let Some((method, folder)) = path.split_last() else { continue };
        let known = first.entry((folder, naming::module(method))).or_insert(path);
        *known = path.min(known);
    }
    first
}

/// Checks that the types of operations have other names than the types in the same module.
pub(super) fn check_exports(vendor: &Vendor, report: &mut Report) {
    let (mut seen, first) = (exports(vendor), first_by_module(vendor));
    for operation in &vendor.operations {
        let Some((method, folder)) = operation.path.split_last() else { continue };
        let path = operation.path.join(".");
        // Two operations that would become the same module have a finding already.
        if first.get(&(folder, naming::module(method))).is_some_and(|first| **first < *operation.path) {
            continue;
        }
        let events = operation.events.iter().map(|_| naming::stream_event(method));
        let taken = naming::operation(method).into_iter().chain(events).find_map(|name| {
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
