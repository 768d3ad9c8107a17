//! What a reply says about items, in each of the ways in which vendors tell.

use super::id::at;
use super::reasons::Reasons;
use super::result::{Names, Result, first_error};
use super::verdict::Verdict;
use super::{BatchRule, ItemId, Told};
use crate::decode::{Members, each_object, elements, is_null, members, truth};
use crate::response::Meta;
use crate::{Envelope, Json};

/// What a reply says.
pub(super) struct Report {
    /// Its results, each with what it is about.
    pub entries: Vec<(About, Verdict)>,
    /// What that means for an item without a result.
    pub others: Verdict,
    /// What it says besides.
    pub reasons: Reasons,
}

/// What a result is about.
pub(super) enum About {
    /// The item that stands there in the request, as most replies keep its order.
    Item(usize),
    /// Whichever item has this key.
    Key(ItemId),
}

/// Reads what the reply of a successful call says about `ids`, the items of `request`.
pub(super) fn report(rule: &BatchRule, envelope: &Envelope, request: &Json<'_>, ids: &[ItemId], meta: &Meta) -> Report {
    let mut cx = Cx { rule, ids, entries: Vec::with_capacity(ids.len()), unclear: false };
    let mut others = Verdict::Unknown("the reply does not mention it".to_owned());
    let mut reasons = Reasons::default();
    match rule.told {
        Told::Nothing => others = Verdict::Succeeded,
        Told::Flag { each, key, ok, errors, code, message } => {
            let verdict = |result: &Result<'_>| match result.field(ok).and_then(truth) {
                Some(true) => Verdict::Succeeded,
                None => Verdict::Unknown("the reply does not say whether it succeeded".to_owned()),
                Some(false) => Verdict::from(match errors {
                    Some(errors) => first_error(result.field(errors), code, message, envelope),
                    None => result.failure(&Names { code, message, others: &[key, &[ok]].concat() }),
                }),
            };
            let data = meta.data(envelope).unwrap_or_default();
            let mut see = |fields| {
                let result = Result::from(fields);
                cx.note(&result, key, verdict(&result));
            };
            if each_object(data, each, &mut see).is_err() {
                cx.entries.clear();
                let data = &cx.data(envelope, meta);
                for result in cx.list(data, each) {
                    cx.note(&result, key, verdict(&result));
                }
            }
        }
        Told::TwoLists { succeeded, failed, reasons: given } => {
            let data = &cx.data(envelope, meta);
            if given {
                reasons = Reasons::of(envelope, &members(meta.body()).unwrap_or_default());
            }
            for result in cx.list(data, succeeded) {
                cx.note(&result, rule.key, Verdict::Succeeded);
            }
            for result in cx.list(data, failed) {
                let failure = reasons.failure(&result.id(rule, rule.key));
                cx.note(&result, rule.key, failure.into());
            }
        }
        Told::DeletedErrors { deleted, errors, key, code, message, quiet } => {
            let data = &cx.data(envelope, meta);
            for result in cx.list(data, deleted) {
                cx.note(&result, key, Verdict::Succeeded);
            }
            for result in cx.list(data, errors) {
                cx.unclear |= result.id(rule, key).is_empty();
                cx.note(&result, key, result.failure(&Names { code, message, others: key }).into());
            }
            others = match is_set(request, quiet) {
                true if cx.unclear => Verdict::Unknown("the reply has failures that nobody can tell apart".to_owned()),
                true => Verdict::Succeeded,
                false => others,
            };
        }
    }
    Report { entries: cx.entries, others, reasons }
}

struct Cx<'a> {
    rule: &'a BatchRule,
    ids: &'a [ItemId],
    entries: Vec<(About, Verdict)>,
    /// Whether there is something that cannot be read, or a failure of nobody knows which item.
    unclear: bool,
}

impl Cx<'_> {
    fn note(&mut self, result: &Result<'_>, key: &[&str], verdict: Verdict) {
        let next = self.entries.len();
        let about = match self.ids.get(next).filter(|id| result.is(id, key)) {
            Some(_) => About::Item(next),
            None => About::Key(result.id(self.rule, key)),
        };
        self.entries.push((about, verdict));
    }

    /// Returns the members of the data.
    fn data<'r>(&mut self, envelope: &Envelope, meta: &'r Meta) -> Members<'r> {
        meta.data(envelope).map(|data| self.members(data)).unwrap_or_default()
    }

    fn members<'r>(&mut self, json: &'r str) -> Members<'r> {
        members(json).unwrap_or_else(|_| {
            self.unclear |= json != "null";
            Members::default()
        })
    }

    /// Returns the elements of a list of the data, by its name or its dotted path.
    fn list<'r>(&mut self, data: &Members<'r>, name: &str) -> Vec<Result<'r>> {
        match (data.get(name), name.split_once('.')) {
            (None, None) => Vec::new(),
            (None, Some((first, rest))) => {
                let inner = data.get(first).map(|raw| self.members(raw.get())).unwrap_or_default();
                self.list(&inner, rest)
            }
            (Some(raw), _) => {
                let elements = elements(raw);
                self.unclear |= elements.is_none() && !is_null(raw);
                elements.unwrap_or_default().into_iter().map(Result::new).collect()
            }
        }
    }
}

/// Whether a switch of the request is on.
fn is_set(request: &Json<'_>, path: &[&str]) -> bool {
    let mut set = false;
    if !path.is_empty() {
        at(request, path, &mut |json| set = json.scalar().is_some_and(|text| text == "true"));
    }
    set
}
