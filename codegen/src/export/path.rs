//! Paths with the operations of each.

use std::collections::BTreeMap;

use super::object::Object;
use super::operation::export_operation;
use super::view::View;
use crate::spec::{Uses, Vendor};
use crate::yaml::Value;

/// Exports the operations by path and method.
///
/// - Paths that differ only in parameter names become one, with the first path's names.
/// - Two operations with the same path and method have different hosts or fixed values. The second
///   gets a path of its own with a fragment, which is not sent.
pub(super) fn export_paths(vendor: &Vendor, uses: &Uses) -> Object {
    let mut shapes: BTreeMap<String, &str> = BTreeMap::new();
    let mut paths: BTreeMap<String, BTreeMap<&str, Value>> = BTreeMap::new();
    for operation in &vendor.operations {
        let own = operation.http.path.as_str();
        let shape: String = own.split(['{', '}']).step_by(2).collect::<Vec<_>>().join("{}");
        let path = *shapes.entry(shape).or_insert(own);
        let renamed: Vec<(&str, &str)> = names(own).zip(names(path)).collect();
        let method = METHODS.iter().find(|(method, _)| *method == operation.http.method).map_or("post", |(_, key)| key);
        let taken = paths.get(path).is_some_and(|methods| methods.contains_key(method));
        let path = if taken { format!("{path}#{}", operation.name) } else { path.to_owned() };
        let view = View::of_operation(vendor, uses, operation);
        paths.entry(path).or_default().insert(method, export_operation(&view, operation, &renamed).into());
    }
    let item = |methods: BTreeMap<&str, Value>| {
        METHODS.iter().fold(Object::new(), |item, (_, key)| item.with_some(key, methods.get(key).cloned()))
    };
    paths.into_iter().fold(Object::new(), |all, (path, methods)| all.with(path, item(methods)))
}

/// The methods of specs, with the corresponding keys of a path item.
const METHODS: [(&str, &str); 5] =
    [("GET", "get"), ("PUT", "put"), ("POST", "post"), ("DELETE", "delete"), ("PATCH", "patch")];

fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split(['{', '}']).skip(1).step_by(2)
}
