//! The handle of a running batch.

use super::batched::Batched;
use super::calls::Calls;
use super::fatal::{is_fatal, is_postponed};
use super::in_flight::InFlightCall;
use super::outcome::BatchOutcome;
use super::part::BatchPart;
use super::settings::{BatchSettings, Callbacks};
use super::summary::BatchSummary;
use super::unsent::UnsentItems;
use crate::error::Error;
use crate::transport::BoxFuture;
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// The handle of a running batch.
///
/// The batch makes progress only while one of the handle's futures is polled, with several calls at
/// a time. The handle holds all state. Any of its futures can be dropped without a loss, for
/// instance by `select!`, and another future continues.
///
/// - [`next`](Self::next), or the [`Stream`], returns part by part in the order of the input.
///   Memory use does not grow with the number of items.
/// - [`finish`](Self::finish) collects the outcome of all further parts.
/// - Awaiting the handle does the same, and adds the items that an error kept from being sent as
///   failed.
pub struct RunningBatch<'a, O: Batched> {
    settings: BatchSettings<'a, O>,
    callbacks: Callbacks<'a, O::Item>,
    unsent: UnsentItems<'a, O::Item>,
    /// The items of the next call that were taken from the source so far.
    next_items: Vec<O::Item>,
    /// The position of the next call's first item in the input.
    next_start: usize,
    /// The calls in the order of the input.
    calls: Calls<O>,
    /// The calls that the server refused with a long wait, in the order of the input.
    postponed: VecDeque<BatchPart<O::Item>>,
    is_stopped: bool,
    stopped_by: Option<Arc<Error>>,
    summary: BatchSummary,
    collected: BatchOutcome,
}

/// The largest number of calls in memory, for each call in flight.
///
/// A slow call holds back the parts after it. Until this number is reached, further calls begin.
const AHEAD: usize = 4;

impl<'a, O: Batched + 'a> RunningBatch<'a, O> {
    pub(super) fn new(
        settings: BatchSettings<'a, O>,
        callbacks: Callbacks<'a, O::Item>,
        unsent: UnsentItems<'a, O::Item>,
    ) -> Self {
        Self {
            settings,
            callbacks,
            unsent,
            next_items: Vec::new(),
            next_start: 0,
            calls: Calls::default(),
            postponed: VecDeque::new(),
            is_stopped: false,
            stopped_by: None,
            summary: BatchSummary::default(),
            collected: BatchOutcome::default(),
        }
    }

    /// Returns the next part in the order of the input.
    ///
    /// Returns `None` if all items were sent or the batch is stopped. Dropping the future loses
    /// nothing.
    pub async fn next(&mut self) -> Option<BatchPart<O::Item>> {
        poll_fn(|cx| self.poll_part(cx)).await
    }

    /// Runs to the end, or until the batch stops, and returns the outcome of the remaining parts.
    ///
    /// Parts that [`next`](Self::next) returned are not included. Dropping the future loses
    /// nothing: [`outcome`](Self::outcome) returns the results so far, and another `finish`
    /// continues.
    pub async fn finish(&mut self) -> BatchOutcome {
        while let Some(part) = self.next().await {
            self.collected.append(part.outcome);
        }
        std::mem::take(&mut self.collected)
    }

    /// Returns the results that an unfinished [`finish`](Self::finish) collected.
    #[must_use]
    pub fn outcome(&self) -> &BatchOutcome {
        &self.collected
    }

    /// Returns the counts of all parts so far.
    #[must_use]
    pub fn summary(&self) -> BatchSummary {
        self.summary
    }

    /// Stops the batch: no further calls begin.
    ///
    /// Calls in flight continue, and their parts arrive as usual.
    pub fn stop(&mut self) {
        self.is_stopped = true;
    }

    /// Continues after a stop, with the items that [a wait of the server](Self::stopped_by)
    /// postponed.
    pub fn resume(&mut self) {
        self.is_stopped = false;
        self.stopped_by = None;
    }

    /// Returns the error that stopped the batch because it would recur in every further call.
    ///
    /// - The request is invalid regardless of its items.
    /// - The vendor refuses the credentials, the token or the caller.
    /// - A quota is exhausted.
    /// - The server asks for a wait of more than two minutes, or of more than the time of a call.
    ///   [`Error::retry_after`] returns the wait. The items of refused calls are then in no part.
    ///
    /// The items that were not sent are in no part. [`into_unsent`](Self::into_unsent) returns
    /// them, and [`resume`](Self::resume) sends them.
    #[must_use]
    pub fn stopped_by(&self) -> Option<&Error> {
        self.stopped_by.as_deref()
    }

    /// Stops the batch and drops the calls in flight.
    ///
    /// The items of these calls are unknown. Their parts arrive as usual.
    pub fn abandon(&mut self) {
        self.stop();
        self.calls.abandon();
    }

    /// Ends the batch and returns the outcome of the parts that [`next`](Self::next) did not
    /// return.
    ///
    /// Items in flight are unknown. Items that were not sent are not included. Items that were
    /// refused with a long wait have failed.
    #[must_use]
    pub fn into_outcome(mut self) -> BatchOutcome {
        self.abandon();
        while let Some(part) = self.take_part() {
            self.collected.append(part.outcome);
        }
        let mut outcome = std::mem::take(&mut self.collected);
        self.fail_postponed(&mut outcome);
        outcome
    }

    /// Ends the batch and returns the items that were not sent, and those that were refused with a
    /// long wait.
    ///
    /// To get the items in flight as well, call [`abandon`](Self::abandon) first and take the
    /// parts.
    #[must_use]
    pub fn into_unsent(mut self) -> UnsentItems<'a, O::Item> {
        self.calls.abandon();
        while let Some(part) = self.calls.take_part() {
            if is_refused(&part) {
                self.postpone(part);
            }
        }
        let refused = self.postponed.into_iter().flat_map(|part| part.items);
        self.unsent.put_back(refused.chain(self.next_items).collect());
        self.unsent
    }

    /// Awaits the handle on the calling thread, for programs without an async runtime.
    ///
    /// Use [`Client::block_on`](crate::Client::block_on) for the other futures of the handle.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Build`] inside an async runtime.
    #[cfg(feature = "blocking")]
    pub fn blocking(self) -> Result<BatchOutcome, Error> {
        self.settings.client.block_on(self.into_future())
    }

    fn poll_part(&mut self, cx: &mut Context<'_>) -> Poll<Option<BatchPart<O::Item>>> {
        loop {
            let is_source_pending = self.begin_calls(cx).is_pending();
            if self.drive_calls(cx) {
                // A completed call makes room for another one, which must begin before this future
                // waits.
                continue;
            }
            return match self.take_part() {
                Some(part) => Poll::Ready(Some(part)),
                None if self.calls.is_empty() && !is_source_pending => Poll::Ready(None),
                None => Poll::Pending,
            };
        }
    }

    /// Begins calls while there are items and there is room.
    fn begin_calls(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let parallel = self.settings.parallel;
        while !self.is_stopped && self.calls.in_flight() < parallel && self.calls.len() < parallel.saturating_mul(AHEAD)
        {
            let Some((items, start)) = ready!(self.poll_next_call(cx)) else { break };
            self.calls.begin(InFlightCall::new(&self.settings.template, items, start), &self.settings);
        }
        Poll::Ready(())
    }

    /// Returns the items of the next call: those of a postponed one, or the next of the source.
    fn poll_next_call(&mut self, cx: &mut Context<'_>) -> Poll<Option<(Vec<O::Item>, usize)>> {
        if self.postponed.is_empty() {
            ready!(self.poll_next_items(cx));
        }
        let items = self.postponed.front().map_or(&self.next_items, |part| &part.items);
        if !items.is_empty() && !self.callbacks.permits(items) {
            self.stop();
            return Poll::Ready(None);
        }
        Poll::Ready(match self.postponed.pop_front() {
            Some(part) => Some((part.items, part.range.start)),
            None => self.take_items(),
        })
    }

    /// Takes items for the next call from the source, until the call is full or the source ends.
    fn poll_next_items(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        while self.next_items.len() < self.settings.max_items {
            match ready!(self.unsent.poll_item(cx)) {
                Some(item) => self.next_items.push(item),
                None => break,
            }
        }
        Poll::Ready(())
    }

    /// Polls the calls that are ready. Returns whether one of them ended.
    fn drive_calls(&mut self, cx: &mut Context<'_>) -> bool {
        let mut has_ended = false;
        while let Poll::Ready(Some(part)) = self.calls.poll_ended(&self.settings, cx) {
            has_ended = true;
            if let Some(error) = part.error.as_ref().filter(|error| is_fatal(O::RULE, error)) {
                self.is_stopped = true;
                self.stopped_by.get_or_insert_with(|| Arc::clone(error));
            }
        }
        has_ended
    }

    /// Takes the next part, if its call is done.
    fn take_part(&mut self) -> Option<BatchPart<O::Item>> {
        loop {
            let part = self.calls.take_part()?;
            if !is_refused(&part) {
                self.report_part(&part);
                return Some(part);
            }
            self.postpone(part);
        }
    }

    fn postpone(&mut self, part: BatchPart<O::Item>) {
        let place = self.postponed.partition_point(|earlier| earlier.range.start < part.range.start);
        self.postponed.insert(place, part);
    }

    /// Adds the postponed items to an outcome as failed.
    fn fail_postponed(&mut self, outcome: &mut BatchOutcome) {
        for part in std::mem::take(&mut self.postponed) {
            self.report_part(&part);
            outcome.append(part.outcome);
        }
        outcome.failed.sort_by_key(|failed| failed.index);
    }

    fn report_part(&mut self, part: &BatchPart<O::Item>) {
        self.summary.add(part);
        self.callbacks.report(part);
    }

    /// Takes the items of the next call, if there are any, with the position of the first one.
    fn take_items(&mut self) -> Option<(Vec<O::Item>, usize)> {
        let items = std::mem::take(&mut self.next_items);
        let start = self.next_start;
        self.next_start += items.len();
        if items.is_empty() { None } else { Some((items, start)) }
    }

    /// Runs to the end, and adds the items that an error keeps from being sent as failed.
    async fn complete(mut self) -> BatchOutcome {
        let mut outcome = self.finish().await;
        self.fail_postponed(&mut outcome);
        let Some(error) = self.stopped_by.take() else { return outcome };
        loop {
            poll_fn(|cx| self.poll_next_items(cx)).await;
            let Some((items, start)) = self.take_items() else { return outcome };
            let part = InFlightCall::new(&self.settings.template, items, start).unsent(&error);
            self.report_part(&part);
            outcome.append(part.outcome);
        }
    }
}

/// Whether the server refused a call with a wait that stops the batch.
fn is_refused<T>(part: &BatchPart<T>) -> bool {
    part.error.as_deref().is_some_and(is_postponed)
}

/// No field is pinned structurally.
impl<O: Batched> Unpin for RunningBatch<'_, O> {}

/// Returns the parts of [`RunningBatch::next`].
///
/// After a [`resume`](RunningBatch::resume), an ended stream can return further parts.
impl<'a, O: Batched + 'a> Stream for RunningBatch<'a, O> {
    type Item = BatchPart<O::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<BatchPart<O::Item>>> {
        self.get_mut().poll_part(cx)
    }
}

/// Runs to the end and returns the outcome of the parts that [`RunningBatch::next`] did not return.
///
/// - Items that were not sent because of [an error](RunningBatch::stopped_by) have failed, and so
///   have those that were refused with a long wait.
/// - Items that were not sent because of [`RunningBatch::stop`] are not included.
impl<'a, O: Batched + 'a> IntoFuture for RunningBatch<'a, O> {
    type Output = BatchOutcome;
    type IntoFuture = BoxFuture<'a, BatchOutcome>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.complete())
    }
}

impl<O: Batched> fmt::Debug for RunningBatch<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunningBatch")
            .field("operation", &O::INFO.name)
            .field("summary", &self.summary)
            .field("in_flight", &self.calls.in_flight())
            .field("stopped_by", &self.stopped_by)
            .finish_non_exhaustive()
    }
}
