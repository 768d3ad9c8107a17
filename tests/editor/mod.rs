//! A language server reads specs with their schemas: it completes and explains keys, and marks
//! wrong ones.
//!
//! The tests need the environment variable `EDITOR_TOOLS`: the folder in which
//! `tests/editor/check.sh install` installed the server.

mod server;

use std::path::{Path, PathBuf};
use std::{env, fs};

use clientloom::format::schema;
use serde_json::{Value, json};

use crate::support;
use server::Server;

fn specs() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    fs::canonicalize(folder).expect("the folder of specs")
}

/// Returns every spec with its path below `specs`.
fn all() -> Vec<(String, String)> {
    let sources = clientloom::project::read_specs(&specs(), "").expect("specs");
    sources.iter().map(|(_, source)| (source.path.trim_start_matches('/').to_owned(), source.text.clone())).collect()
}

fn uri(below: &str) -> String {
    format!("file://{}", specs().join(below).display())
}

/// Returns the spec that the tests below change.
fn page() -> (String, String) {
    let has_both = |text: &str| ["\nrate_limit: ", "\nbatch:"].iter().all(|key| text.contains(key));
    all().into_iter().find(|(_, text)| has_both(text)).expect("a page with rates and a batch")
}

/// Starts the language server. Skips the test if the server is not installed.
fn server() -> Option<Server> {
    if env::var_os("EDITOR_TOOLS").is_none() {
        support::skip("EDITOR_TOOLS is not set (tests/editor/check.sh install)");
        return None;
    }
    Some(Server::start(&specs()))
}

/// Returns the number of the line that begins with a text.
fn line(text: &str, start: &str) -> usize {
    text.lines().position(|line| line.starts_with(start)).unwrap_or_else(|| panic!("a line that begins with {start}"))
}

#[test]
fn every_spec_names_its_schema() {
    for (path, text) in all() {
        let modeline = schema::modeline_of(&path, schema::record_in(&path, &text));
        assert_eq!(text.lines().next(), Some(modeline.as_str()), "the first line of specs/{path}");
    }
}

/// One of forty specs is opened, as an editor would.
#[test]
fn specs_have_no_marks_in_an_editor() {
    let Some(mut server) = server() else { return };
    for (path, text) in all().into_iter().step_by(40) {
        assert_eq!(server.open(&uri(&path), &text), Vec::<Value>::new(), "{path}");
    }
}

#[test]
fn a_wrong_key_is_marked_at_its_position() {
    let Some(mut server) = server() else { return };
    let (path, text) = page();
    let text = text.replace("\nrate_limit: ", "\nrate_limt: ");
    let marks = server.open(&uri(&path), &text);
    let [mark] = marks.as_slice() else { panic!("one mark: {marks:?}") };
    assert_eq!(mark["range"]["start"], json!({ "line": line(&text, "rate_limt"), "character": 0 }), "{mark}");
    assert_eq!(mark["message"], "Property rate_limt is not allowed.");
}

#[test]
fn a_key_is_explained_under_the_cursor() {
    let Some(mut server) = server() else { return };
    let (path, text) = page();
    server.open(&uri(&path), &text);
    let position = json!({ "line": line(&text, "rate_limit"), "character": 3 });
    let hover = server.ask("textDocument/hover", &uri(&path), &position);
    let words = hover["contents"]["value"].as_str().expect("words");
    assert!(words.contains("Documented rates of calls, per app and tenant"), "{words}");
}

#[test]
fn keys_and_values_are_completed() {
    let Some(mut server) = server() else { return };
    let (path, text) = page();
    let (text, _) = text.split_once("\nbatch:").expect("its batch");
    let text = text.replacen("\nrate_limit: ", "\n\nrate_limit: ", 1) + "\nbatch:\n  outcome:\n    shape: \n";
    server.open(&uri(&path), &text);
    let last = text.lines().count() - 1;
    let labels = |answer: &Value| -> Vec<String> {
        let items = answer["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| Some(item["label"].as_str()?.to_owned())).collect()
    };
    let at = json!({ "line": line(&text, "rate_limit") - 1, "character": 0 });
    let keys = labels(&server.ask("textDocument/completion", &uri(&path), &at));
    assert!(keys.contains(&"regions".to_owned()) && !keys.contains(&"rate_limit".to_owned()), "{keys:?}");
    let column = "    shape: ".len();
    let words =
        labels(&server.ask("textDocument/completion", &uri(&path), &json!({ "line": last, "character": column })));
    assert!(words.contains(&"two_lists".to_owned()), "{words:?}");
}
