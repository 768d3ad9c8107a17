//! Reads from a reply what became of each item.

use super::batched::Batched;
use super::entries::{About, Report, report};
use super::id::{ItemId, ids};
use super::index::Index;
use super::outcome::{BatchOutcome, UnmatchedResult};
use super::rule::BatchRule;
use super::status::ItemStatus;
use crate::operation::Envelope;
use crate::response::{Meta, Response};
use crate::value::Json;

impl<T> Response<T> {
    /// Returns what became of each item of `request`, which has to be the one that this answers.
    #[must_use]
    pub fn outcome<O: Batched<Response = T>>(&self, request: &O) -> BatchOutcome {
        single(O::RULE, &O::INFO.service.envelope, &request.encode(), self.meta())
    }
}

fn single(rule: &BatchRule, envelope: &Envelope, request: &Json<'_>, meta: &Meta) -> BatchOutcome {
    let ids = ids(rule, request);
    let mut outcome = BatchOutcome::default();
    let (statuses, unmatched) = read(rule, envelope, request, &ids, meta);
    for (index, (id, status)) in ids.into_iter().zip(statuses).enumerate() {
        outcome.push(index, id, status);
    }
    outcome.unmatched = unmatched;
    outcome
}

/// Returns a verdict for each of `ids`, the items of `request`, and what the reply of a successful
/// call says about others.
pub(super) fn read(
    rule: &BatchRule,
    envelope: &Envelope,
    request: &Json<'_>,
    ids: &[ItemId],
    meta: &Meta,
) -> (Vec<ItemStatus>, Vec<UnmatchedResult>) {
    let Report { entries, others, reasons } = report(rule, envelope, request, ids, meta);
    // What most replies say, of many items.
    if entries.len() == ids.len()
        && entries.iter().all(|entry| matches!(entry, (About::Item(_), ItemStatus::Succeeded)))
    {
        return (vec![ItemStatus::Succeeded; ids.len()], Vec::new());
    }
    let index = Index::new(ids);
    let mut known: Vec<Option<ItemStatus>> = vec![None; index.len()];
    let mut unmatched = Vec::new();
    for (about, status) in entries {
        let position = match &about {
            About::Item(number) => index.positions.get(*number).copied(),
            About::Key(id) => index.find(id),
        };
        match (position, about) {
            (Some(position), _) => {
                known[position] = Some(match known[position].take() {
                    Some(before) => before.and(status),
                    None => status,
                });
            }
            (None, About::Key(id)) => unmatched.push(unmatched_result(id, status)),
            (None, About::Item(_)) => {}
        }
    }
    let status = |(position, id): (&usize, &ItemId)| match (&known[*position], reasons.about(id)) {
        (Some(status), _) => status.clone(),
        (None, Some(said)) => ItemStatus::Unknown(format!("the reply has it in no list, but says about it: {said}")),
        (None, None) => others.clone(),
    };
    (index.positions.iter().zip(ids).map(status).collect(), unmatched)
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
