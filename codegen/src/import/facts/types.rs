//! Types of a page: one for each shape, named after the vendor's first name for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::draft::{UNWRITTEN, text};
use crate::import::type_shape;
use crate::import::wording::add_sentences;
use crate::naming;
use crate::spec::Ty;
use crate::yaml::Value;

/// The types of a page.
pub(super) struct Types {
    /// The Rust names of all types, with those of the operation.
    taken: BTreeSet<String>,
    /// The name of the type of each shape.
    by_shape: BTreeMap<String, String>,
    names: BTreeSet<String>,
    /// The number that the next type of a name gets.
    numbers: BTreeMap<String, usize>,
    known: Vec<(String, Value)>,
}

impl Types {
    pub(super) fn new(method: &str) -> Self {
        let names: Vec<String> = naming::operation(method).into_iter().chain([naming::stream_event(method)]).collect();
        Self::beside(&names)
    }

    /// Creates the types of an event. `file` is the name of its file.
    pub(super) fn of_event(file: &str) -> Self {
        Self::beside(&[naming::event(file), "Event".to_owned()])
    }

    /// Creates types that have other names than these.
    fn beside(names: &[String]) -> Self {
        Self {
            taken: names.iter().map(|name| rust(name)).collect(),
            by_shape: BTreeMap::new(),
            names: BTreeSet::new(),
            numbers: BTreeMap::new(),
            known: Vec::new(),
        }
    }

    /// Returns the name for a type with these fields.
    ///
    /// It is the name of an equal type, or a new one after the vendor's name or the field's.
    pub(super) fn name(&mut self, stated: &str, field: &str, above: &str, fields: Vec<(String, Value)>) -> String {
        let shape = type_shape::of(&fields);
        if let Some(name) = self.by_shape.get(&shape) {
            let known = self.known.iter_mut().find(|(known, _)| known == name);
            if let Some((_, ty)) = known {
                add_sentences(ty, &fields);
            }
            return name.clone();
        }
        let name = self.free(&wanted(stated, field, above));
        let ty = Value::Map(vec![("doc".to_owned(), text(UNWRITTEN)), ("fields".to_owned(), Value::Map(fields))]);
        self.taken.insert(rust(&name));
        self.names.insert(name.clone());
        self.by_shape.insert(shape, name.clone());
        self.known.push((name.clone(), ty));
        name
    }

    /// Returns the first of these names that is free, or the first one with a number.
    fn free(&mut self, wanted: &[String]) -> String {
        let is_free = |name: &String| !self.taken.contains(&rust(name));
        if let Some(name) = wanted.iter().find(|name| is_free(name)) {
            return name.clone();
        }
        let first = wanted.first().cloned().unwrap_or_default();
        let number = self.numbers.entry(first.clone()).or_insert(2);
        loop {
            let name = format!("{first}{number}");
            *number += 1;
            if !self.taken.contains(&rust(&name)) {
                return name;
            }
        }
    }

    /// Returns the type with the vendor's name, for a row that does not repeat its members.
    pub(super) fn find(&self, stated: &str) -> Option<&str> {
        self.names.get(&camel(stated)).map(String::as_str)
    }

    /// Replaces a name in the fields of a type that contains itself.
    pub(super) fn rename_within(&mut self, name: &str, expected: &str) {
        let is_inside = |ty: &str| Ty::parse(ty).as_ref().and_then(Ty::named) == Some(expected);
        for (_, ty) in self.known.iter_mut().filter(|(known, _)| known == name) {
            let Value::Map(entries) = ty else { continue };
            let fields = entries.iter_mut().filter(|(key, _)| key == "fields").map(|(_, fields)| fields);
            for field in fields.flat_map(values) {
                for stated in values(field) {
                    if let Value::Text(ty) = stated
                        && is_inside(ty)
                    {
                        *ty = ty.replace(expected, name);
                    }
                }
            }
        }
    }

    /// Returns the types. A type precedes the types that it contains.
    pub(super) fn finish(self) -> Vec<(String, Value)> {
        self.known.into_iter().rev().collect()
    }
}

/// Returns the possible names of a type, the best one first.
fn wanted(stated: &str, field: &str, above: &str) -> Vec<String> {
    let [stated, field] = [stated, field].map(camel);
    let both = if stated.is_empty() || field.ends_with(&stated) { String::new() } else { format!("{field}{stated}") };
    let below = camel(&format!("{above}_{field}"));
    let names = [stated, both, field, below, "Item".to_owned()];
    names.into_iter().filter(|name| naming::is_pascal(name)).collect()
}

/// Returns the values of a mapping for changes.
fn values(value: &mut Value) -> impl Iterator<Item = &mut Value> {
    let entries = if let Value::Map(entries) = value { entries.as_mut_slice() } else { &mut [] };
    entries.iter_mut().map(|(_, value)| value)
}

fn rust(name: &str) -> String {
    naming::type_name(name, "Type")
}

/// Returns a name with only ASCII letters and digits, in camel case.
pub(super) fn camel(name: &str) -> String {
    naming::camel(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::{Types, Value, text};

    fn field(name: &str, entries: &[(&str, &str)]) -> (String, Value) {
        let entries = entries.iter().map(|(key, value)| ((*key).to_owned(), text(*value)));
        (name.to_owned(), Value::Map(entries.collect()))
    }

    /// Rows of the vendor's name, the field's name, the fields of the type, and the given name.
    type Rows<'a> = &'a [(&'a str, &'a str, Vec<(String, Value)>, &'a str)];

    fn check(rows: Rows<'_>) {
        let mut types = Types::new("create");
        for (stated, name, fields, expected) in rows {
            assert_eq!(types.name(stated, name, "", fields.clone()), *expected, "`{name}` of type `{stated}`");
        }
    }

    #[test]
    fn equal_shapes_have_the_first_name() {
        let id = || field("id", &[("type", "string")]);
        let described = field("id", &[("type", "string"), ("doc", "?"), ("example", "b")]);
        let name = || field("name", &[("type", "string")]);
        check(&[
            ("sender", "from", vec![id()], "Sender"),
            ("receiver", "to", vec![described], "Sender"),
            ("", "copy", vec![id()], "Sender"),
            ("", "both", vec![id(), name()], "Both"),
            ("", "turned", vec![name(), id()], "Both"),
        ]);
    }

    #[test]
    fn each_fact_makes_a_shape() {
        let keys = ["chars", "range", "items", "default", "pattern", "basis", "required", "deprecated", "json_text"];
        let mut types = Types::new("create");
        let plain = types.name("", "plain", "", vec![field("id", &[("type", "string")])]);
        for key in keys {
            let name = types.name("", key, "", vec![field("id", &[("type", "string"), (key, "1")])]);
            assert_ne!(name, plain, "{key}");
        }
    }

    #[test]
    fn a_second_shape_of_a_name_is_called_after_its_field() {
        let one = |default: &str| vec![field("on", &[("type", "boolean"), ("default", default)])];
        check(&[
            ("flag", "home", one("true"), "Flag"),
            ("flag", "work", one("false"), "WorkFlag"),
            ("flag", "flag", one("1"), "Item"),
            ("flag", "flag", one("2"), "Flag2"),
            ("flag", "flag", one("3"), "Flag3"),
            ("", "create", one("4"), "Create2"),
        ]);
    }
}
