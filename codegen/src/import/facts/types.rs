//! Names of types: the vendor's names in the spelling of specs, one for each structure.

use std::collections::BTreeSet;

use crate::import::draft::{UNWRITTEN, text};
use crate::naming;
use crate::spec::Ty;
use crate::yaml::Value;

/// The types of a page.
pub(super) struct Types {
    /// The Rust names of all types, with those of the operation.
    taken: BTreeSet<String>,
    known: Vec<(String, String, Value)>,
}

impl Types {
    pub(super) fn new(method: &str) -> Self {
        Self { taken: naming::operation(method).iter().map(|name| rust(name)).collect(), known: Vec::new() }
    }

    /// Returns the name for a type with these fields.
    ///
    /// It is the name of an equal type, or a new one after the vendor's name or the field's.
    pub(super) fn name(&mut self, stated: &str, field: &str, above: &str, fields: Vec<(String, Value)>) -> String {
        let shape = shape(&fields);
        let wanted = [stated, field, &format!("{above}_{field}"), "Item"].map(camel);
        let usable = || wanted.iter().filter(|name| naming::is_pascal(name));
        let equal = |name: &str| self.known.iter().find(|(known, other, _)| known == name && *other == shape);
        if let Some((name, ..)) = usable().take(1).find_map(|name| equal(name)) {
            return name.clone();
        }
        let is_free = |name: &String| !self.taken.contains(&rust(name));
        let first = usable().next().cloned().unwrap_or_default();
        let name = usable().find(|name| is_free(name)).cloned();
        // One number more than there are types is always free.
        let mut numbers = 2..self.taken.len() + 3;
        let numbered = || numbers.find_map(|number| Some(format!("{first}{number}")).filter(is_free));
        let name = name.or_else(numbered).unwrap_or_else(|| first.clone());
        let ty = Value::Map(vec![("doc".to_owned(), text(UNWRITTEN)), ("fields".to_owned(), Value::Map(fields))]);
        self.taken.insert(rust(&name));
        self.known.push((name.clone(), shape, ty));
        name
    }

    /// Returns the type with the vendor's name, for a row that does not repeat its members.
    pub(super) fn find(&self, stated: &str) -> Option<&str> {
        let wanted = camel(stated);
        self.known.iter().map(|(name, ..)| name.as_str()).find(|name| *name == wanted)
    }

    /// Replaces a name in the fields of a type that contains itself.
    pub(super) fn rename_within(&mut self, name: &str, expected: &str) {
        let is_inside = |ty: &str| Ty::parse(ty).as_ref().and_then(Ty::named) == Some(expected);
        for (_, _, ty) in self.known.iter_mut().filter(|(known, ..)| known == name) {
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
        self.known.into_iter().rev().map(|(name, _, ty)| (name, ty)).collect()
    }
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

/// Returns all facts of fields except examples, defaults and words.
fn shape(fields: &[(String, Value)]) -> String {
    let counts = |entry: &&(String, Value)| !["doc", "example", "default"].contains(&entry.0.as_str());
    let fields = fields.iter().map(|(name, field)| {
        let keys: Vec<_> = super::lookup::members(field).iter().filter(counts).collect();
        format!("{name} {keys:?}")
    });
    fields.collect::<Vec<_>>().join("\n")
}
