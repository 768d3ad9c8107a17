//! The merge of a newer page into a spec that a person wrote: facts change, words and decisions
//! stay.
//!
//! `Merge` in `context.rs` holds the file, the page and the notes. `pairs.rs` finds which type of
//! the page is which type of the file. `parts.rs`, `fields.rs`, `types.rs`, `values.rs`,
//! `rows.rs`, `stream.rs` and `examples.rs` merge one kind of content each. `decided.rs` protects
//! facts with an erratum, and `doubts.rs` merges the open points.
//!
//! Circle: `fields.rs` and `types.rs`: a field has a type, and an object type has fields.

mod context;
mod decided;
mod doubts;
mod examples;
mod fields;
mod outcome;
mod pairs;
mod parts;
mod rows;
mod shared_type;
mod stream;
mod types;
mod values;

pub(super) use decided::{BOUNDS_OF_TABLE, KEPT_AS_TEXT, OTHER_TYPE, REPAIRED, TYPE_OF_TABLE};
pub(super) use doubts::of as open_points;
pub(super) use outcome::{ExampleChoice, Merged};
pub(super) use shared_type::SharedType;

use std::collections::BTreeSet;

use super::date::day_of;
use super::doubt::Doubt;
use super::draft::record_of;
use super::edit::{SpecEditor, below};
use crate::format::keys::{self, KeyType};
use crate::yaml::Value;
use context::Merge;
use decided::Decided;
use pairs::Pairs;

/// Keys of a page's file that a person writes, and the name that the file's path repeats.
const OURS: [&str; 8] = ["operation", "summary", "notes", "repeat", "batch", "types", "errata", "unsure"];

/// Merges the facts of a page into a file.
///
/// `settled` are the open points of the page that a fixed rule decides: the file gets none of them.
///
/// # Errors
///
/// The reason why the merge is not possible.
pub(super) fn merge(
    text: &str,
    page: &Value,
    settled: &[Doubt],
    shared: &[SharedType],
    example: ExampleChoice,
) -> Result<Merged, String> {
    let editor = SpecEditor::read(text).ok_or("the file is not valid YAML; `cargo clientloom lint` says why")?;
    let days = [day_of(editor.root()), day_of(page)];
    let are_known = days.iter().all(Option::is_some);
    let mut cx = Merge {
        pairs: Pairs::new(editor.root(), page, shared),
        decided: Decided::new(editor.root()),
        is_same_day: are_known && days[0] == days[1],
        is_other_day: are_known && days[0] != days[1],
        record: record_of(page),
        editor,
        page,
        settled,
        shared,
        pending_types: Vec::new(),
        merged: BTreeSet::new(),
        about_shared: Vec::new(),
        touched: Vec::new(),
        lines: Vec::new(),
        facts: Vec::new(),
    };
    let before = types::used(cx.editor.root());
    for key in cx.record.keys.iter().filter(|key| !OURS.contains(&key.name)) {
        merge_key(key, example, &mut cx);
    }
    examples::reduce(example, &mut cx);
    types::remove_unused(&before, &mut cx);
    doubts::merge(&mut cx);
    Ok(Merged { text: cx.editor.finish()?, lines: cx.lines, facts: cx.facts })
}

fn merge_key(key: &keys::Key, example: ExampleChoice, cx: &mut Merge<'_>) {
    let at = below(&[], key.name);
    match (&key.kind, key.name) {
        (_, "event") if cx.editor.value(&at).is_some() => {}
        (_, "examples") if example == ExampleChoice::Page => examples::merge(cx),
        (_, "examples") => {}
        (_, "errors") => rows::merge(cx),
        (_, "events") => stream::merge(cx),
        (_, "token") if doubts::of(cx.page).any(|doubt| doubt.at == "token") => {}
        (KeyType::Named(_), _) => fields::merge_section(key.name, cx),
        (KeyType::Record(record) | KeyType::OneOrMore(record), _) => parts::merge_record(&at, record, cx),
        (_, "deprecated" | "concurrency") => parts::merge_mark(&at, cx),
        (KeyType::Texts | KeyType::Words(_), _) => parts::merge_texts(&at, cx.record, cx),
        _ => parts::merge_scalar(&at, cx.record, false, cx),
    }
}
