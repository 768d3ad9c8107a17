//! The subject of a change, as it is written in Rust.

use crate::names;

/// Returns a call, `acme.v1().room().close`, or the prefix of all calls of a file, `acme.v1()`.
pub(super) fn call(subject: &str) -> String {
    let Place { vendor, folders, method } = place(subject);
    let handles = handles(vendor, &folders);
    method.map_or(handles.clone(), |method| format!("{handles}.{}", names::snake(method)))
}

/// Returns the prefix of a call: the vendor's client, or the handle that contains the call.
pub(super) fn service(subject: &str) -> String {
    let Place { vendor, folders, .. } = place(subject);
    handles(vendor, &folders[..folders.len().min(1)])
}

struct Place<'a> {
    vendor: &'a str,
    folders: Vec<&'a str>,
    method: Option<&'a str>,
}

fn place(subject: &str) -> Place<'_> {
    let (vendor, path) = subject.split_once(' ').unwrap_or((subject, "vendor"));
    let mut folders: Vec<&str> = path.split('.').collect();
    let method = folders.pop().filter(|last| path != "vendor" && *last != "service");
    Place { vendor, folders, method }
}

fn handles(vendor: &str, folders: &[&str]) -> String {
    let handles = folders.iter().map(|folder| format!(".{}()", names::snake(folder)));
    names::snake(vendor) + &handles.collect::<String>()
}
