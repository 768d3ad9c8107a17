//! A call whose response reports the results of its items.

use super::id::ItemId;
use super::rule::BatchRule;
use crate::operation::Envelope;
use crate::response::Meta;
use crate::value::Json;

/// A call with a successful response.
pub(super) struct CompletedCall<'a> {
    pub rule: &'a BatchRule,
    pub envelope: &'a Envelope,
    pub request: &'a Json<'a>,
    /// The keys of the request's items.
    pub ids: &'a [ItemId],
    pub meta: &'a Meta,
}
