//! Settings that all calls of a batch share.

use super::batched::Batched;
use super::part::BatchPart;
use crate::client::Client;
use crate::request::Options;

/// Settings that all calls of a batch share.
pub(super) struct BatchSettings<'a, O: Batched> {
    pub client: &'a Client,
    /// The request without items.
    pub template: O,
    /// The largest number of items in one call.
    pub max_items: usize,
    /// The largest number of calls in flight.
    pub parallel: usize,
    pub options: Options,
}

/// The caller's function that receives each part.
pub(super) type OnPart<'a, T> = Box<dyn FnMut(&BatchPart<T>) + Send + 'a>;
