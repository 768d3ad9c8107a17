//! Formatting of specs: keys in order, comments in their place, and no loss.
//!
//! A case is a folder with `before.yaml` and `after.yaml`. A file that must stay unchanged has
//! `refused.txt` instead. The modeline names the type of the file.

mod command;
mod comments;
mod fuzz;

mod shuffle;

use std::fs;
use std::path::Path;

use clientloom::diagnostics::codes;
use clientloom::format::fmt::{FormatError, format};
use clientloom::format::keys::{OPERATION, Record};
use clientloom::format::schema;
use clientloom::yaml::{self, Node, SyntaxError};

use crate::support::golden;

/// A spec, its name and its type.
struct Spec {
    name: String,
    record: &'static Record,
    text: String,
}

fn formatted(name: &str, text: &str, record: &'static Record) -> String {
    format(text, record, None).unwrap_or_else(|refused| panic!("{name}: {refused:?}\n{text}"))
}

fn below(folder: &Path) -> Vec<Spec> {
    let is_spec = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "yaml");
    let files = golden::read(folder).into_iter().filter(|(path, _)| is_spec(path));
    let spec = |(path, text): (String, String)| Spec { name: path, record: schema::record_of(&text), text };
    files.map(spec).collect()
}

/// Returns the specs of this repository and those that `import`, `init` and `new` write.
fn written() -> Vec<Spec> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut specs = below(&repository.join("specs"));
    specs.extend(below(&golden::cases("import")));
    specs.extend(below(&golden::cases("folder")));
    specs.extend(below(&golden::cases("init/acme")));
    let scaffold =
        clientloom::format::blank::operation(&["acme", "v1", "close"], Some("POST /v1/rooms/{room}/close"), "key");
    let blank = clientloom::format::blank::operation(&["acme", "v1", "close"], None, "key");
    let texts = |texts: [&str; 2]| texts.map(ToOwned::to_owned).into();
    let named = clientloom::format::blank::DeclaredNames {
        tokens: texts(["app", "user"]),
        scopes: texts(["room:read", "room:write"]),
    };
    let service = clientloom::format::blank::service(&["acme", "v1", "service"]);
    for text in [scaffold, blank, service, clientloom::format::blank::vendor("acme", &named)] {
        specs.push(Spec { name: "scaffold".to_owned(), record: schema::record_of(&text), text });
    }
    assert!(specs.len() > 80, "only {} specs", specs.len());
    specs
}

/// Returns the specs that use every key, in order.
fn every_key() -> Vec<Spec> {
    let mut specs = below(&golden::cases("reading/every-key/specs"));
    for spec in &mut specs {
        spec.record = schema::record_in(&spec.name, &spec.text);
        spec.text = formatted(&spec.name, &spec.text, spec.record);
    }
    assert_eq!(specs.len(), 14);
    specs
}

fn check_case(name: &str) {
    let case = golden::cases("fmt").join(name);
    let before = fs::read_to_string(case.join("before.yaml")).expect("a text before");
    let record = schema::record_of(&before);
    let modeline = schema::modeline("acme/v1/room/close.yaml");
    match format(&before, record, Some(&modeline)) {
        Ok(after) => {
            golden::check(&case.join("after.yaml"), &after);
            assert_eq!(format(&after, record, Some(&modeline)).ok(), Some(after));
        }
        Err(FormatError::Unsupported(bytes)) => {
            golden::check(&case.join("refused.txt"), &format!("odd: {}\n", &before[bytes]));
        }
        Err(FormatError::Unreadable(errors)) => {
            let code = |error: &SyntaxError| codes::of_syntax(error.kind).name;
            let lines = errors.iter().map(|error| format!("{}: {}\n", code(error), error.message));
            golden::check(&case.join("refused.txt"), &lines.collect::<String>());
        }
        Err(FormatError::Altered(what)) => panic!("{what} would be lost"),
    }
}

include!(concat!(env!("OUT_DIR"), "/fmt.rs"));

#[test]
fn drafts_templates_and_checked_in_specs_are_formatted() {
    for Spec { name, record, text } in written() {
        assert_eq!(formatted(&name, &text, record), text, "{name}");
    }
}

/// A merge into a formatted spec gives a formatted spec.
#[test]
fn merged_specs_stay_formatted() {
    let mut count = 0;
    for spec in below(&golden::cases("update")) {
        let Some(case) = spec.name.strip_suffix("/after.yaml") else { continue };
        let before = fs::read_to_string(golden::cases("update").join(case).join("before.yaml")).expect("a text before");
        if formatted(case, &before, spec.record) == before {
            count += 1;
            assert_eq!(formatted(case, &spec.text, spec.record), spec.text, "{case}");
        }
    }
    assert!(count > 5, "only {count} cases");
}

/// The result equals the original byte for byte, in any order of keys.
///
/// One of ten specs is shuffled.
#[test]
fn shuffled_keys_are_put_back_in_order() {
    for spec in every_key().into_iter().chain(written().into_iter().step_by(10)) {
        let place = Node::read(&spec.text).expect("a spec");
        let head = spec.text.lines().take_while(|line| line.starts_with('#'));
        if yaml::comments(&spec.text).len() > head.count() {
            continue;
        }
        for seed in 1..4 {
            let shuffled = shuffle::shuffle(&spec.text, &place, spec.record, seed);
            assert!(yaml::parse(&shuffled).is_ok(), "{}", spec.name);
            let back = formatted(&spec.name, &shuffled, spec.record);
            assert!(back == spec.text, "{} by {seed}\n{shuffled}\n{back}", spec.name);
        }
    }
}

/// YAML parsers disagree whether these characters end a line.
#[test]
fn unusual_line_ends_are_refused() {
    for sign in ["\r", "\u{85}", "\u{2028}"] {
        let text = format!("operation: v1.room.close\n{sign}source: {{ title: Close }}\n");
        let refused = format(&text, &OPERATION, None);
        assert!(
            matches!(refused, Err(FormatError::Unsupported(_) | FormatError::Unreadable(_))),
            "{text:?}: {refused:?}"
        );
    }
}

#[test]
fn truncated_specs_are_formatted_or_refused() {
    for spec in every_key() {
        for (end, _) in spec.text.char_indices().step_by(17) {
            let text = &spec.text[..end];
            match format(text, spec.record, None) {
                Ok(once) => {
                    assert_eq!(format(&once, spec.record, None).ok(), Some(once.clone()), "{text}");
                }
                Err(FormatError::Altered(what)) => panic!("{what} of {text}"),
                Err(_) => {}
            }
        }
    }
}
