//! Debug output and equality of generated types, by the list of their fields.
//!
//! One function serves all types. Derived implementations would be code for each type, which every
//! user of a large client compiles.

use super::decode::{Object, tree};
use super::json::{Encode, Json};
use std::any::type_name;
use std::fmt;

/// Writes the type and the fields that are set, by their names on the wire.
///
/// # Errors
/// [`fmt::Error`] if the formatter fails.
#[inline]
pub fn debug<T: Encode>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_object(type_name::<T>(), &object.encode(), f)
}

/// Writes a type that is not sent, like [`debug`]. The fields are those of a copy, because only a
/// mutable object lists them.
///
/// # Errors
/// [`fmt::Error`] if the formatter fails.
#[inline]
pub fn debug_received<T: Object + Clone>(object: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_object(type_name::<T>(), &tree(&mut object.clone()), f)
}

fn debug_object(path: &str, fields: &Json<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut output = f.debug_struct(path.rsplit("::").next().unwrap_or(path));
    for (name, value) in set_fields(fields) {
        output.field(name, &Shown(value));
    }
    output.finish()
}

/// Whether two objects of one type have equal fields.
#[must_use]
pub fn equal(object: &dyn Encode, other: &dyn Encode) -> bool {
    object.encode() == other.encode()
}

/// Whether two objects of one type that is not sent have equal fields.
#[inline]
#[must_use]
pub fn equal_received<T: Object + Clone>(object: &T, other: &T) -> bool {
    tree(&mut object.clone()) == tree(&mut other.clone())
}

fn set_fields<'a, 'j>(json: &'j Json<'a>) -> impl Iterator<Item = (&'a str, &'j Json<'a>)> {
    let members = if let Json::Object(members) = json { members.as_slice() } else { &[] };
    members.iter().filter(|(_, value)| *value != Json::Absent).map(|(name, value)| (*name, value))
}

/// A value in debug output.
struct Shown<'a>(&'a Json<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Json::Absent | Json::Null => f.write_str("null"),
            Json::Bool(bool) => bool.fmt(f),
            Json::Int(int) => int.fmt(f),
            Json::Float(float) => float.fmt(f),
            Json::Decimal(decimal) => decimal.fmt(f),
            Json::Str(text) => text.fmt(f),
            Json::File(upload) => upload.fmt(f),
            Json::Value(value) => value.fmt(f),
            Json::List(items) => f.debug_list().entries(items.iter().map(Shown)).finish(),
            Json::Object(_) => {
                f.debug_map().entries(set_fields(self.0).map(|(name, value)| (name, Shown(value)))).finish()
            }
        }
    }
}
