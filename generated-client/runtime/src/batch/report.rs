//! The results of items in a response, for each form in which vendors report them.

use super::completed_call::CompletedCall;
use super::id::{ItemId, at};
use super::reasons::Reasons;
use super::result::{FailureFields, ItemResult, first_error};
use super::rule::OutcomeRule;
use super::status::ItemStatus;
use crate::value::{Json, Members, each_object, elements, is_empty, members, truth};

/// The results in a response.
pub(super) struct Report {
    pub items: Vec<ReportedItem>,
    /// The status of an item that no result mentions.
    pub unmentioned: ItemStatus,
    /// The reasons in the envelope's message.
    pub reasons: Reasons,
}

/// The status in one result, and the item that the result is about.
pub(super) struct ReportedItem {
    pub target: ResultTarget,
    pub status: ItemStatus,
}

/// The item that a result is about.
pub(super) enum ResultTarget {
    /// The item at this position of the request. Most responses keep its order.
    Item(usize),
    /// The item with this key.
    Key(ItemId),
}

/// Reads the results in the response of a successful call.
pub(super) fn report(call: &CompletedCall<'_>) -> Report {
    match call.rule.outcome {
        OutcomeRule::Nothing => {
            Report { items: Vec::new(), unmentioned: ItemStatus::Succeeded, reasons: Reasons::default() }
        }
        OutcomeRule::Flag { each, key, ok, errors, code, message } => {
            flag(call, &Flag { each, key, ok, errors, code, message })
        }
        OutcomeRule::TwoLists { succeeded, failed, reasons } => two_lists(call, succeeded, failed, reasons),
        OutcomeRule::DeletedErrors { deleted, errors, key, code, message, quiet } => {
            deleted_errors(call, &DeletedErrors { deleted, errors, key, code, message, quiet })
        }
    }
}

fn unmentioned() -> ItemStatus {
    ItemStatus::Unknown("the response does not mention it".to_owned())
}

/// The names in an [`OutcomeRule::Flag`].
struct Flag<'a> {
    each: &'a str,
    key: &'a [&'a str],
    ok: &'a str,
    errors: Option<&'a str>,
    code: Option<&'a str>,
    message: Option<&'a str>,
}

/// Reads a list of results with a flag each.
fn flag(call: &CompletedCall<'_>, names: &Flag<'_>) -> Report {
    let mut reader = ResultReader::new(call);
    let data = call.meta.data(call.envelope).unwrap_or_default();
    let mut add = |fields| {
        let result = ItemResult::from(fields);
        reader.add(&result, names.key, flag_status(call, names, &result));
    };
    // The fast path reads each result without a tree. Other data take the general path.
    if each_object(data, names.each, &mut add).is_err() {
        reader.items.clear();
        let data = &reader.data();
        for result in reader.list(data, names.each) {
            reader.add(&result, names.key, flag_status(call, names, &result));
        }
    }
    Report { items: reader.items, unmentioned: unmentioned(), reasons: Reasons::default() }
}

fn flag_status(call: &CompletedCall<'_>, names: &Flag<'_>, result: &ItemResult<'_>) -> ItemStatus {
    let Flag { key, ok, errors, code, message, .. } = *names;
    match (result.field(ok).and_then(truth), errors) {
        (Some(true), _) => ItemStatus::Succeeded,
        (None, _) => ItemStatus::Unknown("the response does not say whether it succeeded".to_owned()),
        (Some(false), Some(errors)) => first_error(result.field(errors), code, message, call.envelope).into(),
        (Some(false), None) => {
            let others = [key, &[ok]].concat();
            result.failure(&FailureFields { code, message, others: &others }).into()
        }
    }
}

/// Reads a list of keys that succeeded and a list of keys that failed.
fn two_lists(call: &CompletedCall<'_>, succeeded: &str, failed: &str, has_reasons: bool) -> Report {
    let mut reader = ResultReader::new(call);
    let data = &reader.data();
    let key = call.rule.key;
    let reasons = if has_reasons {
        Reasons::new(call.envelope, &members(call.meta.body()).unwrap_or_default())
    } else {
        Reasons::default()
    };
    for result in reader.list(data, succeeded) {
        reader.add(&result, key, ItemStatus::Succeeded);
    }
    for result in reader.list(data, failed) {
        reader.note_unreadable(&result, key);
        let failure = reasons.failure(&result.id(call.rule, key));
        reader.add(&result, key, failure.into());
    }
    reader.doubt_successes();
    Report { items: reader.items, unmentioned: unmentioned(), reasons }
}

/// The names in an [`OutcomeRule::DeletedErrors`].
struct DeletedErrors<'a> {
    deleted: &'a str,
    errors: &'a str,
    key: &'a [&'a str],
    code: Option<&'a str>,
    message: Option<&'a str>,
    quiet: &'a [&'a str],
}

/// Reads a list of successes and a list of failures.
fn deleted_errors(call: &CompletedCall<'_>, names: &DeletedErrors<'_>) -> Report {
    let DeletedErrors { deleted, errors, key, code, message, quiet } = *names;
    let mut reader = ResultReader::new(call);
    let data = &reader.data();
    for result in reader.list(data, deleted) {
        reader.add(&result, key, ItemStatus::Succeeded);
    }
    let mut has_unknown_failure = false;
    for result in reader.list(data, errors) {
        reader.note_unreadable(&result, key);
        has_unknown_failure |= result.id(call.rule, key).is_empty();
        reader.add(&result, key, result.failure(&FailureFields { code, message, others: key }).into());
    }
    reader.doubt_successes();
    let unmentioned = match (is_set(call.request, quiet), reader.is_unreadable || has_unknown_failure) {
        (false, _) => unmentioned(),
        (true, false) => ItemStatus::Succeeded,
        (true, true) => ItemStatus::Unknown("the response has failures that match no item".to_owned()),
    };
    Report { items: reader.items, unmentioned, reasons: Reasons::default() }
}

/// A reader that collects the results of one response.
struct ResultReader<'a> {
    call: &'a CompletedCall<'a>,
    items: Vec<ReportedItem>,
    /// Whether a part of the data cannot be read. It may name any item as failed.
    is_unreadable: bool,
}

impl<'a> ResultReader<'a> {
    fn new(call: &'a CompletedCall<'a>) -> Self {
        Self { call, items: Vec::with_capacity(call.ids.len()), is_unreadable: false }
    }

    /// Adds a result, which is identified by its fields called `key`.
    fn add(&mut self, result: &ItemResult<'_>, key: &[&str], status: ItemStatus) {
        let next = self.items.len();
        let target = match self.call.ids.get(next).filter(|id| result.is(id, key)) {
            Some(_) => ResultTarget::Item(next),
            None => ResultTarget::Key(result.id(self.call.rule, key)),
        };
        self.items.push(ReportedItem { target, status });
    }

    /// Notes a failure whose key cannot be read, or has replaced characters.
    fn note_unreadable(&mut self, result: &ItemResult<'_>, key: &[&str]) {
        let is_replaced = self.call.meta.has_replaced_text()
            && result.id(self.call.rule, key).parts().iter().any(|part| part.contains('\u{FFFD}'));
        self.is_unreadable |= is_replaced || result.is_unreadable(key);
    }

    /// Makes the results of successful items unknown if a failure cannot be read.
    fn doubt_successes(&mut self) {
        let successes = self.items.iter_mut().filter(|item| item.status == ItemStatus::Succeeded);
        for item in successes.filter(|_| self.is_unreadable) {
            item.status = ItemStatus::Unknown("the response has a list of failures that cannot be read".to_owned());
        }
    }

    /// Returns the members of the data.
    fn data(&mut self) -> Members<'a> {
        let data = self.call.meta.data(self.call.envelope);
        data.map(|data| self.members(data, data == "null")).unwrap_or_default()
    }

    /// Returns the members of an object; none of another value, which is unreadable unless it
    /// `is_empty`.
    fn members<'r>(&mut self, json: &'r str, is_empty: bool) -> Members<'r> {
        members(json).unwrap_or_else(|_| {
            self.is_unreadable |= !is_empty;
            Members::default()
        })
    }

    /// Returns the elements of a list of the data, by its name or its dotted path.
    fn list<'r>(&mut self, data: &Members<'r>, name: &str) -> Vec<ItemResult<'r>> {
        match (data.get(name), name.split_once('.')) {
            (None, None) => Vec::new(),
            (None, Some((first, rest))) => {
                let inner = data.get(first).map(|raw| self.members(raw.get(), is_empty(raw))).unwrap_or_default();
                self.list(&inner, rest)
            }
            (Some(raw), _) => {
                let elements = elements(raw);
                self.is_unreadable |= elements.is_none() && !is_empty(raw);
                elements.unwrap_or_default().into_iter().map(ItemResult::new).collect()
            }
        }
    }
}

/// Whether a switch of the request is on.
fn is_set(request: &Json<'_>, path: &[&str]) -> bool {
    let mut is_set = false;
    if !path.is_empty() {
        at(request, path, &mut |json| is_set = json.scalar().is_some_and(|text| text == "true"));
    }
    is_set
}
