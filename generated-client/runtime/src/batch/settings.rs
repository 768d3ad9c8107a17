//! Settings that all calls of a batch share.

use super::batched::Batched;
use super::part::BatchPart;
use crate::client::Client;
use crate::request::Options;

/// What all calls of a batch share.
pub(super) struct BatchSettings<'a, O: Batched> {
    pub client: &'a Client,
    /// The request without items.
    pub template: O,
    pub max_items: usize,
    pub parallel: usize,
    pub options: Options,
}

/// What is told about each part.
pub(super) type OnPart<'a, T> = Box<dyn FnMut(&BatchPart<T>) + Send + 'a>;
