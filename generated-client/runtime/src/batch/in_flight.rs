//! One call of a batch, from its items to its part.

use super::batched::Batched;
use super::completed_call::CompletedCall;
use super::id::{ItemId, ids};
use super::limit_violations::violations_by_item;
use super::outcome::BatchOutcome;
use super::part::BatchPart;
use super::read::{CallStatuses, read};
use super::settings::BatchSettings;
use super::shortened::shortened;
use super::status::ItemStatus;
use crate::error::{Error, InvalidRequest};
use crate::response::SuccessResponse;
use crate::transport::BoxFuture;
use crate::value::Json;
use std::ops::Range;
use std::sync::Arc;

/// The items of one call, and the call itself.
pub(super) struct InFlightCall<O: Batched> {
    range: Range<usize>,
    /// The request with the items that are sent.
    request: O,
    /// The positions of these items in the input.
    positions: Vec<usize>,
    /// The items that break limits and are not sent.
    refused: Vec<ItemRecord<O::Item>>,
}

/// The future of a call.
pub(super) type CallFuture = BoxFuture<'static, Result<SuccessResponse, Error>>;

/// The state of a call after its future is ready.
pub(super) enum CallProgress<T> {
    /// The call is made again, without the items that break limits.
    Again,
    Done(BatchPart<T>),
}

/// An item with its result.
struct ItemRecord<T> {
    position: usize,
    id: ItemId,
    status: ItemStatus,
    item: T,
}

/// The result of a call for the items that were sent.
#[derive(Default)]
struct CallResult {
    ids: Vec<ItemId>,
    items: CallStatuses,
    error: Option<Arc<Error>>,
    log_id: Option<String>,
    /// Whether a request was sent, or may have been.
    called: bool,
}

impl<O: Batched> InFlightCall<O> {
    /// Prepares a call of `items`, the first of which is at `start` in the input.
    pub fn new(template: &O, items: Vec<O::Item>, start: usize) -> Self {
        let range = start..start + items.len();
        let mut request = template.clone();
        *request.items() = items;
        Self { positions: range.clone().collect(), range, request, refused: Vec::new() }
    }

    /// Begins the call.
    pub fn begin(&self, settings: &BatchSettings<'_, O>) -> CallFuture {
        settings.client.execute(O::INFO, &self.request, settings.options.clone())
    }

    /// Ends the call with its result.
    ///
    /// If items break limits, the call has to be made again without them.
    pub fn end(&mut self, result: Result<SuccessResponse, Error>) -> CallProgress<O::Item> {
        let result = match result {
            Err(Error::Invalid(invalid)) if self.refuse_items(&invalid) => {
                if !self.positions.is_empty() {
                    return CallProgress::Again;
                }
                CallResult::default()
            }
            Err(error) => self.failed_call(error),
            Ok(response) => self.successful_call(response),
        };
        CallProgress::Done(self.part(result))
    }

    /// Ends the call without a response, and returns its items as unknown.
    pub fn abandon(&mut self) -> BatchPart<O::Item> {
        let result = CallResult { called: true, ..self.same_for_all(&ItemStatus::abandoned()) };
        self.part(result)
    }

    /// Returns the items as not sent, because of the error of another call.
    pub fn unsent(mut self, error: &Error) -> BatchPart<O::Item> {
        let result = self.same_for_all(&ItemStatus::not_sent(&error.to_string()));
        self.part(result)
    }

    /// Returns the same status for all items.
    fn same_for_all(&self, status: &ItemStatus) -> CallResult {
        let ids = self.ids(&self.request.encode());
        let items = CallStatuses { statuses: vec![status.clone(); ids.len()], unmatched: Vec::new() };
        CallResult { ids, items, ..CallResult::default() }
    }

    /// Removes the items that break limits from the request. Returns whether any was removed.
    fn refuse_items(&mut self, invalid: &InvalidRequest) -> bool {
        let violations = violations_by_item(O::RULE, invalid, &self.positions);
        let Some(mut violations) = violations.filter(|violations| !violations.is_empty()) else { return false };
        let ids = self.ids(&self.request.encode());
        let items = std::mem::take(self.request.items());
        let positions = std::mem::take(&mut self.positions);
        for (index, ((item, id), position)) in items.into_iter().zip(ids).zip(positions).enumerate() {
            if let Some(violation) = violations.remove(&index) {
                self.refused.push(ItemRecord { position, id, status: ItemStatus::not_sent(&violation), item });
            } else {
                self.request.items().push(item);
                self.positions.push(position);
            }
        }
        true
    }

    /// Returns the keys of the items that are sent.
    fn ids(&self, request: &Json<'_>) -> Vec<ItemId> {
        let ids = ids(O::RULE, request);
        // Without this check, items would be lost silently.
        assert_eq!(ids.len(), self.positions.len(), "the list of {} is not at {:?}", O::INFO.name, O::RULE.split);
        ids
    }

    fn failed_call(&self, error: Error) -> CallResult {
        let called = !matches!(error, Error::Invalid(_) | Error::Build(_));
        let log_id = error.log_id().map(str::to_owned);
        let result = self.same_for_all(&ItemStatus::of_call(&error));
        CallResult { error: Some(Arc::new(error)), log_id, called, ..result }
    }

    fn successful_call(&self, response: SuccessResponse) -> CallResult {
        let request = self.request.encode();
        let ids = self.ids(&request);
        if let Some(items) = all_succeeded::<O>(&request, &ids, &response) {
            return CallResult { ids, items, error: None, log_id: response.meta.log_id, called: true };
        }
        let envelope = &O::INFO.envelope();
        let mut items =
            read(&CompletedCall { rule: O::RULE, envelope, request: &request, ids: &ids, meta: &response.meta });
        let log_id = response.meta.log_id.clone();
        // The typed response is decoded as well, so that its deviations are counted as for a single
        // call.
        let error = response.note_deviations(&mut O::Response::default()).err();
        if let Some(error) = &error {
            let unknown = items.statuses.iter_mut().filter(|status| matches!(status, ItemStatus::Unknown(_)));
            unknown.for_each(|status| *status = ItemStatus::Unknown(error.to_string()));
        }
        CallResult { ids, items, error: error.map(Arc::new), log_id, called: true }
    }

    /// Joins items and statuses in the order of the input.
    fn part(&mut self, result: CallResult) -> BatchPart<O::Item> {
        let CallResult { ids, items: CallStatuses { statuses, unmatched }, error, log_id, called } = result;
        let mut outcome = BatchOutcome { unmatched, ..BatchOutcome::default() };
        let sent = std::mem::take(self.request.items());
        let results = self.positions.drain(..).zip(ids).zip(statuses);
        let items = if self.refused.is_empty() {
            outcome.succeeded.reserve(sent.len());
            results.for_each(|((position, id), status)| outcome.push(position, id, status));
            sent
        } else {
            let mut records = std::mem::take(&mut self.refused);
            let sent = results.zip(sent);
            records.extend(sent.map(|(((position, id), status), item)| ItemRecord { position, id, status, item }));
            push_records(&mut outcome, records)
        };
        BatchPart { outcome, range: self.range.clone(), items, error, log_id, called }
    }
}

/// Returns the statuses of items that the response reports as succeeded in the same words, as
/// documented.
fn all_succeeded<O: Batched>(request: &Json<'_>, ids: &[ItemId], response: &SuccessResponse) -> Option<CallStatuses> {
    let first = shortened(O::RULE, ids, response)?;
    let envelope = &O::INFO.envelope();
    let result = read(&CompletedCall { rule: O::RULE, envelope, request, ids: ids.get(..1)?, meta: &first.meta });
    let is_success = result.statuses == [ItemStatus::Succeeded] && result.unmatched.is_empty();
    let meta = first.note_deviations(&mut O::Response::default()).ok()?;
    let is_documented = is_success && meta.deviations.is_empty();
    let statuses = || vec![ItemStatus::Succeeded; ids.len()];
    is_documented.then(|| CallStatuses { statuses: statuses(), unmatched: Vec::new() })
}

/// Adds records to an outcome in the order of the input, and returns their items.
fn push_records<T>(outcome: &mut BatchOutcome, mut records: Vec<ItemRecord<T>>) -> Vec<T> {
    records.sort_by_key(|record| record.position);
    let mut items = Vec::with_capacity(records.len());
    for ItemRecord { position, id, status, item } in records {
        outcome.push(position, id, status);
        items.push(item);
    }
    items
}
