//! Reads from a reply what became of each item.

use super::entries::{About, Report, report};
use super::id::ids;
use super::index::Index;
use super::outcome::Stray;
use super::verdict::Verdict;
use super::{BatchOutcome, BatchRule, Batched, ItemId};
use crate::response::Meta;
use crate::{Envelope, Json, Response};

impl<T> Response<T> {
    /// Returns what became of each item of `request`, which has to be the one that this answers.
    #[must_use]
    pub fn outcome<O: Batched<Reply = T>>(&self, request: &O) -> BatchOutcome {
        single(O::RULE, &O::INFO.service.envelope, &request.encode(), self.meta())
    }
}

fn single(rule: &BatchRule, envelope: &Envelope, request: &Json<'_>, meta: &Meta) -> BatchOutcome {
    let ids = ids(rule, request);
    let mut outcome = BatchOutcome::default();
    let (verdicts, strays) = read(rule, envelope, request, &ids, meta);
    for (index, (id, verdict)) in ids.into_iter().zip(verdicts).enumerate() {
        outcome.push(index, id, verdict);
    }
    outcome.strays = strays;
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
) -> (Vec<Verdict>, Vec<Stray>) {
    let Report { entries, others, reasons } = report(rule, envelope, request, ids, meta);
    // What most replies say, of many items.
    if entries.len() == ids.len() && entries.iter().all(|entry| matches!(entry, (About::Item(_), Verdict::Succeeded))) {
        return (vec![Verdict::Succeeded; ids.len()], Vec::new());
    }
    let index = Index::new(ids);
    let mut told: Vec<Option<Verdict>> = vec![None; index.len()];
    let mut strays = Vec::new();
    for (about, verdict) in entries {
        let place = match &about {
            About::Item(number) => index.places.get(*number).copied(),
            About::Key(id) => index.find(id),
        };
        match (place, about) {
            (Some(place), _) => {
                told[place] = Some(match told[place].take() {
                    Some(before) => before.and(verdict),
                    None => verdict,
                });
            }
            (None, About::Key(id)) => strays.push(stray(id, verdict)),
            (None, About::Item(_)) => {}
        }
    }
    let verdict = |(place, id): (&usize, &ItemId)| match (&told[*place], reasons.about(id)) {
        (Some(verdict), _) => verdict.clone(),
        (None, Some(said)) => Verdict::Unknown(format!("the reply has it in no list, but says about it: {said}")),
        (None, None) => others.clone(),
    };
    (index.places.iter().zip(ids).map(verdict).collect(), strays)
}

fn stray(id: ItemId, verdict: Verdict) -> Stray {
    match verdict {
        Verdict::Succeeded => Stray { id, succeeded: Some(true), code: None, message: String::new() },
        Verdict::Unknown(_) => Stray { id, succeeded: None, code: None, message: String::new() },
        Verdict::Failed(failure) => Stray { id, succeeded: Some(false), code: failure.code, message: failure.message },
    }
}
