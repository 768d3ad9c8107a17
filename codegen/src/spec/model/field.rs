//! Parameters, members of objects, and object types.

use super::ty::{Bounds, Ty};
use crate::yaml::Value;

/// The location of a field in a request or response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldLocation {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// The body, the response, or an object in one of them.
    #[default]
    Body,
}

impl FieldLocation {
    /// Returns the key of the spec that describes fields at this location.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "headers",
            Self::Body => "body",
        }
    }
}

/// A parameter or member.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the format, and none excludes another")]
pub struct Field {
    /// Location in the request or response.
    pub location: FieldLocation,
    /// Wire name.
    pub name: String,
    /// Type.
    pub ty: Ty,
    /// Whether the field is required.
    pub required: bool,
    /// Bounds of a string's length in code points.
    pub chars: Option<Bounds>,
    /// Bounds of the bytes of a string in UTF-8, or of a file.
    pub bytes: Option<Bounds>,
    /// Bounds of a list's length.
    pub items: Option<Bounds>,
    /// Bounds of a number.
    pub range: Option<Bounds>,
    /// Allowed values of the field, or of the items of a list; empty if all values are allowed.
    pub values: Vec<Value>,
    /// Meanings of `values`, in their order; empty if the spec lists the values alone.
    pub meanings: Vec<String>,
    /// The page's regular expression for a string.
    pub pattern: Option<String>,
    /// Whether the value is sent as a string that contains JSON text.
    pub json_text: bool,
    /// Value that the server assumes if the field is absent.
    pub default: Option<Value>,
    /// Fixed value that the client always sends.
    pub value: Option<String>,
    /// Whether the credentials fill the field.
    pub auth: bool,
    /// The page's example.
    pub example: Option<Value>,
    /// Whether the page calls the field deprecated.
    pub deprecated: bool,
    /// Whether the type comes only from the page's example.
    pub from_example: bool,
    /// Rust name, if it differs from the derived name.
    pub rust: Option<String>,
    /// Meaning of the field.
    pub doc: String,
}

impl Field {
    /// Creates an optional field without bounds and words.
    #[must_use]
    pub fn of(location: FieldLocation, name: &str, ty: Ty) -> Self {
        Self {
            location,
            name: name.to_owned(),
            ty,
            required: false,
            chars: None,
            bytes: None,
            items: None,
            range: None,
            values: Vec::new(),
            meanings: Vec::new(),
            pattern: None,
            json_text: false,
            default: None,
            value: None,
            auth: false,
            example: None,
            deprecated: false,
            from_example: false,
            rust: None,
            doc: String::new(),
        }
    }

    /// Returns the allowed values with their meanings; an empty meaning is not written yet.
    pub fn meant_values(&self) -> impl Iterator<Item = (&Value, &str)> {
        self.values.iter().zip(self.meanings.iter().map(String::as_str))
    }

    /// Returns all values, each with its meaning or an empty text.
    pub fn explained_values(&self) -> impl Iterator<Item = (&Value, &str)> {
        self.values.iter().zip(self.meanings.iter().map(String::as_str).chain(std::iter::repeat("")))
    }

    /// Returns the bounds of the field with their keys and units.
    #[must_use]
    pub const fn bounds(&self) -> [(&'static str, Option<Bounds>, &'static str); 4] {
        [
            ("chars", self.chars, "character"),
            ("bytes", self.bytes, "byte"),
            ("items", self.items, "item"),
            ("range", self.range, ""),
        ]
    }

    /// Whether bounds of the text, or of the texts in a list, allow an empty text.
    #[must_use]
    pub fn allows_empty(&self) -> bool {
        [self.chars, self.bytes].iter().flatten().any(|bounds| bounds.min == Some(0))
    }

    /// Whether callers set the field: it has no fixed value, and the credentials do not fill it.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        self.value.is_none() && !self.auth
    }
}

/// An object type.
#[derive(Clone, Debug, Default)]
pub struct Type {
    /// Meaning of the object.
    pub doc: String,
    /// Fields of which at least one must be set.
    pub either: Vec<String>,
    /// Members of the object.
    pub fields: Vec<Field>,
}
