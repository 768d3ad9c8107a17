//! Nesting that a layout lost: it is restored from the order of the rows and from the example.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::column::{DEEPEST, FieldRow};
use super::value;
use crate::yaml::Value;

/// Types that contain no fields.
const SCALARS: [&str; 14] = [
    "string", "text", "int", "integer", "int32", "int64", "long", "number", "float", "double", "bool", "boolean",
    "enum", "any",
];

/// Nests rows as the objects of the example are nested.
pub(super) fn recover<'a>(rows: Vec<FieldRow<'a>>, example: Option<&Value>) -> Vec<FieldRow<'a>> {
    let objects = example.map(objects_in).unwrap_or_default();
    Nesting { rows: rows.into(), members: BTreeMap::new() }.level(&objects, "", &[])
}

/// Nests the rows inside each row as the objects of the example are nested, where the layout draws
/// one level for all.
pub(super) fn deepen<'a>(rows: Vec<FieldRow<'a>>, example: &[&Value]) -> Vec<FieldRow<'a>> {
    let deepen = |mut row: FieldRow<'a>| {
        if is_open(&row) {
            let values = example.iter().filter_map(|object| object.get(&row.name));
            let objects: Vec<&Value> = values.flat_map(objects_in).collect();
            let inner = std::mem::take(&mut row.inner).into();
            row.inner = Nesting { rows: inner, members: BTreeMap::new() }.level(&objects, "", &[]);
        }
        row
    };
    rows.into_iter().map(deepen).collect()
}

/// Whether a row contains an object without members that another row follows.
pub(super) fn is_open(row: &FieldRow<'_>) -> bool {
    let inner = row.inner.split_last().map(|(_, inner)| inner).unwrap_or_default();
    inner.iter().any(|inner| inner.inner.is_empty() && holds_fields(&inner.ty))
}

/// Whether rows without nesting contain a type that needs nesting.
pub(super) fn is_nested(rows: &[FieldRow<'_>]) -> bool {
    rows.iter().any(|row| !row.inner.is_empty())
}

/// Whether the example shows the place of each nested row, and no other place for it.
pub(super) fn is_shown(rows: &[FieldRow<'_>], example: Option<&Value>) -> bool {
    let mut shown = BTreeSet::new();
    if let Some(example) = example {
        paths(example, "", &mut shown);
    }
    let mut placed = Vec::new();
    place(rows, "", &mut placed);
    let (in_rows, in_example) = (by_name(&placed), by_name(&shown));
    placed.iter().all(|path| shown.contains(path) && in_rows.get(name(path)) == in_example.get(name(path)))
}

/// Returns the number of paths that end in each name.
fn by_name<'a>(paths: impl IntoIterator<Item = &'a String>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    paths.into_iter().for_each(|path| *counts.entry(name(path)).or_default() += 1);
    counts
}

/// Returns the name at the end of a path.
fn name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// Adds the paths of the members of a value.
fn paths(value: &Value, above: &str, found: &mut BTreeSet<String>) {
    for (key, member) in objects_in(value).into_iter().flat_map(super::lookup::members) {
        let path = format!("{above}.{key}");
        paths(member, &path, found);
        found.insert(path);
    }
}

/// Adds the paths of rows.
fn place(rows: &[FieldRow<'_>], above: &str, found: &mut Vec<String>) {
    for row in rows {
        let path = format!("{above}.{}", row.name);
        place(&row.inner, &path, found);
        found.push(path);
    }
}

/// The rows that are still to be nested, and the types known so far.
struct Nesting<'a> {
    rows: VecDeque<FieldRow<'a>>,
    /// The members of each type by the vendor's name.
    members: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Nesting<'a> {
    /// Takes the rows of one level.
    ///
    /// `objects` are the objects of the example at this level, `ty` is their type. `above` are the
    /// keys of the levels around them.
    fn level(&mut self, objects: &[&Value], ty: &str, above: &[BTreeSet<String>]) -> Vec<FieldRow<'a>> {
        let members = objects.iter().flat_map(|object| super::lookup::members(object));
        let mut keys: BTreeSet<String> = members.map(|(key, _)| key.clone()).collect();
        // A vendor's type that occurred above has the same members here.
        keys.extend(self.members.get(ty).into_iter().flatten().cloned());
        let outer: Vec<BTreeSet<String>> = above.iter().cloned().chain([keys.clone()]).collect();
        let mut found: Vec<FieldRow<'a>> = Vec::new();
        // The table does not list the members that the example shows.
        if !above.is_empty() && !keys.is_empty() && !self.rows.iter().any(|row| keys.contains(&row.name)) {
            return found;
        }
        while let Some(mut row) = self.rows.pop_front() {
            if !above.is_empty() && belongs_above(&row.name, &found, &keys, above) {
                self.rows.push_front(row);
                break;
            }
            let inner: Vec<&Value> =
                objects.iter().filter_map(|object| object.get(&row.name)).flat_map(objects_in).collect();
            // Some vendors have objects that are called `file` or `enum`.
            if above.len() < DEEPEST && (!inner.is_empty() || holds_fields(&row.ty)) {
                let ty = row.ty.trim_end_matches("[]").to_owned();
                row.inner = self.level(&inner, &ty, &outer);
            }
            found.push(row);
        }
        for row in &mut found {
            show_type(row, objects);
        }
        if !["", "-", "object"].contains(&ty) && !found.is_empty() {
            let names = || found.iter().map(|row| row.name.clone()).collect();
            self.members.entry(ty.to_owned()).or_insert_with(names);
        }
        found
    }
}

/// Whether a row ends its level: it belongs to a level above.
///
/// - All members of the example have been found.
/// - The level already has a row with this name.
/// - Only a level above has a member with this name.
fn belongs_above(name: &str, found: &[FieldRow<'_>], keys: &BTreeSet<String>, above: &[BTreeSet<String>]) -> bool {
    let is_found = |name: &str| found.iter().any(|row| row.name == name);
    let is_complete = !keys.is_empty() && keys.iter().all(|key| is_found(key));
    let is_known_above = above.iter().any(|keys| keys.contains(name));
    is_complete || is_found(name) || (is_known_above && !keys.contains(name))
}

/// Takes the type from the example if the page states only a list, or states no list for one.
fn show_type(row: &mut FieldRow<'_>, objects: &[&Value]) {
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
pub(super) fn objects_in(value: &Value) -> Vec<&Value> {
    match value {
        Value::Map(_) => vec![value],
        Value::List(items) => items.iter().flat_map(objects_in).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn holds_fields(ty: &str) -> bool {
    let item = ty.trim().trim_end_matches("[]").to_lowercase();
    let plain = item.split('(').next().unwrap_or_default();
    !SCALARS.contains(&plain) && plain != "file" && !plain.starts_with("map")
}
