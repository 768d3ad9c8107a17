//! The look of specs: keys in order, comments where they belong, and nothing lost.
//!
//! A case is a folder with `before.yaml`, `after.yaml`, and `refused.txt` in its place where the file is left as it is. What
//! kind of file it is, its modeline says.

mod comments;
mod noise;
mod shuffle;

use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostics::codes;
use codegen::format::fmt::{FormatError, format};
use codegen::format::keys::{OPERATION, Record};
use codegen::format::schema;
use codegen::yaml::{self, Node, SyntaxError};

use crate::golden;

/// A spec with what it is.
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

/// Our own specs, and what `import`, `init` and `new` have written.
fn written() -> Vec<Spec> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut specs = below(&repository.join("specs"));
    specs.extend(below(&golden::cases("import")));
    specs.extend(below(&golden::cases("folder")));
    specs.extend(below(&golden::cases("init/acme")));
    let scaffold =
        codegen::format::blank::operation(&["acme", "v1", "close"], Some("POST /v1/rooms/{room}/close"), "key");
    let blank = codegen::format::blank::operation(&["acme", "v1", "close"], None, "key");
    let texts = |texts: [&str; 2]| texts.map(ToOwned::to_owned).into();
    let named = codegen::format::blank::DeclaredNames {
        tokens: texts(["app", "user"]),
        scopes: texts(["room:read", "room:write"]),
    };
    let service = codegen::format::blank::service(&["acme", "v1", "service"]);
    for text in [scaffold, blank, service, codegen::format::blank::vendor("acme", &named)] {
        specs.push(Spec { name: "scaffold".to_owned(), record: schema::record_of(&text), text });
    }
    assert!(specs.len() > 80, "only {} specs", specs.len());
    specs
}

/// The specs that use every key, in order.
fn every_key() -> Vec<Spec> {
    let mut specs = below(&golden::cases("reading/every-key/specs"));
    for spec in &mut specs {
        spec.record = schema::record(&spec.name);
        spec.text = formatted(&spec.name, &spec.text, spec.record);
    }
    assert_eq!(specs.len(), 9);
    specs
}

#[test]
fn cases_look_as_they_should() {
    let folder = fs::read_dir(golden::cases("fmt")).expect("a folder of cases");
    let mut cases: Vec<PathBuf> = folder.map(|case| case.expect("a case").path()).collect();
    cases.sort();
    for case in cases {
        let before = fs::read_to_string(case.join("before.yaml")).expect("a text before");
        let record = schema::record_of(&before);
        let modeline = schema::modeline("acme/v1/room/close.yaml");
        match format(&before, record, Some(&modeline)) {
            Ok(after) => {
                golden::check(&case.join("after.yaml"), &after);
                assert_eq!(format(&after, record, Some(&modeline)).ok(), Some(after), "{}", case.display());
            }
            Err(FormatError::Odd(bytes)) => {
                golden::check(&case.join("refused.txt"), &format!("odd: {}\n", &before[bytes]));
            }
            Err(FormatError::Unreadable(errors)) => {
                let code = |error: &SyntaxError| codes::of_syntax(error.kind).name;
                let lines = errors.iter().map(|error| format!("{}: {}\n", code(error), error.message));
                golden::check(&case.join("refused.txt"), &lines.collect::<String>());
            }
            Err(FormatError::Lost(what)) => panic!("{}: {what} would be lost", case.display()),
        }
    }
}

#[test]
fn what_is_drafted_and_checked_in_is_formatted() {
    for Spec { name, record, text } in written() {
        assert_eq!(formatted(&name, &text, record), text, "{name}");
    }
}

/// Whatever is merged into a formatted spec leaves it so.
#[test]
fn what_is_merged_is_formatted() {
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

/// Every byte comes back, whatever the order of the keys was.
#[test]
fn shuffled_keys_come_back() {
    for spec in every_key().into_iter().chain(written()) {
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

/// One YAML parser takes such signs for the end of a line, another does not.
#[test]
fn line_ends_of_other_kinds_are_refused() {
    for sign in ["\r", "\u{85}", "\u{2028}"] {
        let text = format!("operation: v1.room.close\n{sign}source: {{ title: Close }}\n");
        let refused = format(&text, &OPERATION, None);
        assert!(matches!(refused, Err(FormatError::Odd(_) | FormatError::Unreadable(_))), "{text:?}: {refused:?}");
    }
}

#[test]
fn texts_that_end_early_are_read_or_refused() {
    for spec in every_key() {
        for (end, _) in spec.text.char_indices().step_by(17) {
            let text = &spec.text[..end];
            match format(text, spec.record, None) {
                Ok(once) => {
                    assert_eq!(format(&once, spec.record, None).ok(), Some(once.clone()), "{text}");
                }
                Err(FormatError::Lost(what)) => panic!("{what} of {text}"),
                Err(_) => {}
            }
        }
    }
}
