//! What a reply says about items, in each of the ways in which vendors tell.

use super::id::{ItemId, at};
use super::reasons::Reasons;
use super::result::{ItemResult, Names, first_error};
use super::rule::{BatchRule, OutcomeRule};
use super::status::ItemStatus;
use crate::operation::Envelope;
use crate::response::Meta;
use crate::value::{Json, Members, each_object, elements, is_null, members, truth};

/// What a reply says.
pub(super) struct Report {
    /// Its results, each with what it is about.
    pub entries: Vec<(About, ItemStatus)>,
    /// What that means for an item without a result.
    pub others: ItemStatus,
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
    let mut others = ItemStatus::Unknown("the reply does not mention it".to_owned());
    let mut reasons = Reasons::default();
    match rule.outcome {
        OutcomeRule::Nothing => others = ItemStatus::Succeeded,
        OutcomeRule::Flag { each, key, ok, errors, code, message } => {
            let status = |result: &ItemResult<'_>| match result.field(ok).and_then(truth) {
                Some(true) => ItemStatus::Succeeded,
                None => ItemStatus::Unknown("the reply does not say whether it succeeded".to_owned()),
                Some(false) => ItemStatus::from(match errors {
                    Some(errors) => first_error(result.field(errors), code, message, envelope),
                    None => result.failure(&Names { code, message, others: &[key, &[ok]].concat() }),
                }),
            };
            let data = meta.data(envelope).unwrap_or_default();
            let mut see = |fields| {
                let result = ItemResult::from(fields);
                cx.note(&result, key, status(&result));
            };
            if each_object(data, each, &mut see).is_err() {
                cx.entries.clear();
                let data = &cx.data(envelope, meta);
                for result in cx.list(data, each) {
                    cx.note(&result, key, status(&result));
                }
            }
        }
        OutcomeRule::TwoLists { succeeded, failed, reasons: given } => {
            let data = &cx.data(envelope, meta);
            if given {
                reasons = Reasons::of(envelope, &members(meta.body()).unwrap_or_default());
            }
            for result in cx.list(data, succeeded) {
                cx.note(&result, rule.key, ItemStatus::Succeeded);
            }
            for result in cx.list(data, failed) {
                let failure = reasons.failure(&result.id(rule, rule.key));
                cx.note(&result, rule.key, failure.into());
            }
        }
        OutcomeRule::DeletedErrors { deleted, errors, key, code, message, quiet } => {
            let data = &cx.data(envelope, meta);
            for result in cx.list(data, deleted) {
                cx.note(&result, key, ItemStatus::Succeeded);
            }
            for result in cx.list(data, errors) {
                cx.unclear |= result.id(rule, key).is_empty();
                cx.note(&result, key, result.failure(&Names { code, message, others: key }).into());
            }
            others = match is_set(request, quiet) {
                true if cx.unclear => {
                    ItemStatus::Unknown("the reply has failures that nobody can tell apart".to_owned())
                }
                true => ItemStatus::Succeeded,
                false => others,
            };
        }
    }
    Report { entries: cx.entries, others, reasons }
}

struct Cx<'a> {
    rule: &'a BatchRule,
    ids: &'a [ItemId],
    entries: Vec<(About, ItemStatus)>,
    /// Whether there is something that cannot be read, or a failure of nobody knows which item.
    unclear: bool,
}

impl Cx<'_> {
    fn note(&mut self, result: &ItemResult<'_>, key: &[&str], status: ItemStatus) {
        let next = self.entries.len();
        let about = match self.ids.get(next).filter(|id| result.is(id, key)) {
            Some(_) => About::Item(next),
            None => About::Key(result.id(self.rule, key)),
        };
        self.entries.push((about, status));
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
    fn list<'r>(&mut self, data: &Members<'r>, name: &str) -> Vec<ItemResult<'r>> {
        match (data.get(name), name.split_once('.')) {
            (None, None) => Vec::new(),
            (None, Some((first, rest))) => {
                let inner = data.get(first).map(|raw| self.members(raw.get())).unwrap_or_default();
                self.list(&inner, rest)
            }
            (Some(raw), _) => {
                let elements = elements(raw);
                self.unclear |= elements.is_none() && !is_null(raw);
                elements.unwrap_or_default().into_iter().map(ItemResult::new).collect()
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
