//! The subject of a change, as it is written in Rust.

use crate::naming;

/// Returns a call, `acme.v1().room().close`, or the prefix of all calls of a file, `acme.v1()`.
pub(super) fn call(subject: &str) -> String {
    let RustPath { vendor, folders, method } = location(subject);
    let handles = handles(vendor, &folders);
    method.map_or(handles.clone(), |method| format!("{handles}.{}", naming::module(method)))
}

/// Returns the prefix of a call: the vendor's client, or the handle that contains the call.
pub(super) fn service(subject: &str) -> String {
    let RustPath { vendor, folders, .. } = location(subject);
    handles(vendor, &folders[..folders.len().min(1)])
}

struct RustPath<'a> {
    vendor: &'a str,
    folders: Vec<&'a str>,
    method: Option<&'a str>,
}

fn location(subject: &str) -> RustPath<'_> {
    let (vendor, path) = subject.split_once(' ').unwrap_or((subject, "vendor"));
    let mut folders: Vec<&str> = path.split('.').collect();
    let method = folders.pop().filter(|last| path != "vendor" && *last != "service");
    RustPath { vendor, folders, method }
}

fn handles(vendor: &str, folders: &[&str]) -> String {
    let handles = folders.iter().map(|folder| format!(".{}()", naming::module(folder)));
    naming::module(vendor) + &handles.collect::<String>()
}
