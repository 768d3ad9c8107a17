//! A newer page merged into the spec that a person wrote: facts change, words and decisions of ours stay.

mod decided;
mod doubts;
mod examples;
mod fields;
mod pairs;
mod parts;
mod rows;
mod types;

use std::collections::BTreeSet;

use super::date::day_of;
use super::edit::{Sheet, address, below};
use super::write::{flow, scalar};
use crate::keys::{self, Kind};
use crate::yaml::{Step, Value};

pub(super) use decided::KEPT_AS_TEXT;

pub(super) use types::used_types;

use decided::Decided;
use pairs::Pairs;

/// Keys of a page's file that are ours, and the name that the file's path repeats.
const OURS: [&str; 8] = ["operation", "summary", "notes", "repeat", "batch", "types", "errata", "unsure"];

/// Characters of a value in a line that says what changed.
const SHOWN: usize = 60;

/// A type that a file above declares: the file, the name, the type.
pub(super) type Shared = (String, String, Value);

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    /// The file.
    pub(super) text: String,
    /// What changed and what was kept against the page, a line each.
    pub(super) lines: Vec<String>,
    /// Those of the lines that say what changed.
    pub(super) facts: Vec<String>,
}

/// What becomes of the example that the file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Example {
    /// It becomes that of the page.
    Page,
    /// It stays.
    File,
    /// It stays without its request.
    Reply,
    /// It goes.
    Nothing,
}

/// Merges what a page says into a file.
///
/// # Errors
/// Why that is not possible.
pub(super) fn merge(text: &str, page: &Value, shared: &[Shared], example: Example) -> Result<Merged, String> {
    let sheet = Sheet::read(text).ok_or("the file is not valid YAML; `cargo codegen lint` says why")?;
    let mut cx = Merge {
        pairs: Pairs::new(sheet.root(), page, shared),
        decided: Decided::new(sheet.root()),
        is_same_day: day_of(sheet.root()).is_some_and(|day| day_of(page) == Some(day)),
        sheet,
        page,
        shared,
        brought: Vec::new(),
        merged: BTreeSet::new(),
        touched: Vec::new(),
        lines: Vec::new(),
        facts: Vec::new(),
    };
    let before = cx.named_types();
    for key in keys::OPERATION.keys.iter().filter(|key| !OURS.contains(&key.name)) {
        merge_key(key, example, &mut cx);
    }
    examples::reduce(example, &mut cx);
    types::remove_unused(&before, &mut cx);
    doubts::merge(&mut cx);
    Ok(Merged { text: cx.sheet.finish()?, lines: cx.lines, facts: cx.facts })
}

/// What goes along while a page is merged.
struct Merge<'a> {
    sheet: Sheet,
    page: &'a Value,
    shared: &'a [Shared],
    pairs: Pairs,
    decided: Decided,
    /// Whether the file comes from the page as it was on that day: then nothing is gone from it.
    is_same_day: bool,
    /// Types of the page that wait to be inserted: the file's name, the page's.
    brought: Vec<(String, String)>,
    /// Types of the file whose fields have been merged.
    merged: BTreeSet<String>,
    /// Addresses of what changed.
    touched: Vec<String>,
    lines: Vec<String>,
    /// Those of the lines that say what changed.
    facts: Vec<String>,
}

fn merge_key(key: &keys::Key, example: Example, cx: &mut Merge<'_>) {
    let at = below(&[], key.name);
    match (&key.kind, key.name) {
        (_, "examples") if example == Example::Page => examples::merge(cx),
        (_, "examples") => {}
        (_, "errors") => rows::merge(cx),
        (_, "token") if cx.doubts("token") => {}
        (Kind::Named(_), _) => fields::merge_section(key.name, cx),
        (Kind::Record(record), _) => parts::merge_record(&at, record, cx),
        (_, "deprecated") => parts::merge_mark(&at, cx),
        (Kind::Texts, _) => parts::merge_texts(&at, &keys::OPERATION, cx),
        _ => parts::merge_scalar(&at, &keys::OPERATION, false, cx),
    }
}

impl Merge<'_> {
    /// What the page says at an address that file and page have in common.
    fn said(&self, at: &[Step]) -> Option<&Value> {
        at.iter().try_fold(self.page, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Item(_) => None,
        })
    }

    /// Whether the page is not certain of a top-level key.
    fn doubts(&self, key: &str) -> bool {
        doubts::of(self.page).any(|[at, ..]| at == key)
    }

    /// Names of the types that the file uses.
    fn named_types(&self) -> Vec<String> {
        types::used(self.sheet.root())
    }

    /// Puts another value in a place, and says so.
    fn change(&mut self, at: &[Step], value: &Value) {
        let old = self.sheet.value(at).map(shown).unwrap_or_default();
        self.sheet.replace(at, value);
        self.note(at, &format!("{old} → {}", shown(value)));
    }

    /// Removes a key, and says so.
    fn remove(&mut self, at: &[Step]) {
        let old = self.sheet.value(at).map(shown).unwrap_or_default();
        self.sheet.remove(at);
        self.note(at, &format!("removed, was {old}"));
    }

    /// Says what changed at an address.
    fn note(&mut self, at: &[Step], what: &str) {
        let at = address(at);
        let line = format!("{at}: {what}");
        self.facts.push(line.clone());
        self.lines.push(line);
        self.touched.push(at);
    }

    /// Says what was left as it is although the page says something else.
    fn keep(&mut self, at: &[Step], said: Option<&Value>, why: &str) {
        let ours = self.sheet.value(at).map_or("nothing".to_owned(), shown);
        let said = said.map_or("nothing".to_owned(), shown);
        self.lines.push(format!("kept {}: {ours}; the page has {said} ({why})", address(at)));
    }
}

/// A value in a line: an object by its type or its size.
fn shown(value: &Value) -> String {
    let line = match value {
        Value::Map(entries) => match value.get("type") {
            Some(ty) => shown(ty),
            None if entries.iter().any(|(_, value)| value.has_inner()) => format!("an object of {}", entries.len()),
            None => flow(value),
        },
        Value::Text(text) => scalar(text, true),
        value => flow(value),
    };
    if line.chars().count() <= SHOWN {
        return line;
    }
    format!("{}…", line.chars().take(SHOWN).collect::<String>())
}
