//! Object types and their fields.

use serde::Serialize;

use super::docs::Docs;
use super::example::Expr;

/// An object type.
#[derive(Clone, Debug, Serialize)]
pub struct Struct {
    /// Name of the type.
    pub name: String,
    /// Documentation.
    pub docs: Docs,
    /// Fields, in the order of the page.
    pub fields: Vec<Field>,
    /// Whether requests contain the type.
    pub sent: bool,
    /// Whether responses contain the type.
    pub received: bool,
    /// Indexes of the fields of which a caller sets at least one.
    pub either: Vec<usize>,
}

/// A field of an object type.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// Name on the wire.
    pub wire: String,
    /// Name in Rust.
    pub rust: String,
    /// Type of the value.
    pub ty: Ty,
    /// Whether the value is in a box, because the type contains itself.
    pub boxed: bool,
    /// Whether constructors take the field.
    pub needed: bool,
    /// Documentation.
    pub docs: Docs,
    /// The values that the page allows, in words.
    pub allowed: Option<String>,
    /// Facts of the field on the wire.
    pub wire_facts: WireFacts,
}

impl Field {
    /// Whether the field is an `Option`. A list or map that is `received` is empty instead.
    #[must_use]
    pub const fn is_option(&self, received: bool) -> bool {
        let is_empty_instead = received && matches!(self.ty, Ty::List(_) | Ty::Map(_));
        !(self.needed || is_empty_instead)
    }
}

/// The facts of a field on the wire.
#[derive(Clone, Debug, Serialize)]
pub struct WireFacts {
    /// Location: `path`, `query`, `header` or `body`.
    pub location: &'static str,
    /// Whether every request has the field.
    pub required: bool,
    /// Whether the value is sent as a string with JSON.
    pub json_text: bool,
    /// Bounds of the value.
    pub bounds: Vec<Bounds>,
    /// Allowed values, of the field or of each item; empty if all are allowed.
    pub values: Vec<Expr>,
}

/// Bounds of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// Measured quantity: `chars`, `bytes`, `items` or `range`.
    pub kind: &'static str,
    /// Smallest allowed quantity.
    pub min: Option<i64>,
    /// Largest allowed quantity.
    pub max: Option<i64>,
}

/// A type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Ty {
    /// `String`.
    String,
    /// `i64`.
    Integer,
    /// `f64`.
    Number,
    /// `Decimal`.
    Decimal,
    /// `bool`.
    Boolean,
    /// `Upload`.
    File,
    /// `Value`.
    Any,
    /// `Vec`.
    List(Box<Ty>),
    /// `BTreeMap` with text keys.
    Map(Box<Ty>),
    /// A struct.
    Named(String),
}
