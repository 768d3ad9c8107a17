//! Documented calls, as a caller writes them.

use super::strukt::Ty;

/// A documented call.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The request as a caller writes it.
    pub request: Expr,
    /// Path and query.
    pub target: String,
    /// Headers that the page fixes.
    pub headers: Vec<(String, String)>,
    /// The body as JSON.
    pub body: Option<String>,
    /// HTTP status of the response.
    pub status: u16,
    /// The response as JSON.
    pub response: String,
}

/// A value as a caller writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// Text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A number, as JSON writes it.
    Number(String),
    /// A boolean.
    Boolean(bool),
    /// A small file of this name.
    File(String),
    /// Any value, as JSON.
    Any(String),
    /// A list.
    List(Vec<Expr>),
    /// A list or map of this type with nothing in it.
    Empty(Ty),
    /// Entries of a map.
    Entries(Vec<(String, Expr)>),
    /// A map that stands inside something.
    Map(Vec<(String, Expr)>),
    /// `Type::constructor(arguments).with_field(value)…`
    Made {
        /// The type.
        ty: String,
        /// The folder whose `types` hold it; none for the operation's own.
        folder: Option<Vec<String>>,
        /// `new` or one of an either's.
        constructor: String,
        /// What it needs.
        arguments: Vec<Expr>,
        /// What else is set.
        with: Vec<(String, Expr)>,
    },
}
