//! The difference that a pair shows, as one line.

use std::collections::BTreeSet;

use clientloom::change::diff::{Side, diff};
use clientloom::diagnostics::{Report, Sources};
use clientloom::rust::{Options, generate, generate_nested};
use serde_json::Value;

use super::program::Outcomes;
use super::row::{Effect, Row};
use super::surface::surface;

/// Most characters of a value in the evidence.
const SHOWN: usize = 100;

/// The difference between the two sides of a row, in words.
pub(super) struct Evidence(pub(super) String);

/// Returns the evidence of the effect that a row states, or the reason why there is none.
pub(super) fn of(row: &Row, outcomes: Option<&Outcomes>) -> Result<Evidence, String> {
    let found = [findings(&row.specs[0]), findings(&row.specs[1])];
    let is_refused = matches!(row.effect, Effect::Check | Effect::Finding);
    if let (false, Some(finding)) = (is_refused, found.concat().first()) {
        return Err(format!("a finding stops it: {finding}"));
    }
    let text = match row.effect {
        Effect::Request => outcome(row, outcomes, "requests")?,
        Effect::Response => outcome(row, outcomes, "result")?,
        Effect::Wait => outcome(row, outcomes, "seconds")?,
        Effect::Mock => outcome(row, outcomes, "mock")?,
        Effect::Rust => items(row),
        Effect::Diff => changes(&row.specs),
        Effect::Check => findings_differ(&found),
        Effect::Finding if found[0].is_empty() => findings_differ(&found),
        Effect::Finding => return Err(format!("the specs without the key have a finding: {}", found[0][0])),
        Effect::Words => words(row),
    };
    text.map(|text| Evidence(text.replace('\n', "\\n"))).ok_or_else(|| format!("no effect: {}", row.effect.name()))
}

/// Returns the findings of specs, as `code: message`.
fn findings(sources: &Sources) -> Vec<String> {
    let mut report = Report::default();
    clientloom::spec::read(sources, &mut report).ok();
    report.findings().iter().map(|finding| format!("{}: {}", finding.code.name, finding.message)).collect()
}

fn findings_differ([without, with]: &[Vec<String>; 2]) -> Option<String> {
    let gained = with.iter().find(|finding| !without.contains(finding));
    let lost = || without.iter().find(|finding| !with.contains(finding)).map(|finding| format!("without: {finding}"));
    gained.cloned().or_else(lost)
}

/// Returns the first difference of a part of the outcomes.
fn outcome(row: &Row, outcomes: Option<&Outcomes>, part: &str) -> Result<Option<String>, String> {
    let [without, with] = outcomes.ok_or_else(|| format!("no call shows `{}`", row.effect.name()))?;
    Ok(difference(&without[part], &with[part], part))
}

/// Returns the first difference between two values, with its address.
fn difference(without: &Value, with: &Value, at: &str) -> Option<String> {
    if without == with {
        return None;
    }
    let inner = match (without, with) {
        (Value::Object(old), Value::Object(new)) => {
            let mut keys = old.keys().chain(new.keys().filter(|key| !old.contains_key(*key)));
            keys.find_map(|key| difference(&without[key], &with[key], &format!("{at}.{key}")))
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            let mut items = old.iter().zip(new).enumerate();
            items.find_map(|(number, (old, new))| difference(old, new, &format!("{at}[{number}]")))
        }
        (Value::Array(old), Value::Array(new)) => {
            let length = |length: usize| if length == 0 { "none".to_owned() } else { length.to_string() };
            return Some(format!("{at}: {} instead of {}", length(new.len()), length(old.len())));
        }
        _ => None,
    };
    inner.or_else(|| Some(format!("{at}: {} instead of {}", shown(with), shown(without))))
}

fn shown(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    if value.is_null() { "nothing".to_owned() } else { format!("`{}`", short(&text)) }
}

fn short(text: &str) -> String {
    let start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() { start + "…" } else { start }
}

/// Returns the first public item that only one side has.
fn items(row: &Row) -> Option<String> {
    let of = |sources: &Sources| {
        let text = generate_nested(sources, &Options::default(), &mut Report::default());
        surface(&text.expect("specs without findings"))
    };
    let [without, with] = [of(&row.specs[0]), of(&row.specs[1])];
    let first = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        let mut items: Vec<&String> = one.difference(other).collect();
        // Methods and fields say more than attributes.
        items.sort_by_key(|item| item.contains("# ["));
        items.first().map(|item| format!("`{}`", short(item)))
    };
    first(&with, &without).or_else(|| first(&without, &with).map(|item| format!("without: {item}")))
}

/// Returns the first rule of `diff` that covers the change, apart from changed words.
fn changes([without, with]: &[Sources; 2]) -> Option<String> {
    let read = |sources| clientloom::spec::read(sources, &mut Report::default()).expect("specs without findings");
    let [old, new] = [read(without), read(with)];
    let changes = diff(Side { spec: &old, sources: without }, Side { spec: &new, sources: with });
    let rules = changes.0.iter().map(|change| change.rule.name).filter(|rule| *rule != "words-changed");
    rules.min().map(ToOwned::to_owned)
}

/// Returns the first line of documentation that only one side has.
fn words(row: &Row) -> Option<String> {
    let options = Options { examples: true, client_path: Some("acme".to_owned()), ..Options::default() };
    let of = |sources: &Sources| {
        let generated = generate(sources, &options, &mut Report::default()).expect("specs without findings");
        let files = generated.client.into_iter().chain(generated.examples);
        let docs = files.flat_map(|file| file.text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>());
        docs.filter(|line| line.starts_with("///") || line.starts_with("name: ")).collect::<Vec<_>>()
    };
    let [without, with] = [of(&row.specs[0]), of(&row.specs[1])];
    let lost = || without.iter().find(|line| !with.contains(line)).map(|line| format!("without: `{}`", short(line)));
    with.iter().find(|line| !without.contains(line)).map(|line| format!("`{}`", short(line))).or_else(lost)
}

#[test]
fn the_first_difference_has_its_address() {
    let rows = [
        (r#"{"a":1}"#, r#"{"a":1}"#, None),
        (r#"{"a":1}"#, r#"{"a":2}"#, Some("x.a: `2` instead of `1`")),
        (r#"{"a":[1,{"b":2}]}"#, r#"{"a":[1,{"c":2}]}"#, Some("x.a[1].b: nothing instead of `2`")),
        (r#"{"a":[]}"#, r#"{"a":[1]}"#, Some("x.a: 1 instead of none")),
    ];
    for (without, with, expected) in rows {
        let read = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        assert_eq!(difference(&read(without), &read(with), "x").as_deref(), expected, "{without} and {with}");
    }
}
