//! Types of a draft as values: renamed and removed.

use std::collections::{BTreeMap, BTreeSet};

use crate::spec::Ty;
use crate::yaml::Value;

/// Sections with fields.
const SECTIONS: [&str; 5] = ["path", "query", "headers", "body", "response"];

/// Returns the types that a file declares.
pub(super) fn types(root: &Value) -> &[(String, Value)] {
    match root.get("types") {
        Some(Value::Map(types)) => types,
        _ => &[],
    }
}

/// Returns the name of the type of a field.
pub(super) fn named(field: &Value) -> Option<String> {
    let ty = Ty::parse(field.get("type")?.as_text()?)?;
    ty.named().map(ToOwned::to_owned)
}

/// Renames types and all references to them.
pub(super) fn rename(root: &mut Value, names: &BTreeMap<String, String>) {
    let Value::Map(sections) = root else { return };
    for (key, section) in sections.iter_mut().filter(|_| !names.is_empty()) {
        match (key.as_str(), section) {
            (key, Value::Map(fields)) if SECTIONS.contains(&key) => rename_in(fields, names),
            ("types", Value::Map(types)) => rename_types(types, names),
            ("unsure" | "errata", Value::List(entries)) => {
                for entry in entries {
                    rename_address(entry, names);
                }
            }
            _ => {}
        }
    }
}

/// Renames types and the references between them.
pub(super) fn rename_types(types: &mut [(String, Value)], names: &BTreeMap<String, String>) {
    for (name, ty) in types {
        if let Some(new) = names.get(name) {
            name.clone_from(new);
        }
        if let Some(Value::Map(fields)) = entry(ty, "fields") {
            rename_in(fields, names);
        }
    }
}

fn rename_in(fields: &mut [(String, Value)], names: &BTreeMap<String, String>) {
    for (_, field) in fields {
        let Some((name, new)) = named(field).and_then(|name| names.get(&name).map(|new| (name, new))) else { continue };
        if let Some(Value::Text(ty)) = entry(field, "type") {
            *ty = ty.replacen(&name, new, 1);
        }
    }
}

/// Renames the type in the address of an entry.
fn rename_address(value: &mut Value, names: &BTreeMap<String, String>) {
    let Some(Value::Text(at)) = entry(value, "at") else { return };
    let Some(rest) = at.strip_prefix("types.") else { return };
    let (name, below) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    if let Some(new) = names.get(name) {
        *at = format!("types.{new}{below}");
    }
}

fn entry<'a>(map: &'a mut Value, key: &str) -> Option<&'a mut Value> {
    let Value::Map(entries) = map else { return None };
    entries.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value)
}

/// Removes types. The section goes with its last type.
pub(super) fn remove(root: &mut Value, names: &BTreeSet<String>) {
    let Value::Map(sections) = root else { return };
    for (_, types) in sections.iter_mut().filter(|(key, _)| key == "types") {
        if let Value::Map(types) = types {
            types.retain(|(name, _)| !names.contains(name));
        }
    }
    sections.retain(|(key, value)| key != "types" || *value != Value::Map(Vec::new()));
}

/// Whether the spec has an open point or an erratum about a type or its fields.
pub(super) fn is_open(name: &str, root: &Value) -> bool {
    open(root).contains(name)
}

/// Returns the types with an open point or an erratum.
pub(super) fn open(root: &Value) -> BTreeSet<&str> {
    let entries = ["unsure", "errata"].into_iter().filter_map(|section| match root.get(section) {
        Some(Value::List(entries)) => Some(entries),
        _ => None,
    });
    let addresses = entries.flatten().filter_map(|entry| entry.get("at")?.as_text());
    addresses.filter_map(|at| at.strip_prefix("types.")?.split('.').next()).collect()
}
