//! What makes an operation one whose results come in pages.

use super::rule::PageRule;
use crate::operation::Operation;

/// An operation whose results come in pages.
///
/// Generated requests implement it where their page says how the next page is asked for.
pub trait Paged: Operation {
    /// An item of the results.
    type Item: Send;
    /// What the page says about it.
    const PAGE_RULE: &'static PageRule;
    /// Returns the items of a reply; a list that is optional is there afterwards, empty at first.
    fn items(response: &mut Self::Response) -> &mut Vec<Self::Item>;
}
