//! An operation whose list is split over calls.

use serde::Serialize;

use super::docs::Docs;
use super::object::Ty;

/// The rule of a batch, and the method that runs it.
#[derive(Clone, Debug, Serialize)]
pub struct Batch {
    /// Name of the method.
    pub method: String,
    /// Documentation of the method.
    pub docs: Docs,
    /// Path from the request to the list.
    pub split: Vec<Step>,
    /// Type of an item.
    pub item: Ty,
    /// Largest number of items in a call.
    pub max: Option<i64>,
    /// Members that identify an item.
    pub key: Vec<String>,
    /// The form in which the response reports the items; none if it reports none.
    pub outcome: Option<OutcomeRule>,
}

/// A field on the path to a list, in a request or a response.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// Name on the wire.
    pub wire: String,
    /// Name in Rust.
    pub rust: String,
    /// Whether the field is an `Option`.
    pub optional: bool,
}

/// The form in which a response reports the items.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeRule {
    /// Name of the runtime's constructor.
    pub constructor: &'static str,
    /// Members that the constructor takes.
    pub arguments: Vec<String>,
    /// Further facts, by the runtime's methods that set them.
    pub setters: Vec<(&'static str, OutcomeArgument)>,
}

/// The argument of a method that sets a fact of an outcome rule.
#[derive(Clone, Debug, Serialize)]
pub enum OutcomeArgument {
    /// A member.
    Name(String),
    /// Several members, or the steps of a path.
    Names(Vec<String>),
    /// No argument: the method's name is the fact.
    Nothing,
}
