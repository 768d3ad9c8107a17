//! A list that is to be split over calls, before it is.

use super::batched::Batched;
use super::outcome::BatchOutcome;
use super::part::BatchPart;
use super::running::RunningBatch;
use super::settings::{BatchSettings, OnPart};
use super::unsent::UnsentItems;
use crate::client::Client;
use crate::error::{BuildError, Error};
use crate::request::Options;
use crate::transport::BoxFuture;
use futures_core::Stream;
use std::fmt;
use std::time::Duration;

/// Any number of items of one operation, sent in as many calls as it takes.
///
/// Awaited as it is, it sends the items that the request itself holds and returns what became of
/// each. [`run`](Self::run) and [`run_stream`](Self::run_stream) add items from elsewhere and
/// return a handle that can be watched, stopped and resumed.
///
/// A call that fails does not end a batch: its items have failed, or it is not known what became of
/// them. An item that breaks a limit of its page is left out of its call and has failed. Only an
/// error that every further call would meet stops a batch: see [`RunningBatch::stopped_by`].
#[must_use = "a batch is sent when it is awaited or run"]
pub struct Batch<'a, O: Batched> {
    client: &'a Client,
    request: O,
    max_items: Option<usize>,
    parallel: usize,
    options: Options,
    on_part: Option<OnPart<'a, O::Item>>,
}

impl<'a, O: Batched + 'a> Batch<'a, O> {
    /// A batch whose calls are all like `request`, with other items.
    pub fn new(client: &'a Client, request: O) -> Self {
        Self { client, request, max_items: None, parallel: 4, options: Options::default(), on_part: None }
    }

    /// Sends at most `items` in one call; without it, as many as the page allows.
    ///
    /// Where the page gives no maximum this is needed.
    pub fn max_items(self, items: usize) -> Self {
        Self { max_items: Some(items), ..self }
    }

    /// Makes up to `calls` at the same time, within the operation's rates; 4 if not set, at least 1.
    pub fn parallel(self, calls: usize) -> Self {
        Self { parallel: calls.max(1), ..self }
    }

    /// Shows each part to `see` when its turn comes.
    pub fn on_part(self, see: impl FnMut(&BatchPart<O::Item>) + Send + 'a) -> Self {
        Self { on_part: Some(Box::new(see)), ..self }
    }

    /// Makes all calls with these options, in place of those that were set before.
    ///
    /// Times and attempts are those of each call, not of the batch.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Bounds the time of each call, see [`Options::timeout`].
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.timeout(timeout))
    }

    /// Bounds the attempts of each call, see [`Options::attempts`].
    pub fn attempts(self, attempts: u32) -> Self {
        self.set(|options| options.attempts(attempts))
    }

    /// Sends calls even if they break limits of their page, see [`Options::skip_limits`].
    pub fn skip_limits(self) -> Self {
        self.set(Options::skip_limits)
    }

    /// Begins to send the request's own items, then `items`.
    ///
    /// Nothing is sent before the handle is polled. Items are taken as they are needed.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if neither the page nor the caller gives a maximum of items for a call, the
    /// caller's is 0 or above the page's, or [`Options::body_field`] replaces the list.
    pub fn run<I>(self, items: I) -> Result<RunningBatch<'a, O>, Error>
    where
        I: IntoIterator<Item = O::Item>,
        I::IntoIter: Send + 'a,
    {
        let items = items.into_iter();
        self.start(|head| UnsentItems::items(head, items))
    }

    /// Begins to send the request's own items, then those of `items`.
    ///
    /// A call is made when it is full, or the stream at its end: a stream that pauses holds back
    /// the items before the pause.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Self::run).
    pub fn run_stream(self, items: impl Stream<Item = O::Item> + Send + 'a) -> Result<RunningBatch<'a, O>, Error> {
        self.start(|head| UnsentItems::stream(head, items))
    }

    /// Sends the items that the request holds and waits for it, in a program without an async runtime.
    ///
    /// # Errors
    ///
    /// As if it was awaited, and [`Error::Build`] inside an async runtime.
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
        let max_items = self.most()?;
        let Self { client, mut request, parallel, options, on_part, .. } = self;
        let unsent = unsent(std::mem::take(request.items()));
        let settings = BatchSettings { client, template: request, max_items, parallel, options };
        Ok(RunningBatch::new(settings, on_part, unsent))
    }

    /// Returns how many items a call takes.
    fn most(&self) -> Result<usize, Error> {
        let skips_limits = self.options.skip_limits || self.client.skips_limits();
        let name = O::INFO.name;
        let list = O::RULE.split.first().copied().unwrap_or_default();
        let error = match (self.max_items, O::RULE.max) {
            _ if self.options.sets_body(list) => {
                format!("the items of {name} cannot be split: body_field replaces {list}")
            }
            (None, Some(max)) => return Ok(max),
            (None, None) => format!("the page of {name} gives no maximum of items for a call: set one by max_items"),
            (Some(0), _) => format!("{name} cannot be called with at most 0 items"),
            (Some(items), Some(max)) if items > max && !skips_limits => {
                format!("{name} takes at most {max} items a call, not {items}")
            }
            (Some(items), _) => return Ok(items),
        };
        Err(BuildError::new(error).into())
    }
}

/// Sends the items that the request holds.
///
/// # Errors
///
/// Those of [`Batch::run`]. The errors of calls are in the outcome.
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
