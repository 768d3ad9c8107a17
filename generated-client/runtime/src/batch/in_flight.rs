//! One call of a batch on its way.

use super::batched::Batched;
use super::id::{ItemId, ids};
use super::limited::culprits;
use super::outcome::{BatchOutcome, UnmatchedResult};
use super::part::BatchPart;
use super::read::read;
use super::settings::BatchSettings;
use super::status::ItemStatus;
use crate::error::{Error, InvalidRequest};
use crate::response::SuccessResponse;
use crate::transport::BoxFuture;
use crate::value::Json;
use std::ops::Range;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// The items of one call, and what became of it so far.
pub(super) struct InFlightCall<O: Batched> {
    range: Range<usize>,
    /// The request with the items that are sent.
    request: O,
    /// Where in the input these items stand.
    positions: Vec<usize>,
    /// The items that are not sent, with their positions in the input.
    refused: Vec<(usize, ItemId, ItemStatus, O::Item)>,
    /// The call, once it is begun.
    call: Option<BoxFuture<'static, Result<SuccessResponse, Error>>>,
}

/// What is known when a call is over.
#[derive(Default)]
struct End {
    ids: Vec<ItemId>,
    statuses: Vec<ItemStatus>,
    unmatched: Vec<UnmatchedResult>,
    error: Option<Arc<Error>>,
    log_id: Option<String>,
    called: bool,
}

impl<O: Batched> InFlightCall<O> {
    /// A call of `items`, the first of which stands at `start` in the input.
    pub fn new(template: &O, items: Vec<O::Item>, start: usize) -> Self {
        let range = start..start + items.len();
        let mut request = template.clone();
        *request.items() = items;
        Self { positions: range.clone().collect(), range, request, refused: Vec::new(), call: None }
    }

    /// Drives the call. Items that break limits are taken out and the others sent.
    pub fn poll(&mut self, settings: &BatchSettings<'_, O>, cx: &mut Context<'_>) -> Poll<BatchPart<O::Item>> {
        loop {
            let call = self
                .call
                .get_or_insert_with(|| settings.client.execute(O::INFO, &self.request, settings.options.clone()));
            let result = ready!(call.as_mut().poll(cx));
            self.call = None;
            match result {
                Err(Error::Invalid(invalid)) if self.refuse(&invalid) => {
                    if self.positions.is_empty() {
                        return Poll::Ready(self.settle(End::default()));
                    }
                }
                result => {
                    let end = self.end(result);
                    return Poll::Ready(self.settle(end));
                }
            }
        }
    }

    /// Ends the call without waiting for it.
    pub fn abandon(&mut self) -> BatchPart<O::Item> {
        self.call = None;
        let end = End { called: true, ..self.all(&ItemStatus::abandoned()) };
        self.settle(end)
    }

    /// Does not make the call, because of an error that another one met.
    pub fn unsent(mut self, why: &Error) -> BatchPart<O::Item> {
        let end = self.all(&ItemStatus::not_sent(&why.to_string()));
        self.settle(end)
    }

    /// The end that is the same for all items.
    fn all(&self, status: &ItemStatus) -> End {
        let ids = self.ids(&self.request.encode());
        End { statuses: vec![status.clone(); ids.len()], ids, ..End::default() }
    }

    /// Takes the items out that break limits. Returns whether that may help.
    fn refuse(&mut self, invalid: &InvalidRequest) -> bool {
        let culprits = culprits(O::RULE, invalid, &self.positions).filter(|culprits| !culprits.is_empty());
        let Some(mut culprits) = culprits else { return false };
        let ids = self.ids(&self.request.encode());
        let items = std::mem::take(self.request.items());
        let positions = std::mem::take(&mut self.positions);
        for (index, ((item, id), position)) in items.into_iter().zip(ids).zip(positions).enumerate() {
            if let Some(why) = culprits.remove(&index) {
                self.refused.push((position, id, ItemStatus::not_sent(&why), item));
            } else {
                self.request.items().push(item);
                self.positions.push(position);
            }
        }
        true
    }

    fn ids(&self, request: &Json<'_>) -> Vec<ItemId> {
        let ids = ids(O::RULE, request);
        // Otherwise items would be lost without a word.
        assert_eq!(ids.len(), self.positions.len(), "the list of {} is not at {:?}", O::INFO.name, O::RULE.split);
        ids
    }

    fn end(&self, result: Result<SuccessResponse, Error>) -> End {
        let response = match result {
            Ok(response) => response,
            Err(error) => {
                let called = !matches!(error, Error::Invalid(_) | Error::Build(_));
                let log_id = error.log_id().map(str::to_owned);
                let end = self.all(&ItemStatus::of_call(&error));
                return End { error: Some(Arc::new(error)), log_id, called, ..end };
            }
        };
        let request = self.request.encode();
        let ids = self.ids(&request);
        let envelope = &O::INFO.service.envelope;
        let (mut statuses, unmatched) = read(O::RULE, envelope, &request, &ids, &response.meta);
        let log_id = response.meta.log_id.clone();
        // Read as a single call's would be, so that whoever watches for changed pages hears of it.
        let error = response.note_deviations(&mut O::Response::default()).err();
        if let Some(error) = &error {
            let unknown = statuses.iter_mut().filter(|status| matches!(status, ItemStatus::Unknown(_)));
            unknown.for_each(|status| *status = ItemStatus::Unknown(error.to_string()));
        }
        End { ids, statuses, unmatched, error: error.map(Arc::new), log_id, called: true }
    }

    /// Brings items and verdicts together, in the order of the input.
    fn settle(&mut self, end: End) -> BatchPart<O::Item> {
        let End { ids, statuses, unmatched, error, log_id, called } = end;
        let mut outcome = BatchOutcome { unmatched, ..BatchOutcome::default() };
        let sent = std::mem::take(self.request.items());
        let reported = self.positions.drain(..).zip(ids).zip(statuses);
        if self.refused.is_empty() {
            outcome.succeeded.reserve(sent.len());
            reported.for_each(|((position, id), status)| outcome.push(position, id, status));
            return BatchPart { outcome, range: self.range.clone(), items: sent, error, log_id, called };
        }
        let mut all = std::mem::take(&mut self.refused);
        all.extend(reported.zip(sent).map(|(((position, id), status), item)| (position, id, status, item)));
        all.sort_by_key(|(position, ..)| *position);
        let mut items = Vec::with_capacity(all.len());
        for (position, id, status, item) in all {
            outcome.push(position, id, status);
            items.push(item);
        }
        BatchPart { outcome, range: self.range.clone(), items, error, log_id, called }
    }
}
