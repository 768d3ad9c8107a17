//! Changes in error tables.

use super::pair::{Log, Pair};
use super::rule;
use super::sets::matched;
use super::words::compare_words;
use crate::naming;
use crate::spec::ErrorRow;

/// The owner of error rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    /// A page: each row becomes a variant.
    Page,
    /// A level above: any call may return the codes, and rows are only data.
    Shared,
}

pub(super) fn compare(old: &[ErrorRow], new: &[ErrorRow], table: Table, at: &Pair<'_>, log: &mut Log) {
    let [added, removed] = match table {
        Table::Page => [&rule::ERROR_ADDED, &rule::ERROR_REMOVED],
        Table::Shared => [&rule::SHARED_ERROR_ADDED, &rule::SHARED_ERROR_REMOVED],
    };
    for row in matched(old, new, |old, new| old.code == new.code) {
        match row {
            (Some((before, old)), Some((after, new))) => compare_row(old, new, table, &at.index(before, after), log),
            (Some((before, old)), None) => log.lose(removed, &at.index(before, 0), &old.code),
            (None, Some((after, new))) => log.gain(added, &at.index(0, after), &new.code),
            (None, None) => {}
        }
    }
}

fn compare_row(old: &ErrorRow, new: &ErrorRow, table: Table, at: &Pair<'_>, log: &mut Log) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let variant = |row: &ErrorRow| naming::variant(row.name.as_deref(), row.message.as_deref(), &row.code);
    if table == Table::Page && variant(old) != variant(new) {
        log.change(&rule::ERROR_RENAMED, at, variant(old), variant(new));
    } else {
        compare_words("name", &text(&old.name), &text(&new.name), at, log);
    }
    if old.status != new.status {
        let status = |status: Option<u16>| status.map(|status| status.to_string()).unwrap_or_default();
        log.change(&rule::ERROR_STATUS_CHANGED, &at.key("status"), status(old.status), status(new.status));
    }
    if old.means != new.means {
        log.change(&rule::ERROR_MEANING_CHANGED, &at.key("means"), text(&old.means), text(&new.means));
    }
    if old.means == new.means && old.means_by_message != new.means_by_message {
        let basis = |row: &ErrorRow| if row.means_by_message { "message" } else { "page" };
        log.change(&rule::WORDS_CHANGED, &at.key("means").key("basis"), basis(old), basis(new));
    }
    compare_repeat(old, new, &at.key("repeat"), log);
    for (key, old, new) in [
        ("message", &old.message, &new.message),
        ("meaning", &old.meaning, &new.meaning),
        ("remedy", &old.remedy, &new.remedy),
    ] {
        compare_words(key, &text(old), &text(new), at, log);
    }
}

fn compare_repeat(old: &ErrorRow, new: &ErrorRow, at: &Pair<'_>, log: &mut Log) {
    let word = |row: &ErrorRow| match row.repeat {
        Some(true) => "safe",
        None => "not said",
        Some(false) => "not safe",
    };
    // If the page does not say, the HTTP status and the operation decide.
    let rank = |row: &ErrorRow| row.repeat.map_or(1, |safe| if safe { 2 } else { 0 });
    if rank(new) < rank(old) {
        log.change(&rule::ERROR_REPEAT_FORBIDDEN, at, word(old), word(new));
    } else if rank(new) > rank(old) {
        log.change(&rule::ERROR_REPEAT_ALLOWED, at, word(old), word(new));
    } else if old.repeat_by_page != new.repeat_by_page {
        let by = |row: &ErrorRow| if row.repeat_by_page { "page" } else { "us" };
        log.change(&rule::WORDS_CHANGED, &at.key("by"), by(old), by(new));
    }
}
