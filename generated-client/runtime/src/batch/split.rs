//! A batch that has not begun, and its settings.

use super::batched::Batched;
use super::outcome::BatchOutcome;
use super::part::BatchPart;
use super::running::RunningBatch;
use super::settings::{BatchSettings, Callbacks};
use super::unsent::UnsentItems;
use crate::client::Client;
use crate::error::{BuildError, Error};
use crate::request::Options;
use crate::transport::BoxFuture;
use futures_core::Stream;
use std::fmt;
use std::ops::ControlFlow;
use std::time::Duration;

/// Any number of items of one operation, sent in as many calls as necessary.
///
/// Awaiting a batch sends the items of the request and returns the result of each.
/// [`run`](Self::run) and [`run_stream`](Self::run_stream) add items from another source and return
/// a handle that can be watched, stopped and resumed.
///
/// - A failed call does not end a batch. Its items are failed or unknown.
/// - An item that breaks a limit of its page is failed. Its call is made without it.
/// - Only an error that would recur in every further call stops a batch: see
///   [`RunningBatch::stopped_by`].
#[must_use = "a batch is sent when it is awaited or run"]
pub struct Batch<'a, O: Batched> {
    client: &'a Client,
    request: O,
    max_items: Option<usize>,
    parallel: usize,
    options: Options,
    callbacks: Callbacks<'a, O::Item>,
}

impl<'a, O: Batched + 'a> Batch<'a, O> {
    /// Creates a batch whose calls all equal `request`, except for their items.
    pub fn new(client: &'a Client, request: O) -> Self {
        let callbacks = Callbacks { on_call: None, on_part: None };
        Self { client, request, max_items: None, parallel: 4, options: Options::default(), callbacks }
    }

    /// Sets the largest number of items in one call (default: the maximum of the page).
    ///
    /// If the page gives no maximum, this setting is required.
    pub fn max_items(self, items: usize) -> Self {
        Self { max_items: Some(items), ..self }
    }

    /// Sets the largest number of calls in flight, at least 1 (default: 4).
    ///
    /// The rate limits of the operation apply as well, and so does the number of calls at a time
    /// that its page allows.
    pub fn parallel(self, calls: usize) -> Self {
        Self { parallel: calls.max(1), ..self }
    }

    /// Calls `on_call` with the items of each call before it begins, in the order of the input.
    ///
    /// A program that records them can tell after a crash which items may have been sent. If
    /// `on_call` breaks, the batch stops before this call, like by [`RunningBatch::stop`], and the
    /// items stay unsent.
    pub fn on_call(mut self, on_call: impl FnMut(&[O::Item]) -> ControlFlow<()> + Send + 'a) -> Self {
        self.callbacks.on_call = Some(Box::new(on_call));
        self
    }

    /// Calls `on_part` with each part, in the order of the input.
    pub fn on_part(mut self, on_part: impl FnMut(&BatchPart<O::Item>) + Send + 'a) -> Self {
        self.callbacks.on_part = Some(Box::new(on_part));
        self
    }

    /// Sets the options of all calls, and replaces options that were set before.
    ///
    /// Timeouts and attempts apply to each call, not to the batch.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Sets the timeout of each call: see [`Options::timeout`].
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.timeout(timeout))
    }

    /// Sets the largest number of attempts of each call: see [`Options::attempts`].
    pub fn attempts(self, attempts: u32) -> Self {
        self.set(|options| options.attempts(attempts))
    }

    /// Sends calls even if they break limits of their page: see [`Options::skip_limits`].
    pub fn skip_limits(self) -> Self {
        self.set(Options::skip_limits)
    }

    /// Makes every deviation from the page an error of its call: see [`Options::strict`].
    ///
    /// The results of items that can be read stay as they are.
    pub fn strict(self) -> Self {
        self.set(Options::strict)
    }

    /// Returns a handle that sends the request's own items, then `items`.
    ///
    /// Nothing is sent before the handle is polled. The handle takes items as it needs them.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Build`] in these cases:
    ///
    /// - Neither the page nor the caller gives a maximum of items per call.
    /// - The caller's maximum is 0 or above the page's maximum.
    /// - [`Options::body_field`] replaces the list.
    pub fn run<I>(self, items: I) -> Result<RunningBatch<'a, O>, Error>
    where
        I: IntoIterator<Item = O::Item>,
        I::IntoIter: Send + 'a,
    {
        let items = items.into_iter();
        self.start(|head| UnsentItems::items(head, items))
    }

    /// Returns a handle that sends the request's own items, then the items of a stream.
    ///
    /// A call begins when it is full or the stream has ended. A stream that pauses therefore holds
    /// back the items before the pause.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`run`](Self::run).
    pub fn run_stream(self, items: impl Stream<Item = O::Item> + Send + 'a) -> Result<RunningBatch<'a, O>, Error> {
        self.start(|head| UnsentItems::stream(head, items))
    }

    /// Awaits the batch on the calling thread, for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`run`](Self::run), and [`Error::Build`] inside an async runtime.
    #[cfg(feature = "blocking")]
    pub fn blocking(self) -> Result<BatchOutcome, Error> {
        self.client.block_on(self.into_future())?
    }

    fn set(self, change: impl FnOnce(Options) -> Options) -> Self {
        Self { options: change(self.options), ..self }
    }

    fn start(
        self,
        unsent: impl FnOnce(Vec<O::Item>) -> UnsentItems<'a, O::Item>,
    ) -> Result<RunningBatch<'a, O>, Error> {
        let max_items = self.checked_max_items()?;
        let Self { client, mut request, parallel, options, callbacks, .. } = self;
        let unsent = unsent(std::mem::take(request.items()));
        let settings = BatchSettings { client, template: request, max_items, parallel, options };
        Ok(RunningBatch::new(settings, callbacks, unsent))
    }

    /// Returns the largest number of items in one call.
    fn checked_max_items(&self) -> Result<usize, Error> {
        let skips_limits = self.options.skip_limits || self.client.skips_limits();
        let name = O::INFO.name;
        let list = O::RULE.split.first().copied().unwrap_or_default();
        let error = match (self.max_items, O::RULE.max) {
            _ if self.options.sets_body(list) => {
                format!(
                    "cannot split `{list}` of {name}: the option `body_field` replaces it; pass the items in the request"
                )
            }
            (None, Some(max)) => return Ok(max),
            (None, None) => format!("the page of {name} gives no maximum of items per call: set one with `max_items`"),
            (Some(0), _) => format!("invalid `max_items` of {name}: `0`, at least 1 is required"),
            (Some(items), Some(max)) if items > max && !skips_limits => {
                format!("invalid `max_items` of {name}: `{items}`, its page allows at most {max} items per call")
            }
            (Some(items), _) => return Ok(items),
        };
        Err(BuildError::new(error).into())
    }
}

/// Sends the items of the request.
///
/// # Errors
///
/// Returns the errors of [`Batch::run`]. The errors of calls are in the outcome.
impl<'a, O: Batched + 'a> IntoFuture for Batch<'a, O> {
    type Output = Result<BatchOutcome, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.run([])?.await) })
    }
}

impl<O: Batched> fmt::Debug for Batch<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("operation", &O::INFO.name)
            .field("max_items", &self.max_items.or(O::RULE.max))
            .field("parallel", &self.parallel)
            .finish_non_exhaustive()
    }
}
