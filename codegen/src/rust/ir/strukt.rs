//! Object types and their members.

use super::docs::Docs;
use super::example::Expr;

/// An object type.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name.
    pub name: String,
    /// Documentation.
    pub docs: Docs,
    /// Members in the order of the page.
    pub fields: Vec<Field>,
    /// Whether it is sent.
    pub sent: bool,
    /// Whether it is received.
    pub received: bool,
    /// Fields of which one has to be given, by number.
    pub either: Vec<usize>,
}

/// A member.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name on the wire.
    pub wire: String,
    /// Name in Rust.
    pub rust: String,
    /// Its type.
    pub ty: Ty,
    /// Whether the value stands in a box, because the type contains itself.
    pub boxed: bool,
    /// Whether Rust callers have to give it.
    pub needed: bool,
    /// Documentation.
    pub docs: Docs,
    /// The values that the page allows, in words.
    pub allowed: Option<String>,
    /// What the wire wants of it.
    pub fact: Fact,
}

impl Field {
    /// Whether it is an `Option`, in a type that is `received` or not: received lists and maps are empty instead.
    #[must_use]
    pub const fn is_option(&self, received: bool) -> bool {
        let emptied = received && matches!(self.ty, Ty::List(_) | Ty::Map(_));
        !(self.needed || emptied)
    }
}

/// What the wire wants of a field.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `path`, `query`, `header` or `body`.
    pub location: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// Whether it travels as JSON text.
    pub json_text: bool,
    /// Bounds by kind: `chars`, `items`, `range`.
    pub bounds: Vec<(&'static str, Option<i64>, Option<i64>)>,
    /// What it may be, itself or item by item; anything if there is nothing.
    pub values: Vec<Expr>,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// `String`.
    String,
    /// `i64`.
    Integer,
    /// `f64`.
    Number,
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
