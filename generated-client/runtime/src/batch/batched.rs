//! What makes an operation one whose list may be split.

use super::rule::BatchRule;
use crate::operation::Operation;
use crate::value::Encode;

/// An operation whose list of items may be split over several calls.
///
/// Generated requests implement it where their page says how a reply tells what became of each
/// item.
pub trait Batched: Operation + Clone {
    /// An item of the list.
    type Item: Encode + Clone + Send + Sync + 'static;
    /// What the page says about it.
    const RULE: &'static BatchRule;
    /// Returns the list; one that is optional is there afterwards, empty at first.
    fn items(&mut self) -> &mut Vec<Self::Item>;
}
