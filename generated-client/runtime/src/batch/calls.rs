//! The calls of a running batch, in the order of the input.

use super::batched::Batched;
use super::in_flight::{CallFuture, CallProgress, InFlightCall};
use super::part::BatchPart;
use super::settings::BatchSettings;
use crate::error::Error;
use crate::response::SuccessResponse;
use futures_util::stream::{FuturesUnordered, Stream as _};
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The calls that have begun and whose parts were not taken yet.
///
/// A wake polls only the calls that are ready, so its cost does not grow with the calls in flight.
pub(super) struct Calls<O: Batched> {
    states: VecDeque<CallState<O>>,
    /// The number of calls whose parts were taken.
    taken: usize,
    futures: FuturesUnordered<NumberedFuture>,
}

enum CallState<O: Batched> {
    InFlight(InFlightCall<O>),
    Done(BatchPart<O::Item>),
}

/// The future of a call, with the number of the call in the batch.
struct NumberedFuture {
    number: usize,
    future: CallFuture,
}

impl Future for NumberedFuture {
    type Output = (usize, Result<SuccessResponse, Error>);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let result = ready!(self.future.as_mut().poll(cx));
        Poll::Ready((self.number, result))
    }
}

impl<O: Batched> Default for Calls<O> {
    fn default() -> Self {
        Self { states: VecDeque::new(), taken: 0, futures: FuturesUnordered::new() }
    }
}

impl<O: Batched> Calls<O> {
    /// Returns the number of calls.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there are no calls.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// Returns the number of calls in flight.
    pub fn in_flight(&self) -> usize {
        self.futures.len()
    }

    /// Begins a call after all others.
    pub fn begin(&mut self, call: InFlightCall<O>, settings: &BatchSettings<'_, O>) {
        let number = self.taken + self.states.len();
        self.futures.push(NumberedFuture { number, future: call.begin(settings) });
        self.states.push_back(CallState::InFlight(call));
    }

    /// Polls the calls that are ready, until one of them ends, and returns its part.
    ///
    /// Returns `None` if no call is in flight.
    pub fn poll_ended(
        &mut self,
        settings: &BatchSettings<'_, O>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<&BatchPart<O::Item>>> {
        while let Some((number, mut result)) = ready!(Pin::new(&mut self.futures).poll_next(cx)) {
            let index = number - self.taken;
            while let CallState::InFlight(call) = &mut self.states[index] {
                match call.end(result) {
                    CallProgress::Done(part) => {
                        self.states[index] = CallState::Done(part);
                        return Poll::Ready(self.part(index));
                    }
                    CallProgress::Again => {
                        let mut future = NumberedFuture { number, future: call.begin(settings) };
                        // Polled at once, so that calls are sent in the order of the input.
                        let Poll::Ready(again) = Pin::new(&mut future).poll(cx) else {
                            self.futures.push(future);
                            break;
                        };
                        result = again.1;
                    }
                }
            }
        }
        Poll::Ready(None)
    }

    fn part(&self, index: usize) -> Option<&BatchPart<O::Item>> {
        match self.states.get(index)? {
            CallState::InFlight(_) => None,
            CallState::Done(part) => Some(part),
        }
    }

    /// Ends all calls in flight without their responses.
    pub fn abandon(&mut self) {
        self.futures.clear();
        for state in &mut self.states {
            if let CallState::InFlight(call) = state {
                *state = CallState::Done(call.abandon());
            }
        }
    }

    /// Takes the part of the first call, if it is done.
    pub fn take_part(&mut self) -> Option<BatchPart<O::Item>> {
        let CallState::Done(_) = self.states.front()? else { return None };
        let Some(CallState::Done(part)) = self.states.pop_front() else { return None };
        self.taken += 1;
        Some(part)
    }
}
