//! Documented calls, as Rust code.

use serde::Serialize;

use super::object::Ty;

/// A documented call.
#[derive(Clone, Debug, Serialize)]
pub struct Example {
    /// Name of the example.
    pub name: String,
    /// The request, as code that creates it.
    pub request: Expr,
    /// Path and query.
    pub target: String,
    /// Headers of the request.
    pub headers: Vec<(String, String)>,
    /// Body of the request, as JSON.
    pub body: Option<String>,
    /// HTTP status of the response.
    pub status: u16,
    /// Body of the response, as JSON; a line for each event of a stream.
    pub response: String,
    /// Whether the response is a stream of events.
    pub is_stream: bool,
}

/// A value, as code that creates it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Expr {
    /// A text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A number, as JSON writes it.
    Number(String),
    /// A decimal, as JSON writes it.
    Decimal(String),
    /// A boolean.
    Boolean(bool),
    /// A small file of this name.
    File(String),
    /// Any value, as JSON.
    Any(String),
    /// A list.
    List(Vec<Expr>),
    /// An empty list or map of this type.
    Empty(Ty),
    /// Entries of a map that is a field of its own.
    Entries(Vec<(String, Expr)>),
    /// A map inside of another value.
    Map(Vec<(String, Expr)>),
    /// `Type::constructor(arguments).with_field(value)…`
    Object {
        /// Name of the type.
        ty: String,
        /// Folder whose `types` declare the type; none for a type of the operation.
        folder: Option<Vec<String>>,
        /// Name of the constructor, such as `new`.
        constructor: String,
        /// Arguments of the constructor.
        arguments: Vec<Expr>,
        /// Setters with their values.
        setters: Vec<(String, Expr)>,
    },
}
