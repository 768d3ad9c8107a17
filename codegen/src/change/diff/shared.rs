//! Changes in `vendor.yaml` and `service.yaml`: host, headers, envelope, codes.

use std::collections::BTreeSet;

use super::errors::{self, Table};
use super::pair::{Log, Pair};
use super::repeat;
use super::rule::{self, Rule};
use super::sets::matched;
use super::words::{self, compare_words};
use crate::spec::{Envelope, LogId, Shared, Variable};

/// The rules for locations in a response: one for an additional location, one for a changed one.
struct MoveRules {
    added: &'static Rule,
    changed: &'static Rule,
}

static LOG_IDS: MoveRules = MoveRules { added: &rule::LOG_ID_ADDED, changed: &rule::LOG_ID_CHANGED };
static WAITS: MoveRules = MoveRules { added: &rule::RETRY_AFTER_ADDED, changed: &rule::RETRY_AFTER_CHANGED };

/// Compares the facts of a level; `host` is the rule for another host.
pub(super) fn compare(old: &Shared, new: &Shared, host: &'static Rule, at: &Pair<'_>, log: &mut Log) {
    one(host, &at.key("host"), old.host.as_ref(), new.host.as_ref(), log);
    compare_variables(&old.variables, &new.variables, &at.key("variables"), log);
    compare_headers(&old.headers, &new.headers, &at.key("headers"), log);
    compare_envelope(old.envelope.as_ref(), new.envelope.as_ref(), &at.key("envelope"), log);
    let log_ids = |shared: &Shared| {
        let locations = |LogId { headers, fields }: &LogId| {
            let headers = headers.iter().map(|name| format!("header {name}"));
            headers.chain(fields.iter().map(|name| format!("field {name}"))).collect()
        };
        shared.log_id.as_ref().map_or_else(Vec::new, locations)
    };
    compare_locations(&LOG_IDS, &log_ids(old), &log_ids(new), &at.key("log_id"), log);
    let (was, is) = (old.retry_after.locations(), new.retry_after.locations());
    compare_locations(&WAITS, &was, &is, &at.key("retry_after"), log);
    compare_units(&old.retry_after_counts, &new.retry_after_counts, &at.key("retry_after_counts"), log);
    repeat::compare_methods(old, new, at, log);
    errors::compare(&old.errors, &new.errors, Table::Shared, &at.key("errors"), log);
    words::compare_sources(&old.sources, &new.sources, at, log);
    words::compare_errata(&old.errata, &new.errata, at, log);
}

/// Compares an optional text.
fn one(rule: &'static Rule, at: &Pair<'_>, old: Option<&String>, new: Option<&String>, log: &mut Log) {
    match (old, new) {
        (None, Some(new)) => log.gain(rule, at, new),
        (Some(old), None) => log.lose(rule, at, old),
        (Some(old), Some(new)) if old != new => log.change(rule, at, old, new),
        _ => {}
    }
}

/// Compares the possible locations of a fact in responses; the first one present counts.
fn compare_locations(rules: &MoveRules, old: &[String], new: &[String], at: &Pair<'_>, log: &mut Log) {
    let rule = if old.iter().all(|location| new.contains(location)) { rules.added } else { rules.changed };
    let names = |locations: &[String]| Some(locations.join(", ")).filter(|names| !names.is_empty());
    one(rule, at, names(old).as_ref(), names(new).as_ref(), log);
}

fn compare_variables(old: &[Variable], new: &[Variable], at: &Pair<'_>, log: &mut Log) {
    for pair in matched(old, new, |old, new| old.name == new.name) {
        match pair {
            (Some((_, before)), Some((_, after))) => {
                let at = at.key(&before.name);
                compare_words("doc", &before.doc, &after.doc, &at, log);
                compare_values(before, after, &at.key("values"), log);
            }
            (Some((_, gone)), None) => log.lose(&rule::VARIABLE_REMOVED, &at.key(&gone.name), &gone.name),
            (None, Some((_, came))) => log.gain(&rule::VARIABLE_ADDED, &at.key(&came.name), &came.name),
            (None, None) => {}
        }
    }
}

fn compare_values(old: &Variable, new: &Variable, at: &Pair<'_>, log: &mut Log) {
    let (was, is) = (&old.values, &new.values);
    let kinds = [
        (was.iter().any(|value| !is.contains(value)), &rule::VARIABLE_REMOVED),
        (is.iter().any(|value| !was.contains(value)), &rule::VARIABLE_ADDED),
        (was.first() != is.first(), &rule::VARIABLE_DEFAULT_CHANGED),
    ];
    for (_, rule) in kinds.into_iter().filter(|(holds, _)| *holds) {
        log.change(rule, at, was.join(", "), is.join(", "));
    }
}

fn compare_headers(old: &[(String, String)], new: &[(String, String)], at: &Pair<'_>, log: &mut Log) {
    for pair in matched(old, new, |(old, _), (new, _)| old.eq_ignore_ascii_case(new)) {
        match pair {
            (Some((_, (name, was))), Some((_, (_, is)))) if was != is => {
                log.change(&rule::HEADER_CHANGED, &at.key(name), was, is);
            }
            (Some((_, (was, _))), Some((_, (is, _)))) if was != is => {
                let (old, new) = (at.old.key(was), at.new.key(is));
                log.change(&rule::WORDS_CHANGED, &Pair { old, new }, was, is);
            }
            (Some((_, (name, was))), None) => log.lose(&rule::HEADER_DROPPED, &at.key(name), was),
            (None, Some((_, (name, is)))) => log.gain(&rule::HEADER_CHANGED, &at.key(name), is),
            _ => {}
        }
    }
}

fn compare_units(old: &[(String, String)], new: &[(String, String)], at: &Pair<'_>, log: &mut Log) {
    for pair in matched(old, new, |(old, _), (new, _)| old.eq_ignore_ascii_case(new)) {
        match pair {
            (Some((_, (name, was))), Some((_, (_, is)))) if was != is => {
                log.change(&rule::RETRY_AFTER_COUNTS_CHANGED, &at.key(name), was, is);
            }
            (Some((_, (name, was))), None) => log.lose(&rule::RETRY_AFTER_COUNTS_CHANGED, &at.key(name), was),
            (None, Some((_, (name, is)))) => log.gain(&rule::RETRY_AFTER_COUNTS_ADDED, &at.key(name), is),
            _ => {}
        }
    }
}

fn compare_envelope(old: Option<&Envelope>, new: Option<&Envelope>, at: &Pair<'_>, log: &mut Log) {
    let frame = |Envelope { code, message, data, error_codes, .. }: &Envelope| {
        let data = data.iter().map(|name| format!("data {name}"));
        let codes = error_codes.iter().map(|name| format!("error code {name}"));
        let all = [format!("code {code}"), format!("message {message}")].into_iter().chain(data).chain(codes);
        all.collect::<Vec<_>>().join(", ")
    };
    let (was, is) = (old.map(frame), new.map(frame));
    one(&rule::ENVELOPE_CHANGED, at, was.as_ref(), is.as_ref(), log);
    let (Some(old), Some(new)) = (old, new) else { return };
    let detail = if old.detail.is_none() { &rule::DETAIL_ADDED } else { &rule::ENVELOPE_CHANGED };
    one(detail, &at.key("detail"), old.detail.as_ref(), new.detail.as_ref(), log);
    let lists = [
        (&rule::SUCCESS_CHANGED, "success", &old.success, &new.success),
        (&rule::FAILURE_CHANGED, "failure", &old.failure, &new.failure),
        (&rule::WORDS_CHANGED, "known", &old.known, &new.known),
    ];
    let sorted = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    for (rule, key, old, new) in lists.into_iter().filter(|(.., old, new)| sorted(old) != sorted(new)) {
        log.change(rule, &at.key(key), old.join(", "), new.join(", "));
    }
}
