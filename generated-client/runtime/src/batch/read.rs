//! The statuses of a call's items, read from its response.

use super::batched::Batched;
use super::completed_call::CompletedCall;
use super::id::{ItemId, ids};
use super::index::Index;
use super::outcome::{BatchOutcome, UnmatchedResult};
use super::report::{Report, ReportedItem, ResultTarget, report};
use super::status::ItemStatus;
use crate::response::Response;

impl<T> Response<T> {
    /// Returns the result of each item of `request`, the request that this response belongs to.
    #[must_use]
    pub fn outcome<O: Batched<Response = T>>(&self, request: &O) -> BatchOutcome {
        let request = request.encode();
        let ids = ids(O::RULE, &request);
        let envelope = &O::INFO.envelope();
        outcome(&CompletedCall { rule: O::RULE, envelope, request: &request, ids: &ids, meta: self.meta() })
    }
}

fn outcome(call: &CompletedCall<'_>) -> BatchOutcome {
    let CallStatuses { statuses, unmatched } = read(call);
    let mut outcome = BatchOutcome { unmatched, ..BatchOutcome::default() };
    for (index, (id, status)) in call.ids.iter().zip(statuses).enumerate() {
        outcome.push(index, id.clone(), status);
    }
    outcome
}

/// The content of a response about the items of its call.
#[derive(Default)]
pub(super) struct CallStatuses {
    /// The status of each item, in the order of the request.
    pub statuses: Vec<ItemStatus>,
    /// The results that belong to no item of the request.
    pub unmatched: Vec<UnmatchedResult>,
}

/// Reads the status of each item.
pub(super) fn read(call: &CompletedCall<'_>) -> CallStatuses {
    let report = report(call);
    if all_succeeded_in_order(&report, call.ids.len()) {
        return CallStatuses { statuses: vec![ItemStatus::Succeeded; call.ids.len()], unmatched: Vec::new() };
    }
    let Report { items, unmentioned, reasons } = report;
    let index = Index::new(call.ids);
    let MatchedResults { statuses, unmatched } = match_results(items, &index);
    let status = |(number, id): (&usize, &ItemId)| match (&statuses[*number], reasons.about(id)) {
        (Some(status), _) => status.clone(),
        (None, Some(reason)) => {
            ItemStatus::Unknown(format!("the response lists it nowhere, but its message says: {reason}"))
        }
        (None, None) => unmentioned.clone(),
    };
    CallStatuses { statuses: index.numbers.iter().zip(call.ids).map(status).collect(), unmatched }
}

/// Whether the report has one success for each item, in the order of the request.
///
/// Most responses do. They need no index of keys.
fn all_succeeded_in_order(report: &Report, count: usize) -> bool {
    let is_success =
        |item: &ReportedItem| matches!((&item.target, &item.status), (ResultTarget::Item(_), ItemStatus::Succeeded));
    report.items.len() == count && report.items.iter().all(is_success)
}

/// Results by the item that they belong to.
struct MatchedResults {
    /// The status of each distinct key, `None` if no result mentions it.
    statuses: Vec<Option<ItemStatus>>,
    unmatched: Vec<UnmatchedResult>,
}

fn match_results(items: Vec<ReportedItem>, index: &Index<'_>) -> MatchedResults {
    let mut matched = MatchedResults { statuses: vec![None; index.len()], unmatched: Vec::new() };
    for ReportedItem { target, status } in items {
        let number = match &target {
            ResultTarget::Item(position) => index.numbers.get(*position).copied(),
            ResultTarget::Key(id) => index.find(id),
        };
        match (number, target) {
            (Some(number), _) => {
                let known = &mut matched.statuses[number];
                *known = Some(match known.take() {
                    Some(earlier) => earlier.and(status),
                    None => status,
                });
            }
            (None, ResultTarget::Key(id)) => matched.unmatched.push(unmatched_result(id, status)),
            (None, ResultTarget::Item(_)) => {}
        }
    }
    matched
}

fn unmatched_result(id: ItemId, status: ItemStatus) -> UnmatchedResult {
    match status {
        ItemStatus::Succeeded => UnmatchedResult { id, succeeded: Some(true), code: None, message: String::new() },
        ItemStatus::Unknown(_) => UnmatchedResult { id, succeeded: None, code: None, message: String::new() },
        ItemStatus::Failed(failure) => {
            UnmatchedResult { id, succeeded: Some(false), code: failure.code, message: failure.message }
        }
    }
}
