//! One call of a batch on its way.

use super::id::ids;
use super::limited::culprits;
use super::outcome::Stray;
use super::read::read;
use super::running::Settings;
use super::verdict::Verdict;
use super::{BatchOutcome, Batched, ItemId, Part};
use crate::reply::Answer;
use crate::{BoxFuture, Error, Invalid, Json};
use std::ops::Range;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// The items of one call, and what became of it so far.
pub(super) struct Slot<O: Batched> {
    range: Range<usize>,
    /// The request with the items that are sent.
    request: O,
    /// Where in the input these items stand.
    positions: Vec<usize>,
    /// The items that are not sent, with their positions in the input.
    refused: Vec<(usize, ItemId, Verdict, O::Item)>,
    /// The call, once it is begun.
    call: Option<BoxFuture<'static, Result<Answer, Error>>>,
}

/// What is known when a call is over.
#[derive(Default)]
struct End {
    ids: Vec<ItemId>,
    verdicts: Vec<Verdict>,
    strays: Vec<Stray>,
    error: Option<Arc<Error>>,
    log_id: Option<String>,
    called: bool,
}

impl<O: Batched> Slot<O> {
    /// A call of `items`, the first of which stands at `start` in the input.
    pub fn new(template: &O, items: Vec<O::Item>, start: usize) -> Self {
        let range = start..start + items.len();
        let mut request = template.clone();
        *request.items() = items;
        Self { positions: range.clone().collect(), range, request, refused: Vec::new(), call: None }
    }

    /// Drives the call. Items that break limits are taken out and the others sent.
    pub fn poll(&mut self, settings: &Settings<'_, O>, cx: &mut Context<'_>) -> Poll<Part<O::Item>> {
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
    pub fn abandon(&mut self) -> Part<O::Item> {
        self.call = None;
        let end = End { called: true, ..self.all(&Verdict::abandoned()) };
        self.settle(end)
    }

    /// Does not make the call, because of an error that another one met.
    pub fn unsent(mut self, why: &Error) -> Part<O::Item> {
        let end = self.all(&Verdict::not_sent(&why.to_string()));
        self.settle(end)
    }

    /// The end that is the same for all items.
    fn all(&self, verdict: &Verdict) -> End {
        let ids = self.ids(&self.request.encode());
        End { verdicts: vec![verdict.clone(); ids.len()], ids, ..End::default() }
    }

    /// Takes the items out that break limits. Returns whether that may help.
    fn refuse(&mut self, invalid: &Invalid) -> bool {
        let culprits = culprits(O::RULE, invalid, &self.positions).filter(|culprits| !culprits.is_empty());
        let Some(mut culprits) = culprits else { return false };
        let ids = self.ids(&self.request.encode());
        let items = std::mem::take(self.request.items());
        let positions = std::mem::take(&mut self.positions);
        for (index, ((item, id), position)) in items.into_iter().zip(ids).zip(positions).enumerate() {
            if let Some(why) = culprits.remove(&index) {
                self.refused.push((position, id, Verdict::not_sent(&why), item));
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

    fn end(&self, result: Result<Answer, Error>) -> End {
        let answer = match result {
            Ok(answer) => answer,
            Err(error) => {
                let called = !matches!(error, Error::Invalid(_) | Error::Build(_));
                let log_id = error.log_id().map(str::to_owned);
                let end = self.all(&Verdict::of_call(&error));
                return End { error: Some(Arc::new(error)), log_id, called, ..end };
            }
        };
        let request = self.request.encode();
        let ids = self.ids(&request);
        let envelope = &O::INFO.service.envelope;
        let (mut verdicts, strays) = read(O::RULE, envelope, &request, &ids, &answer.meta);
        let log_id = answer.meta.log_id.clone();
        // Read as a single call's would be, so that whoever watches for changed pages hears of it.
        let error = answer.watch(&mut O::Reply::default()).err();
        if let Some(error) = &error {
            let unknown = verdicts.iter_mut().filter(|verdict| matches!(verdict, Verdict::Unknown(_)));
            unknown.for_each(|verdict| *verdict = Verdict::Unknown(error.to_string()));
        }
        End { ids, verdicts, strays, error: error.map(Arc::new), log_id, called: true }
    }

    /// Brings items and verdicts together, in the order of the input.
    fn settle(&mut self, end: End) -> Part<O::Item> {
        let End { ids, verdicts, strays, error, log_id, called } = end;
        let mut outcome = BatchOutcome { strays, ..BatchOutcome::default() };
        let sent = std::mem::take(self.request.items());
        let told = self.positions.drain(..).zip(ids).zip(verdicts);
        if self.refused.is_empty() {
            outcome.succeeded.reserve(sent.len());
            told.for_each(|((position, id), verdict)| outcome.push(position, id, verdict));
            return Part { outcome, range: self.range.clone(), items: sent, error, log_id, called };
        }
        let mut all = std::mem::take(&mut self.refused);
        all.extend(told.zip(sent).map(|(((position, id), verdict), item)| (position, id, verdict, item)));
        all.sort_by_key(|(position, ..)| *position);
        let mut items = Vec::with_capacity(all.len());
        for (position, id, verdict, item) in all {
            outcome.push(position, id, verdict);
            items.push(item);
        }
        Part { outcome, range: self.range.clone(), items, error, log_id, called }
    }
}
