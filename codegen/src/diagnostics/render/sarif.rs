//! Findings as SARIF 2.1.0, the interchange format of static analysis.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::json::{number, severity};
use super::placed::{Placed, placed};
use crate::diagnostics::codes;
use crate::diagnostics::report::Report;
use crate::diagnostics::source::Sources;
use crate::yaml::Value;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The characters that a path in a URI cannot contain.
const URI: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');

/// Renders one run, with the rules that have findings.
pub(super) fn sarif(report: &Report, sources: &Sources) -> String {
    let placed = placed(report, sources);
    let broken = |code: &&codes::Code| placed.iter().any(|placed| placed.finding.code.name == code.name);
    let rules: Vec<&codes::Code> = codes::all().filter(broken).collect();
    let results = placed.iter().map(|placed| result(placed, &rules, sources)).collect();
    let driver = Value::map([
        ("name", Value::text("clientloom")),
        ("rules", Value::List(rules.iter().map(|code| rule(code)).collect())),
    ]);
    let run = Value::map([
        ("tool", Value::map([("driver", driver)])),
        ("columnKind", Value::text("unicodeCodePoints")),
        ("results", Value::List(results)),
    ]);
    let root = Value::map([
        ("$schema", Value::text(SCHEMA)),
        ("version", Value::text("2.1.0")),
        ("runs", Value::List(vec![run])),
    ]);
    root.to_pretty_json()
}

fn rule(code: &codes::Code) -> Value {
    let level = Value::map([("level", Value::text(severity(code.severity)))]);
    Value::map([("id", Value::text(code.name)), ("help", message(code.help)), ("defaultConfiguration", level)])
}

fn result(placed: &Placed<'_>, rules: &[&codes::Code], sources: &Sources) -> Value {
    let found = placed.finding;
    let index = rules.iter().position(|code| code.name == found.code.name).unwrap_or_default();
    let file = placed.spot.as_ref().map_or(sources.root.as_str(), |spot| spot.file);
    let mut physical = vec![(
        "artifactLocation".to_owned(),
        Value::map([("uri", Value::Text(utf8_percent_encode(file, URI).to_string()))]),
    )];
    if let Some(spot) = &placed.spot {
        let region = Value::map([
            ("startLine", number(spot.line)),
            ("startColumn", number(spot.columns.start)),
            ("endColumn", number(spot.columns.end)),
        ]);
        physical.push(("region".to_owned(), region));
    }
    let location = Value::map([("physicalLocation", Value::Map(physical))]);
    Value::map([
        ("ruleId", Value::text(found.code.name)),
        ("ruleIndex", number(index)),
        ("level", Value::text(severity(found.severity))),
        ("message", message(&format!("{}; {}", found.message, found.help))),
        ("locations", Value::List(vec![location])),
    ])
}

fn message(words: &str) -> Value {
    Value::map([("text", Value::text(words))])
}
