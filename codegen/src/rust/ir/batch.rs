//! An operation over many items.

use super::docs::Docs;
use super::strukt::Ty;

/// How a list is split over calls: a method of the handle that has the operation's own.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Name of the handle, or of the client.
    pub handle: String,
    /// Whether it is the client, which no handle leads to.
    pub on_client: bool,
    /// Name of the method.
    pub method: String,
    /// Documentation of the method.
    pub docs: Docs,
    /// The fields that lead from the request to the list.
    pub split: Vec<Step>,
    /// Type of an item.
    pub item: Ty,
    /// The most items of a call.
    pub max: Option<i64>,
    /// Members that identify an item.
    pub key: Vec<String>,
    /// How the response tells.
    pub outcome: OutcomeRule,
}

/// A field on the way to a list, of a request or of a reply.
#[derive(Clone, Debug)]
pub struct Step {
    /// Name on the wire.
    pub wire: String,
    /// Name in Rust.
    pub rust: String,
    /// Whether it is an `Option`.
    pub optional: bool,
}

/// How a reply tells what became of each item.
#[derive(Clone, Debug)]
pub struct OutcomeRule {
    /// Name of the variant.
    pub variant: &'static str,
    /// Its fields, in the order of the runtime.
    pub fields: Vec<(&'static str, OutcomeArgument)>,
}

/// An argument of an outcome rule.
#[derive(Clone, Debug)]
pub enum OutcomeArgument {
    /// A member that has to be named.
    Name(String),
    /// A member that may be named.
    Maybe(Option<String>),
    /// Several members, or the steps of a path.
    Names(Vec<String>),
    /// Whether something is there.
    Flag(bool),
}
