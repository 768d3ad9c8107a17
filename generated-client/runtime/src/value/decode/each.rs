//! A visitor for the objects of one list, without a tree.

use super::key::Key;
use super::members::Members;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Calls `visit` with each object of the list `name` in `json`.
///
/// # Errors
///
/// - The list is missing, `null`, given twice, or not a list.
/// - An element is not an object.
pub(crate) fn each_object<'a>(
    json: &'a str,
    name: &str,
    visit: &mut dyn FnMut(Members<'a>),
) -> Result<(), serde_json::Error> {
    let mut text = serde_json::Deserializer::from_str(json);
    text.deserialize_map(ListOf { name, visit })
}

struct ListOf<'n, 's, 'a> {
    name: &'n str,
    visit: &'s mut dyn FnMut(Members<'a>),
}

impl<'a> Visitor<'a> for ListOf<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut members: A) -> Result<(), A::Error> {
        let mut lists = 0;
        while let Some(key) = members.next_key::<Key<'_>>()? {
            if *key == *self.name {
                lists += 1;
                members.next_value_seed(Each(self.visit))?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        if lists == 1 { Ok(()) } else { Err(serde::de::Error::custom("the list is missing or given twice")) }
    }
}

struct Each<'s, 'a>(&'s mut dyn FnMut(Members<'a>));

impl<'a> DeserializeSeed<'a> for Each<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, list: D) -> Result<(), D::Error> {
        list.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Each<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element()? {
            (self.0)(element);
        }
        Ok(())
    }
}
