//! Parameters, members and the object types that they make.

use super::ty::{Bounds, Ty};
use crate::yaml::Value;

/// Where a field travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In the JSON body, or in an object.
    #[default]
    Body,
}

impl FieldLocation {
    /// The key of the operation that holds such fields.
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
    /// Where it travels.
    pub location: FieldLocation,
    /// Its name on the wire.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// Whether it has to be given.
    pub required: bool,
    /// Bounds of a string's length in code points.
    pub chars: Option<Bounds>,
    /// Bounds of a list's length.
    pub items: Option<Bounds>,
    /// Bounds of a number.
    pub range: Option<Bounds>,
    /// The values that are allowed, of the field or of a list's items; any if there are none.
    pub values: Vec<Value>,
    /// The page's regular expression for a string.
    pub pattern: Option<String>,
    /// Whether it travels as JSON text in a string.
    pub json_text: bool,
    /// What the server assumes.
    pub default: Option<Value>,
    /// The fixed value.
    pub value: Option<String>,
    /// Whether credentials fill it.
    pub auth: bool,
    /// The page's example.
    pub example: Option<Value>,
    /// Whether the page calls it deprecated.
    pub deprecated: bool,
    /// Whether the type was read from the page's example only.
    pub from_example: bool,
    /// Another Rust name.
    pub rust: Option<String>,
    /// What it means.
    pub doc: String,
}

impl Field {
    /// Whether the caller gives it.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        self.value.is_none() && !self.auth
    }
}

/// An object type.
#[derive(Clone, Debug, Default)]
pub struct Type {
    /// What it stands for.
    pub doc: String,
    /// Fields of which one has to be given.
    pub either: Vec<String>,
    /// Members.
    pub fields: Vec<Field>,
}
