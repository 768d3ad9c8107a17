//! The effect of each key in each kind of file: generated code, documentation, or a finding.

use std::collections::{BTreeMap, BTreeSet};

use clientloom::diagnostics::{Report, Sources};
use clientloom::format::keys::{KeyType, OPERATION, Record, SERVICE, VENDOR};
use clientloom::rust::{Options, generate};
use clientloom::yaml::Value;

use super::keys::{EveryKey, Use, every_key};

/// Keys that change neither generated files nor findings in the case.
const SILENT: &[&str] = &[
    "operation: example.response_text",
    "operation: request.headers",
    "operation: source.id",
    "operation: source.language",
    "operation: unsure.assumed",
    "vendor: error.repeat.by",
    "vendor: means.basis",
    "vendor: source.id",
    "vendor: source.language",
];

/// The effect of a change of a key; a later variant says more.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Effect {
    Untried,
    Nothing,
    Finding(String),
    Words,
    Code,
}

impl Effect {
    fn text(&self) -> String {
        match self {
            Self::Untried => "not in the case".to_owned(),
            Self::Nothing => "nothing".to_owned(),
            Self::Finding(codes) => format!("finding {codes}"),
            Self::Words => "words".to_owned(),
            Self::Code => "code".to_owned(),
        }
    }
}

/// The generated files, and the same without comments.
struct Output {
    whole: Vec<(String, String)>,
    code: Vec<(String, String)>,
    findings: BTreeSet<(&'static str, String)>,
}

fn output(sources: &Sources) -> Output {
    let mut report = Report::default();
    let options = Options { examples: true, client_path: Some("acme".to_owned()), ..Options::default() };
    let generated = generate(sources, &options, &mut report);
    let findings = report.findings().iter().map(|finding| (finding.code.name, finding.message.clone())).collect();
    let Ok(generated) = generated else {
        return Output { whole: Vec::new(), code: Vec::new(), findings };
    };
    let whole: Vec<_> =
        generated.client.into_iter().chain(generated.examples).map(|file| (file.path, file.text)).collect();
    let code = whole.iter().map(|(path, text)| (path.clone(), without_comments(text))).collect();
    Output { whole, code, findings }
}

fn without_comments(text: &str) -> String {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

/// Returns other values of the key; `None` leaves the key out.
fn others(used: &Use, value: &Value) -> Vec<Option<Value>> {
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let mut others = if used.key.required { Vec::new() } else { vec![None] };
    match (&used.key.kind, value) {
        (KeyType::Word(words), _) => others.extend(words.iter().map(|word| text(word))),
        (KeyType::Type, _) => others.extend([text("any"), text("string")]),
        (KeyType::Http, _) => others.extend([text("PUT /v1/other"), text("PUT /v1/{building}/other")]),
        (_, Value::List(items)) => others.push(Some(Value::List(items.iter().skip(1).cloned().collect()))),
        (_, Value::Map(entries)) => others.push(Some(Value::Map(entries.iter().skip(1).cloned().collect()))),
        (KeyType::Bool, _) => others.extend([Some(Value::Bool(true)), Some(Value::Bool(false))]),
        (_, Value::Integer(number)) => others.push(Some(Value::Integer(number + 1))),
        (_, Value::Text(written)) => {
            others.extend([text(&format!("{written}x")), text(&format!("1{written}")), text("api_key")]);
        }
        _ => {}
    }
    others
}

/// Returns the codes of findings that only one side has.
fn new_codes(after: &Output, before: &Output) -> String {
    let codes: BTreeSet<&str> = after.findings.symmetric_difference(&before.findings).map(|(code, _)| *code).collect();
    codes.into_iter().collect::<Vec<_>>().join(", ")
}

fn effect(case: &EveryKey, used: &Use, before: &Output) -> Effect {
    let of = |other: Option<Value>| {
        let changed = case.changed(used, |entries| {
            entries.retain(|(name, _)| name != used.key.name || other.is_some());
            if let (Some(other), Some(entry)) = (&other, entries.iter_mut().find(|(name, _)| name == used.key.name)) {
                entry.1 = other.clone();
            }
        });
        let after = output(&changed);
        if after.whole.is_empty() {
            return Effect::Finding(new_codes(&after, before));
        }
        match (after.code != before.code, after.whole != before.whole, after.findings != before.findings) {
            (true, ..) => Effect::Code,
            (_, true, _) => Effect::Words,
            (.., true) => Effect::Finding(new_codes(&after, before)),
            _ => Effect::Nothing,
        }
    };
    others(used, case.value(used)).into_iter().map(of).max().unwrap_or(Effect::Nothing)
}

/// Adds each key that a kind of file can have.
fn add(kind: &str, record: &Record, into: &mut BTreeMap<String, Effect>) {
    for key in record.keys {
        let name = format!("{kind}: {}.{}", record.name, key.name);
        if let (None, Some(inner)) = (into.insert(name, Effect::Untried), key.kind.record()) {
            add(kind, inner, into);
        }
    }
}

/// Returns the best effect of each key in each kind of file.
fn effects() -> BTreeMap<String, Effect> {
    let case = every_key();
    let before = output(&case.sources);
    let mut effects = BTreeMap::new();
    for (kind, record) in [("operation", &OPERATION), ("service", &SERVICE), ("vendor", &VENDOR)] {
        add(kind, record, &mut effects);
    }
    for used in case.uses() {
        let path = &case.sources.get(used.file).path;
        let kind = ["vendor", "service"].into_iter().find(|kind| path.ends_with(&format!("/{kind}.yaml")));
        let name = format!("{}: {}", kind.unwrap_or("operation"), used.is());
        let best = effects.entry(name).or_insert(Effect::Nothing);
        if *best != Effect::Code {
            *best = effect(&case, &used, &before).max(best.clone());
        }
    }
    effects
}

/// A new key needs a place in the specs of the case, and a line in the table that a person has
/// read.
#[test]
fn every_key_has_its_effect() {
    let effects = effects();
    let nothing = effects.iter().filter(|(_, effect)| **effect == Effect::Nothing).map(|(key, _)| key.as_str());
    let silent: Vec<&str> = nothing.collect();
    assert_eq!(silent, SILENT, "a key without an effect needs one, or a finding that says so");
    let rows = effects.into_iter().map(|(key, effect)| format!("{key}: {}\n", effect.text()));
    crate::support::golden::check(&crate::support::golden::cases("effects.txt"), &rows.collect::<String>());
}
