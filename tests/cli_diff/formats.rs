//! Several changes at once, in every format: line breaks, and characters with a meaning in the
//! format.

use std::fs;
use std::path::Path;

use clientloom::change::diff::{Accepted, Changes, Verdict, rule, show};
use clientloom::diagnostics::{Source, Sources};
use serde_json::Value;

use super::state::{State, diff, folder};
use crate::support::golden;

/// Returns changes whose new state is in a folder with special characters of GitHub commands.
fn changes() -> Changes {
    const ROOT: &str = "specs, 2: 100%";
    let base = State::base();
    let after = base.after(&folder().join("formats/change.yaml"));
    let files = after.sources.iter().map(|(_, source)| {
        let path = source.path.replacen("specs", ROOT, 1);
        Source { path, text: source.text.clone() }
    });
    diff(&base, &State::of(Sources::new(ROOT, files.collect())))
}

#[test]
fn every_format_is_as_expected() {
    let changes = changes();
    let shown = [
        ("text.txt", show::text(&changes)),
        ("json.json", show::json(&changes, &Accepted::default())),
        ("markdown.md", show::markdown(&changes)),
        ("github.txt", show::annotations(&changes, &Accepted::default())),
    ];
    for (file, text) in shown {
        golden::check(&folder().join("formats").join(file), &text);
    }
}

/// Items of one list share a line, and a change of several operations is printed once.
#[test]
fn related_changes_are_grouped() {
    let base = State::base();
    let folder = folder().join("formats");
    for name in ["lists", "service"] {
        let after = base.after(&folder.join(format!("{name}.yaml")));
        let changes = diff(&base, &after);
        golden::check(&folder.join(format!("{name}.txt")), &show::text(&changes));
        golden::check(&folder.join(format!("{name}.md")), &show::markdown(&changes));
    }
}

/// A long list of operations is replaced by its length.
#[test]
fn many_operations_are_counted() {
    let base = State::base();
    let page = |name: &str| {
        let text = format!(
            "source: {{ title: Do it }}\noperation: {name}\nsummary: Do it.\nhttp: POST /{name}\ntoken: app_token\n"
        );
        Source { path: format!("specs/harbor/{}.yaml", name.replace('.', "/")), text }
    };
    let few = ["v1.crew.call", "v1.crew.pay", "v1.crew.captain.call", "ring"].map(page);
    let many = (1..=13).map(|number| page(&format!("v2.duty.do{number}")));
    let files = base.sources.iter().map(|(_, source)| source.clone()).chain(few).chain(many).collect();
    let after = State::of(Sources::new("specs", files));
    let told = show::markdown(&diff(&base, &after)) + "\n" + &show::markdown(&diff(&after, &base));
    golden::check(&folder().join("formats/many.md"), &told);
}

#[test]
fn only_breaking_rules_have_remedies() {
    for rule in rule::ALL {
        let remedy = show::remedy(rule);
        assert!(remedy.is_none() || rule.worst() == Verdict::Breaks, "{}", rule.name);
        assert!(remedy.is_none_or(|remedy| remedy.ends_with('.')), "{}", rule.name);
    }
}

#[test]
fn a_github_command_is_one_line() {
    for line in show::annotations(&changes(), &Accepted::default()).lines() {
        let (properties, _) = line[2..].split_once("::").expect("a command has two parts");
        let (level, properties) = properties.split_once(' ').expect("a command has properties");
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let names: Vec<&str> = properties.split(',').filter_map(|one| Some(one.split_once('=')?.0)).collect();
        assert_eq!(names, ["file", "line", "title"], "{line}");
    }
}

#[test]
fn json_matches_its_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/schemas/diff.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).expect("the schema can be read")).expect("JSON");
    for changes in [changes(), Changes::default()] {
        let shown: Value = serde_json::from_str(&show::json(&changes, &Accepted::default())).expect("JSON");
        hold(&schema, &schema, &shown, "");
    }
}

/// Checks a value against the keywords of JSON Schema that our schema uses.
fn hold(root: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        hold(root, root.pointer(name.trim_start_matches('#')).expect("a definition"), value, at);
    }
    if let Some(known) = schema["enum"].as_array() {
        assert!(known.contains(value), "{at}: {value}");
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    match &schema["type"] {
        Value::String(known) => assert_eq!(known, kind, "{at}"),
        Value::Array(known) => assert!(known.iter().any(|known| known == kind), "{at}: {kind}"),
        _ => {}
    }
    if let Some(members) = value.as_object().filter(|_| schema.get("properties").is_some()) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            assert!(members.contains_key(name), "{at} has no {name}");
        }
        for (name, member) in members {
            let inner = schema["properties"].get(name).unwrap_or_else(|| panic!("{at}.{name} is not in the schema"));
            hold(root, inner, member, &format!("{at}.{name}"));
        }
    }
    for item in value.as_array().into_iter().flatten() {
        hold(root, &schema["items"], item, &format!("{at}[]"));
    }
}
