//! An operation whose response is, or can be, a stream of events.

use serde::Serialize;

use super::docs::Docs;
use super::object::Ty;

/// The rule of a stream, and the enum of its events.
#[derive(Clone, Debug, Serialize)]
pub struct Stream {
    /// Name of the method.
    pub method: String,
    /// Documentation of the method; none if the operation has no other one.
    pub docs: Option<Docs>,
    /// Name of the enum.
    pub name: String,
    /// Documentation of the enum.
    pub enum_docs: Docs,
    /// Variants, in the order of the page.
    pub variants: Vec<Variant>,
    /// All kinds, the end included.
    pub kinds: Vec<String>,
    /// Member that names the kind.
    pub by: Option<String>,
    /// Member with the data.
    pub data: Option<String>,
    /// Kind or text of the last event.
    pub end: Option<String>,
    /// Framing as a variant of the runtime; none for the default.
    pub framing: Option<&'static str>,
    /// Field that asks for a stream, with its values for a stream and for a whole response.
    pub switch: Option<[String; 3]>,
}

/// A kind of event with data.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// Kind on the wire.
    pub kind: String,
    /// Name in Rust.
    pub name: String,
    /// Type of the data.
    pub ty: Ty,
    /// Documentation.
    pub docs: Docs,
}
