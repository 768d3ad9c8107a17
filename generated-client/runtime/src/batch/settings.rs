//! Settings that all calls of a batch share.

use super::batched::Batched;
use super::part::BatchPart;
use crate::client::Client;
use crate::request::Options;
use std::ops::ControlFlow;

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

/// The caller's functions.
pub(super) struct Callbacks<'a, T> {
    /// The function that receives the items of each call before it begins.
    pub on_call: Option<OnCall<'a, T>>,
    /// The function that receives each part.
    pub on_part: Option<OnPart<'a, T>>,
}

impl<T> Callbacks<'_, T> {
    /// Whether a call of these items may begin.
    pub fn permits(&mut self, items: &[T]) -> bool {
        self.on_call.as_mut().is_none_or(|on_call| on_call(items).is_continue())
    }

    /// Reports a part.
    pub fn report(&mut self, part: &BatchPart<T>) {
        if let Some(on_part) = &mut self.on_part {
            on_part(part);
        }
    }
}

type OnCall<'a, T> = Box<dyn FnMut(&[T]) -> ControlFlow<()> + Send + 'a>;
type OnPart<'a, T> = Box<dyn FnMut(&BatchPart<T>) + Send + 'a>;
