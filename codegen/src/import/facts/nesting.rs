//! Nesting that a layout lost: read from the order of the rows and from the example.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{DEEPEST, Described};
use crate::yaml::Value;

/// Types that hold no fields.
const SCALARS: [&str; 14] = [
    "string", "text", "int", "integer", "int32", "int64", "long", "number", "float", "double", "bool", "boolean",
    "enum", "any",
];

/// Puts rows that stand one below the other into each other, as the example has them.
pub(super) fn recover<'a>(rows: Vec<Described<'a>>, example: Option<&Value>) -> Vec<Described<'a>> {
    let mut rows = rows.into_iter().peekable();
    level(&mut rows, &example.into_iter().collect::<Vec<_>>(), "", &[], &mut BTreeMap::new())
}

/// Reads the example of a page for its shape alone: wrong escapes and commas before a bracket do not count.
pub(super) fn shape(text: &str) -> Option<Value> {
    Value::from_json(text).or_else(|| Value::from_json(&mended(text)))
}

fn mended(text: &str) -> String {
    let mut mended = String::new();
    let mut letters = text.chars().peekable();
    let mut in_text = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if in_text => {
                let next = letters.next_if(|next| "\"\\/bfnrtu".contains(*next));
                mended.push('\\');
                mended.push(next.unwrap_or('\\'));
            }
            '"' => {
                in_text = !in_text;
                mended.push(letter);
            }
            '}' | ']' if !in_text => {
                let end = mended.trim_end().trim_end_matches(',').len();
                mended.truncate(end);
                mended.push(letter);
            }
            _ => mended.push(letter),
        }
    }
    mended
}

/// Whether rows without nesting hold something that would need it.
pub(super) fn is_nested(rows: &[Described<'_>]) -> bool {
    rows.iter().any(|row| !row.inner.is_empty())
}

fn level<'a>(
    rows: &mut std::iter::Peekable<std::vec::IntoIter<Described<'a>>>,
    objects: &[&Value],
    ty: &str,
    above: &[BTreeSet<String>],
    known: &mut BTreeMap<String, BTreeSet<String>>,
) -> Vec<Described<'a>> {
    let members = objects.iter().flat_map(|object| super::members(object));
    let mut keys: BTreeSet<String> = members.map(|(key, _)| key.clone()).collect();
    // A type of the vendor's that stood above has the members that it had there.
    keys.extend(known.get(ty).into_iter().flatten().cloned());
    let outer: Vec<BTreeSet<String>> = above.iter().cloned().chain([keys.clone()]).collect();
    let mut found: Vec<Described<'a>> = Vec::new();
    while let Some(row) = rows.next_if(|row| {
        let is_known_above = above.iter().any(|keys| keys.contains(&row.name));
        let is_twice = found.iter().any(|known| known.name == row.name);
        // With all members of the example there, what the example knows nowhere stands beside it.
        let is_whole = !keys.is_empty() && keys.iter().all(|key| found.iter().any(|known| known.name == *key));
        above.is_empty() || !(is_whole || is_twice || (is_known_above && !keys.contains(&row.name)))
    }) {
        let mut row = row;
        let inner: Vec<&Value> =
            objects.iter().filter_map(|object| object.get(&row.name)).flat_map(objects_in).collect();
        // Vendors have objects that are called `file` or `enum`.
        if above.len() < DEEPEST && (!inner.is_empty() || holds_fields(&row.ty)) {
            let ty = row.ty.trim_end_matches("[]").to_owned();
            row.inner = level(rows, &inner, &ty, &outer, known);
        }
        found.push(row);
    }
    if !ty.is_empty() && ty != "-" && ty != "object" && !found.is_empty() {
        known.entry(ty.to_owned()).or_insert_with(|| found.iter().map(|row| row.name.clone()).collect());
    }
    found
}

/// The objects within a value, through lists.
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
