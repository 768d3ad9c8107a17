//! Shapes of the types of several files, with the types inside them.

use std::collections::{BTreeMap, BTreeSet};

use super::draft_types::{named, open, types};
use crate::import::type_shape;
use crate::yaml::Value;

/// The shapes so far: equal types with equal names inside have equal numbers.
#[derive(Default)]
pub(super) struct Shapes(BTreeMap<String, usize>);

/// The shape of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) number: usize,
    /// Whether the type, or a type inside it, has an open point.
    pub(super) is_open: bool,
}

impl Shapes {
    /// Returns the shapes of the types that a file declares, by name.
    pub(super) fn of(&mut self, root: &Value) -> BTreeMap<String, Shape> {
        let file = File { types: types(root).iter().map(|(name, ty)| (name.as_str(), ty)).collect(), open: open(root) };
        let mut found = BTreeMap::new();
        // Types follow the types that contain them.
        for (name, _) in types(root).iter().rev() {
            self.find(name, &file, &mut BTreeSet::new(), &mut found);
        }
        found
    }

    /// Returns the shape of a type of the file. `above` are the types around it.
    fn find<'a>(
        &mut self,
        name: &str,
        file: &File<'a>,
        above: &mut BTreeSet<&'a str>,
        found: &mut BTreeMap<String, Shape>,
    ) -> Option<Shape> {
        if let Some(known) = found.get(name) {
            return Some(*known);
        }
        let (name, ty) = file.types.get_key_value(name).filter(|(name, _)| !above.contains(*name))?;
        above.insert(name);
        let mut is_open = file.open.contains(name);
        let mut fields = match ty.get("fields") {
            Some(Value::Map(fields)) => fields.clone(),
            _ => Vec::new(),
        };
        for (_, field) in &mut fields {
            let inner = named(field).and_then(|inner| self.find(&inner, file, above, found));
            if let (Some(inner), Value::Map(entries)) = (inner, field) {
                is_open |= inner.is_open;
                entries.push(("shape".to_owned(), Value::Integer(inner.number.try_into().unwrap_or_default())));
            }
        }
        above.remove(name);
        let rest = match ty {
            Value::Map(entries) => entries.iter().filter(|(key, _)| key != "fields" && key != "doc"),
            _ => return None,
        };
        let rest: Vec<String> = rest.map(|(key, value)| format!("{key} {}", value.to_json())).collect();
        let text = format!("{}\n\n{}", rest.join(" "), type_shape::of(&fields));
        let next = self.0.len();
        let shape = Shape { number: *self.0.entry(text).or_insert(next), is_open };
        found.insert((*name).to_owned(), shape);
        Some(shape)
    }
}

/// The types of a file, and those with an open point.
struct File<'a> {
    types: BTreeMap<&'a str, &'a Value>,
    open: BTreeSet<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::Shapes;
    use crate::yaml;

    #[test]
    fn a_shape_is_that_of_all_types_inside() {
        let outer = "Outer: { fields: { inner: { type: 'Inner[]', doc: A. } } }";
        let mut shapes = Shapes::default();
        let mut of =
            |types: &str| shapes.of(&yaml::parse(&format!("types:\n  {outer}\n  {types}\n")).unwrap())["Outer"];
        let first = of("Inner: { fields: { id: { type: string, doc: One. } } }");
        assert_eq!(of("Inner: { fields: { id: { type: string, doc: Two. } } }"), first);
        assert_ne!(of("Inner: { fields: { id: { type: integer } } }"), first);
        assert_ne!(of("Inner: { either: [id], fields: { id: { type: string } } }"), first);
        let open = of("Inner: { fields: { id: { type: string } } }\nunsure: [{ at: types.Inner.fields.id }]");
        assert_eq!((open.number, open.is_open), (first.number, true));
        assert_ne!(of("Inner: { fields: { outer: { type: Outer } } }"), first);
    }
}
