//! Changes that only readers see: descriptions, examples, sources, errata.

use super::pair::{Log, Pair};
use super::rule;
use crate::spec::{Bounds, Erratum, Field, PageSource, Unsure};
use crate::yaml::Value;

/// Notes a changed text.
pub(super) fn compare_words(key: &str, old: &str, new: &str, at: &Pair<'_>, log: &mut Log) {
    match (old, new) {
        (old, new) if old == new => {}
        ("", new) => log.gain(&rule::WORDS_CHANGED, &at.key(key), new),
        (old, "") => log.lose(&rule::WORDS_CHANGED, &at.key(key), old),
        (old, new) => log.change(&rule::WORDS_CHANGED, &at.key(key), old, new),
    }
}

/// Compares the texts of a field in any direction.
pub(super) fn compare_field(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    compare_words("doc", &old.doc, &new.doc, at, log);
    compare_words("example", &json(old.example.as_ref()), &json(new.example.as_ref()), at, log);
    compare_meanings(old, new, at, log);
    let basis = |field: &Field| if field.from_example { "example" } else { "page" };
    compare_words("basis", basis(old), basis(new), at, log);
}

/// Compares the facts of a field that restrict no request: a received field, or one with a fixed
/// value.
pub(super) fn compare_facts(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    for ((key, old, _), (_, new, _)) in old.bounds().into_iter().zip(new.bounds()) {
        compare_words(key, &bounds(old), &bounds(new), at, log);
    }
    let pattern = |field: &Field| field.pattern.clone().unwrap_or_default();
    compare_words("pattern", &pattern(old), &pattern(new), at, log);
    compare_words("default", &json(old.default.as_ref()), &json(new.default.as_ref()), at, log);
    let required = |field: &Field| if field.required { "required" } else { "optional" };
    compare_words("required", required(old), required(new), at, log);
}

/// Compares values that restrict no request.
pub(super) fn compare_values(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    let values = |field: &Field| lines(&field.values, Value::to_json);
    compare_words("values", &values(old), &values(new), at, log);
}

/// Compares the meanings of values that both sides list.
fn compare_meanings(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    let at = at.key("values");
    for value in old.values.iter().filter(|value| new.values.contains(value)) {
        let meaning = |field: &Field| {
            let found = field.meant_values().find(|(known, _)| *known == value);
            found.map(|(_, meaning)| meaning.to_owned()).unwrap_or_default()
        };
        let key = value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned);
        compare_words(&key, &meaning(old), &meaning(new), &at, log);
    }
}

/// Returns bounds as they are written.
pub(super) fn bounds(bounds: Option<Bounds>) -> String {
    bounds.map(|bounds| bounds.to_string()).unwrap_or_default()
}

fn json(value: Option<&Value>) -> String {
    value.map(Value::to_json).unwrap_or_default()
}

pub(super) fn compare_source(old: &PageSource, new: &PageSource, at: &Pair<'_>, log: &mut Log) {
    compare_words("source", &source(old), &source(new), at, log);
}

pub(super) fn compare_sources(old: &[PageSource], new: &[PageSource], at: &Pair<'_>, log: &mut Log) {
    compare_words("sources", &lines(old, source), &lines(new, source), at, log);
}

pub(super) fn compare_errata(old: &[Erratum], new: &[Erratum], at: &Pair<'_>, log: &mut Log) {
    let line = |Erratum { at, page, fact }: &Erratum| format!("{at}: {page} {fact}");
    compare_words("errata", &lines(old, line), &lines(new, line), at, log);
}

pub(super) fn compare_unsure(old: &[Unsure], new: &[Unsure], at: &Pair<'_>, log: &mut Log) {
    let line = |Unsure { at, kind, assumed, why }: &Unsure| {
        let kind = kind.as_ref().map(|kind| format!("{kind}, ")).unwrap_or_default();
        format!("{at}: {kind}{assumed} {why}")
    };
    compare_words("unsure", &lines(old, line), &lines(new, line), at, log);
}

fn source(PageSource { title, url, updated, language, id }: &PageSource) -> String {
    let rest = [url, updated, language, id].into_iter().flatten().cloned();
    [title.clone()].into_iter().chain(rest).collect::<Vec<_>>().join(", ")
}

fn lines<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}
