//! The trait of operations whose list can be split.

use super::rule::BatchRule;
use crate::operation::Operation;
use crate::value::Encode;

/// An operation whose list of items can be split over several calls.
///
/// A generated request implements this trait if its page says how a response reports each item.
pub trait Batched: Operation + Clone {
    /// The type of an item.
    type Item: Encode + Clone + Send + Sync + 'static;
    /// The documented facts about the list.
    const RULE: &'static BatchRule;
    /// Returns the list, and sets an absent optional list to an empty one first.
    fn items(&mut self) -> &mut Vec<Self::Item>;
}
