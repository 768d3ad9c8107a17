//! A batch on its way.

use super::batched::Batched;
use super::fatal::is_fatal;
use super::in_flight::InFlightCall;
use super::outcome::BatchOutcome;
use super::part::BatchPart;
use super::settings::{BatchSettings, OnPart};
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

/// A batch on its way, and what it did so far.
///
/// Nothing runs beside it: calls are made while one of its futures is polled, several at a time.
/// All of its state is in here, so that any of these futures can be dropped, for instance by
/// `select!`, and nothing is lost; another one goes on where it stopped.
///
/// - [`next`](Self::next), or the [`Stream`], gives part by part in the order of the input; memory
///   stays flat, however many items there are.
/// - [`finish`](Self::finish) collects the outcome of all parts that are still to come.
/// - Awaited itself, it does the same, and counts what an error kept from being sent as failed.
pub struct RunningBatch<'a, O: Batched> {
    settings: BatchSettings<'a, O>,
    on_part: Option<OnPart<'a, O::Item>>,
    unsent: UnsentItems<'a, O::Item>,
    /// Items of the next call, as far as they have come.
    filling: Vec<O::Item>,
    /// Where in the input the next call begins.
    start: usize,
    /// Calls in the order of the input.
    calls: VecDeque<CallState<O>>,
    in_flight: usize,
    is_stopped: bool,
    stopped_by: Option<Arc<Error>>,
    summary: BatchSummary,
    collected: BatchOutcome,
}

enum CallState<O: Batched> {
    InFlight(InFlightCall<O>),
    Done(BatchPart<O::Item>),
}

/// How many calls may be begun or done for each that is in flight, so that a slow one does not
/// hold up those behind it at once.
const AHEAD: usize = 4;

impl<'a, O: Batched + 'a> RunningBatch<'a, O> {
    pub(super) fn new(
        settings: BatchSettings<'a, O>,
        on_part: Option<OnPart<'a, O::Item>>,
        unsent: UnsentItems<'a, O::Item>,
    ) -> Self {
        Self {
            settings,
            on_part,
            unsent,
            filling: Vec::new(),
            start: 0,
            calls: VecDeque::new(),
            in_flight: 0,
            is_stopped: false,
            stopped_by: None,
            summary: BatchSummary::default(),
            collected: BatchOutcome::default(),
        }
    }

    /// Returns the next part in the order of the input; `None` if there is none, because all items
    /// were sent or the batch is stopped.
    ///
    /// Dropping the future loses nothing.
    pub async fn next(&mut self) -> Option<BatchPart<O::Item>> {
        poll_fn(|cx| self.poll_part(cx)).await
    }

    /// Runs to the end, or until it stops, and returns the outcome of all parts that
    /// [`next`](Self::next) did not return.
    ///
    /// Dropping the future loses nothing: [`outcome`](Self::outcome) shows what is there so far,
    /// and another `finish` goes on.
    pub async fn finish(&mut self) -> BatchOutcome {
        while let Some(part) = self.next().await {
            self.collected.append(part.outcome);
        }
        std::mem::take(&mut self.collected)
    }

    /// Returns what an unfinished [`finish`](Self::finish) collected.
    #[must_use]
    pub fn outcome(&self) -> &BatchOutcome {
        &self.collected
    }

    /// Returns counts of all parts that came out, in whichever way.
    #[must_use]
    pub fn summary(&self) -> BatchSummary {
        self.summary
    }

    /// Begins no further calls. Those in flight go on, and their parts come.
    pub fn stop(&mut self) {
        self.is_stopped = true;
    }

    /// Goes on after a stop.
    pub fn resume(&mut self) {
        self.is_stopped = false;
        self.stopped_by = None;
    }

    /// Returns the error that stopped the batch, because every further call would meet it: the
    /// request is wrong whatever its items are, credentials or token are refused, a quota is used
    /// up.
    ///
    /// The items that it kept from being sent are in no part: [`into_unsent`](Self::into_unsent) has
    /// them, [`resume`](Self::resume) tries them.
    #[must_use]
    pub fn stopped_by(&self) -> Option<&Error> {
        self.stopped_by.as_deref()
    }

    /// Stops, and ends the calls in flight at once. What became of their items is unknown; their
    /// parts come like others.
    pub fn abandon(&mut self) {
        self.stop();
        for state in &mut self.calls {
            if let CallState::InFlight(call) = state {
                *state = CallState::Done(call.abandon());
            }
        }
        self.in_flight = 0;
    }

    /// Ends the batch here and returns the outcome of all parts that [`next`](Self::next) did not
    /// return. Items in flight are unknown, those that were not sent are in no outcome.
    #[must_use]
    pub fn into_outcome(mut self) -> BatchOutcome {
        self.abandon();
        while let Some(part) = self.take_part() {
            self.collected.append(part.outcome);
        }
        self.collected
    }

    /// Ends the batch here and returns the items that were not sent. [`abandon`](Self::abandon)
    /// first, and take the parts, to hear of those in flight.
    #[must_use]
    pub fn into_unsent(mut self) -> UnsentItems<'a, O::Item> {
        self.unsent.put_back(self.filling);
        self.unsent
    }

    /// Runs to the end as if it was awaited and waits for it, in a program without an async runtime.
    ///
    /// [`Client::block_on`](crate::Client::block_on) waits for each of the other futures.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] inside an async runtime.
    #[cfg(feature = "blocking")]
    pub fn blocking(self) -> Result<BatchOutcome, Error> {
        self.settings.client.block_on(self.into_future())
    }

    fn poll_part(&mut self, cx: &mut Context<'_>) -> Poll<Option<BatchPart<O::Item>>> {
        loop {
            let is_source_pending = self.begin_calls(cx).is_pending();
            if self.drive_calls(cx) {
                // There may be room for others, which have to be begun before anybody waits.
                continue;
            }
            return match self.take_part() {
                Some(part) => Poll::Ready(Some(part)),
                None if self.calls.is_empty() && !is_source_pending => Poll::Ready(None),
                None => Poll::Pending,
            };
        }
    }

    /// Begins calls while there are items and room.
    fn begin_calls(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let parallel = self.settings.parallel;
        while !self.is_stopped && self.in_flight < parallel && self.calls.len() < parallel.saturating_mul(AHEAD) {
            ready!(self.fill(cx));
            let Some((items, start)) = self.take_items() else { break };
            self.calls.push_back(CallState::InFlight(InFlightCall::new(&self.settings.template, items, start)));
            self.in_flight += 1;
        }
        Poll::Ready(())
    }

    /// Takes items for the next call, until it is full or there are no more.
    fn fill(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        while self.filling.len() < self.settings.max_items {
            match ready!(self.unsent.poll_item(cx)) {
                Some(item) => self.filling.push(item),
                None => break,
            }
        }
        Poll::Ready(())
    }

    /// Polls all calls in flight. Returns whether one of them is over.
    fn drive_calls(&mut self, cx: &mut Context<'_>) -> bool {
        let before = self.in_flight;
        for state in &mut self.calls {
            let CallState::InFlight(call) = state else { continue };
            if let Poll::Ready(part) = call.poll(&self.settings, cx) {
                if let Some(error) = part.error.as_ref().filter(|error| is_fatal(O::RULE, error)) {
                    self.is_stopped = true;
                    self.stopped_by.get_or_insert_with(|| Arc::clone(error));
                }
                *state = CallState::Done(part);
                self.in_flight -= 1;
            }
        }
        self.in_flight < before
    }

    /// Takes the next part out if it is done.
    fn take_part(&mut self) -> Option<BatchPart<O::Item>> {
        let Some(CallState::Done(_)) = self.calls.front() else { return None };
        let Some(CallState::Done(part)) = self.calls.pop_front() else { return None };
        self.note(&part);
        Some(part)
    }

    fn note(&mut self, part: &BatchPart<O::Item>) {
        self.summary.add(part);
        if let Some(see) = &mut self.on_part {
            see(part);
        }
    }

    /// Takes the items of the next call, if there are any, and says where they begin.
    fn take_items(&mut self) -> Option<(Vec<O::Item>, usize)> {
        let items = std::mem::take(&mut self.filling);
        let start = self.start;
        self.start += items.len();
        if items.is_empty() { None } else { Some((items, start)) }
    }

    /// Runs to the end, and counts what an error keeps from being sent as failed.
    async fn complete(mut self) -> BatchOutcome {
        let mut outcome = self.finish().await;
        let Some(error) = self.stopped_by.take() else { return outcome };
        loop {
            poll_fn(|cx| self.fill(cx)).await;
            let Some((items, start)) = self.take_items() else { return outcome };
            let part = InFlightCall::new(&self.settings.template, items, start).unsent(&error);
            self.note(&part);
            outcome.append(part.outcome);
        }
    }
}

/// Nothing in it is pinned in its place.
impl<O: Batched> Unpin for RunningBatch<'_, O> {}

/// Gives the same as [`RunningBatch::next`]; after a [`resume`](RunningBatch::resume) there may be more
/// behind the end.
impl<'a, O: Batched + 'a> Stream for RunningBatch<'a, O> {
    type Item = BatchPart<O::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<BatchPart<O::Item>>> {
        self.get_mut().poll_part(cx)
    }
}

/// Runs to the end and returns the outcome of all parts that [`RunningBatch::next`] did not return.
///
/// Items that an error [kept from being sent](RunningBatch::stopped_by) have failed. Those that
/// [`RunningBatch::stop`] kept from it are in no outcome.
impl<'a, O: Batched + 'a> IntoFuture for RunningBatch<'a, O> {
    type Output = BatchOutcome;
    type IntoFuture = BoxFuture<'a, BatchOutcome>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.complete())
    }
}

impl<O: Batched> fmt::Debug for RunningBatch<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running")
            .field("operation", &O::INFO.name)
            .field("summary", &self.summary)
            .field("in_flight", &self.in_flight)
            .field("stopped_by", &self.stopped_by)
            .finish_non_exhaustive()
    }
}
