//! The trait of operations with paged results.

use super::rule::PageRule;
use crate::operation::Operation;

/// An operation whose results come in several pages of results.
///
/// A generated request implements this trait if its page says how to request the next page of
/// results.
pub trait Paged: Operation {
    /// The type of an item.
    type Item: Send;
    /// The documented facts about paging.
    const PAGE_RULE: &'static PageRule;
    /// Returns the items of a response, and sets an absent optional list to an empty one first.
    fn items(response: &mut Self::Response) -> &mut Vec<Self::Item>;
}
