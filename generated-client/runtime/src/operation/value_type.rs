//! Wire types of fields.

use super::field::Field;
use std::fmt;

/// The type of a field on the wire.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum ValueType {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// One of these whole numbers.
    OneOfIntegers(&'static [i64]),
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A file, in a multipart body.
    File,
    /// Any JSON value.
    Any,
    /// An array with elements of one type.
    List(&'static ValueType),
    /// An object with free keys and values of one type.
    Map(&'static ValueType),
    /// An object with known fields.
    Object(&'static ObjectType),
    /// A string that contains the JSON text of a value of this type.
    JsonText(&'static ValueType),
}

impl ValueType {
    /// Returns the type as messages name it: `a list`.
    #[must_use]
    pub const fn describe(&self) -> &'static str {
        match self {
            Self::String | Self::OneOf(_) => "a string",
            Self::Integer | Self::OneOfIntegers(_) => "a whole number",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::File => "a file",
            Self::Any => "any JSON",
            Self::List(_) => "a list",
            Self::Map(_) | Self::Object(_) => "an object",
            Self::JsonText(_) => "JSON text in a string",
        }
    }
}

/// Writes only the name of an object type, because it may contain itself.
impl fmt::Debug for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List(value_type) => f.debug_tuple("List").field(value_type).finish(),
            Self::Map(value_type) => f.debug_tuple("Map").field(value_type).finish(),
            Self::OneOf(values) => f.debug_tuple("OneOf").field(values).finish(),
            Self::OneOfIntegers(values) => f.debug_tuple("OneOfIntegers").field(values).finish(),
            Self::JsonText(value_type) => f.debug_tuple("JsonText").field(value_type).finish(),
            Self::Object(_) => f.write_str("Object"),
            _ => f.write_str(self.describe()),
        }
    }
}

/// The fields of an object in a request.
#[derive(Clone, Copy, Debug)]
pub struct ObjectType {
    /// The fields, in the order in which they are sent.
    pub fields: &'static [Field],
    /// Names of fields of which the object needs at least one; empty if there is no such rule.
    pub either: &'static [&'static str],
}

impl ObjectType {
    /// Creates an object type from its fields.
    #[must_use]
    pub const fn new(fields: &'static [Field]) -> Self {
        Self { fields, either: &[] }
    }

    /// Requires at least one of these fields.
    #[must_use]
    pub const fn either(self, names: &'static [&'static str]) -> Self {
        Self { either: names, ..self }
    }
}
