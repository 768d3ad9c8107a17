//! The lock file: its lines, and the changes that give another digest.

mod command;

use std::fs;

use clientloom::change::lock::{Lock, LockFile};
use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::rust::{Options, generate};
use clientloom::yaml::Value;

use crate::spec_format::keys::every_key;
use crate::support::golden;

const GENERATOR: &str = "1.2.3";

/// Returns the lock file of a folder with this page only.
fn page(text: &str) -> String {
    let source = Source { path: "specs/acme/v1/room/close.yaml".to_owned(), text: text.to_owned() };
    Lock::of(&Sources::new("specs", vec![source])).text(GENERATOR)
}

fn read(case: &str) -> String {
    fs::read_to_string(golden::cases(case)).expect("a spec")
}

fn base() -> String {
    read("lock/base.yaml")
}

#[test]
fn the_lock_file_is_as_expected() {
    let sources = clientloom::project::read_specs(&golden::cases("lock/whole/specs"), "pages").expect("specs");
    let text = Lock::of(&sources).text(GENERATOR);
    golden::check(&golden::cases("lock/whole/codegen.lock"), &text);
    let table: toml::Table = text.parse().expect("TOML");
    let title = table["operations"]["acme/v1/guest/list"]["title"].as_str();
    assert_eq!(title, Some("列出 \"客人\"\\\t\u{1b}\u{7f}\n🚪"));
    // Reading reverses writing.
    let known = LockFile::read(&text).expect("a lock file");
    let lock = Lock::of(&sources);
    assert!(lock.changed_since(&known).is_empty() && lock.gone_since(&known).is_empty());
    assert_eq!(Lock::default().gone_since(&known).len(), 4);
}

/// Spellings of one spec, which have one digest.
mod equal {
    use super::{base, page, read};

    fn check_case(name: &str) {
        let text = read(&format!("lock/equal/{name}.yaml"));
        assert_ne!(text, base(), "the case spells the spec in another way");
        assert_eq!(page(&text), page(&base()));
    }

    include!(concat!(env!("OUT_DIR"), "/lock_equal.rs"));
}

/// Specs with another meaning, which have another digest.
mod different {
    use super::{base, page, read};

    fn check_case(name: &str) {
        assert_ne!(page(&read(&format!("lock/different/{name}.yaml"))), page(&base()));
    }

    include!(concat!(env!("OUT_DIR"), "/lock_different.rs"));
}

#[test]
fn windows_line_ends_do_not_change_a_digest() {
    let base = base();
    assert_eq!(page(&base.replace('\n', "\r\n")), page(&base));
}

#[test]
fn the_long_form_of_a_value_does_not_change_a_digest() {
    let with =
        |means: &str| page(&base().replace("message: room is busy,", &format!("message: busy, means: {means},")));
    let short = with("refused");
    assert_eq!(with("{ is: refused }"), short);
    assert_eq!(with("{ basis: page, is: refused }"), short);
    assert_ne!(with("{ is: refused, basis: message }"), short);
}

#[test]
fn every_key_changes_the_digest() {
    let case = every_key();
    let whole = Lock::of(&case.sources).text(GENERATOR);
    for used in &case.uses() {
        let value = case.value(used);
        let is_default = value.as_text() == Some(used.key.default) || value.to_json() == used.key.default;
        let without = case.changed(used, |entries| entries.retain(|(name, _)| name != used.key.name));
        assert_eq!(Lock::of(&without).text(GENERATOR) == whole, is_default, "{} is gone", used.is());
        let other = case.changed(used, |entries| {
            let entry = entries.iter_mut().find(|(name, _)| name == used.key.name).expect("the key is used");
            entry.1 = Value::Text("something else".to_owned());
        });
        assert_ne!(Lock::of(&other).text(GENERATOR), whole, "{} is another", used.is());
    }
}

/// Changes that the digest ignores do not change the client.
#[test]
fn order_of_keys_does_not_change_a_digest() {
    let case = every_key();
    let made = |sources: &Sources| {
        let generated = generate(sources, &Options::default(), &mut Report::default()).expect("a client");
        (Lock::of(sources).text(GENERATOR), generated.client)
    };
    let whole = made(&case.changed(&case.uses()[0], |_| ()));
    let mut last = String::new();
    for used in &case.uses() {
        let turned = case.changed(used, |entries| entries.reverse());
        // Neighboring keys reverse the same mapping.
        let text = turned.iter().map(|(_, source)| source.text.as_str()).collect();
        if last == text {
            continue;
        }
        last = text;
        let turned = made(&turned);
        assert_eq!(turned.0, whole.0, "reversed keys next to {}", used.is());
        assert!(turned.1 == whole.1, "reversed keys next to {}", used.is());
    }
}

#[test]
fn malformed_lock_files_are_not_read() {
    let text = page(&base());
    let conflict = text.replace("[operations]", "<<<<<<< ours\n[operations]\n=======");
    let others =
        ["", "generator = 1", "generator = \"new\"", &conflict, &text.replace("sha256", "\"sha256"), &text[..400]];
    for other in others {
        assert_eq!(LockFile::read(other), None, "{other}");
    }
    let more = format!("{}[later]\nmore = 1\n", text.replace("{ page", "{ kept = [1], page"));
    assert_eq!(LockFile::read(&more), LockFile::read(&text), "what a newer generator adds is passed over");
}
