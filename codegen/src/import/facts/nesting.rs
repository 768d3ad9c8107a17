//! Nesting that a layout lost: it is restored from the order of the rows and from the example.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::column::{DEEPEST, Described};
use super::value;
use crate::yaml::Value;

/// Types that contain no fields.
const SCALARS: [&str; 14] = [
    "string", "text", "int", "integer", "int32", "int64", "long", "number", "float", "double", "bool", "boolean",
    "enum", "any",
];

/// Nests rows as the objects of the example are nested.
pub(super) fn recover<'a>(rows: Vec<Described<'a>>, example: Option<&Value>) -> Vec<Described<'a>> {
    let objects = example.map(objects_in).unwrap_or_default();
    level(&mut rows.into(), &objects, "", &[], &mut BTreeMap::new())
}

/// Whether rows without nesting contain a type that needs nesting.
pub(super) fn is_nested(rows: &[Described<'_>]) -> bool {
    rows.iter().any(|row| !row.inner.is_empty())
}

fn level<'a>(
    rows: &mut VecDeque<Described<'a>>,
    objects: &[&Value],
    ty: &str,
    above: &[BTreeSet<String>],
    known: &mut BTreeMap<String, BTreeSet<String>>,
) -> Vec<Described<'a>> {
    let members = objects.iter().flat_map(|object| super::lookup::members(object));
    let mut keys: BTreeSet<String> = members.map(|(key, _)| key.clone()).collect();
    // A vendor's type that occurred above has the same members here.
    keys.extend(known.get(ty).into_iter().flatten().cloned());
    let outer: Vec<BTreeSet<String>> = above.iter().cloned().chain([keys.clone()]).collect();
    let mut found: Vec<Described<'a>> = Vec::new();
    // The table does not list the members that the example shows.
    if !above.is_empty() && !keys.is_empty() && !rows.iter().any(|row| keys.contains(&row.name)) {
        return found;
    }
    while let Some(mut row) = rows.pop_front() {
        let is_known_above = above.iter().any(|keys| keys.contains(&row.name));
        let is_twice = found.iter().any(|known| known.name == row.name);
        // If all members of the example are there, a row that the example lacks belongs to the
        // parent.
        let is_whole = !keys.is_empty() && keys.iter().all(|key| found.iter().any(|known| known.name == *key));
        if !above.is_empty() && (is_whole || is_twice || (is_known_above && !keys.contains(&row.name))) {
            rows.push_front(row);
            break;
        }
        let inner: Vec<&Value> =
            objects.iter().filter_map(|object| object.get(&row.name)).flat_map(objects_in).collect();
        // Some vendors have objects that are called `file` or `enum`.
        if above.len() < DEEPEST && (!inner.is_empty() || holds_fields(&row.ty)) {
            let ty = row.ty.trim_end_matches("[]").to_owned();
            row.inner = level(rows, &inner, &ty, &outer, known);
        }
        found.push(row);
    }
    for row in &mut found {
        show_type(row, objects);
    }
    if !ty.is_empty() && ty != "-" && ty != "object" && !found.is_empty() {
        known.entry(ty.to_owned()).or_insert_with(|| found.iter().map(|row| row.name.clone()).collect());
    }
    found
}

/// Takes the type from the example if the page states only a list, or states no list for one.
fn show_type(row: &mut Described<'_>, objects: &[&Value]) {
    let is_list = ["array", "list"].contains(&row.ty.to_lowercase().as_str());
    let Some(shown) = objects.iter().find_map(|object| object.get(&row.name)).filter(|_| is_list) else { return };
    let ty = match shown {
        Value::List(items) if row.inner.is_empty() && !items.is_empty() => value::ty(shown),
        Value::Map(_) if row.inner.is_empty() => "object".to_owned(),
        Value::Map(_) => String::new(),
        Value::Text(_) | Value::Integer(_) | Value::Float(_) | Value::Bool(_) if row.inner.is_empty() => {
            value::ty(shown)
        }
        _ => return,
    };
    row.is_shown = true;
    row.ty = ty.replace("map<any>", "object");
}

/// Returns the objects within a value, also those in lists.
fn objects_in(value: &Value) -> Vec<&Value> {
    match value {
        Value::Map(_) => vec![value],
        Value::List(items) => items.iter().flat_map(objects_in).collect(),
        _ => Vec::new(),
    }
}

fn holds_fields(ty: &str) -> bool {
    let item = ty.trim().trim_end_matches("[]").to_lowercase();
    let plain = item.split('(').next().unwrap_or_default();
    !SCALARS.contains(&plain) && plain != "file" && !plain.starts_with("map")
}
