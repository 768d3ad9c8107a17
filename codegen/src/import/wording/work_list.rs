//! The list of sentences without a text, for a writer, and the list with the texts.

use std::collections::{BTreeMap, BTreeSet};

use super::fill::service;
use super::memory::{Entry, Memory, is_digest};
use super::place::{Kind, Place, Slot, slots};
use super::sentence::{Sentence, normal_form};
use crate::import::draft::Draft;
use crate::import::folder::Transcribed;
use crate::spec::is_unwritten;

/// The largest number of texts in a batch, unless one page has more.
const BATCH: usize = 150;

/// The columns of the list. The last one is for the writer.
const COLUMNS: [&str; 13] = [
    "digest", "service", "kind", "name", "times", "call", "place", "type", "values", "example", "page", "context",
    "words",
];

/// A sentence that has no text yet, once for all places that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The folder of the service, such as `feishu/im`.
    pub service: String,
    /// The sentence at its first place.
    pub sentence: Sentence,
    /// The sentences before and after it on the page.
    pub context: String,
    /// The number of places.
    pub times: usize,
    /// The text; empty until a person writes it.
    pub words: String,
}

/// Items of one service, for one sitting of a writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The folder of the service.
    pub service: String,
    /// The number of the batch in its service, from 1.
    pub number: usize,
    /// The items, in the order of pages and rows.
    pub items: Vec<Item>,
}

/// The result of reading texts from specs into a memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// The texts that were added or replaced.
    pub texts: usize,
    /// The sentences that have several texts; the most frequent one counts.
    pub ambiguous: usize,
}

/// Returns the sentences without a text. Each draft comes with the places that have one in its
/// spec.
#[must_use]
pub fn items<'a>(drafts: impl Iterator<Item = (&'a Draft, Vec<Place>)>, memory: &Memory) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (draft, written) in drafts {
        let service = service(&draft.path);
        for (at, sentence) in draft.sentences.iter().enumerate() {
            if memory.find(&service, sentence).is_some() || written.contains(&sentence.place) {
                continue;
            }
            let place = *known.entry(sentence.digest()).or_insert(items.len());
            if let Some(item) = items.get_mut(place) {
                item.times += 1;
            } else {
                let (sentence, service, context) = (sentence.clone(), service.clone(), context(&draft.sentences, at));
                items.push(Item { service, sentence, context, times: 1, words: String::new() });
            }
        }
    }
    items
}

/// Returns the words of the page before and after a sentence.
fn context(sentences: &[Sentence], at: usize) -> String {
    let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| sentences.get(at));
    around.map(|sentence| format!("{}: {}", sentence.name(), sentence.text)).collect::<Vec<_>>().join(" | ")
}

/// Divides items into batches: one service each, and no page in two of them.
#[must_use]
pub fn batches(items: Vec<Item>) -> Vec<Batch> {
    let mut services: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in items {
        services.entry(item.service.clone()).or_default().push(item);
    }
    let mut batches: Vec<Batch> = Vec::new();
    for (service, items) in services {
        let mut number = 0;
        for page in items.chunk_by(|one, other| one.sentence.operation == other.sentence.operation) {
            match batches.last_mut() {
                Some(batch) if number > 0 && batch.items.len() + page.len() <= BATCH => {
                    batch.items.extend_from_slice(page);
                }
                _ => {
                    number += 1;
                    batches.push(Batch { service: service.clone(), number, items: page.to_vec() });
                }
            }
        }
    }
    batches
}

/// Writes batches as one table with tabs between its columns.
///
/// # Panics
///
/// Never: the table is text in memory.
#[must_use]
pub fn write_batches(batches: &[Batch]) -> String {
    let mut table = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    table.write_record(COLUMNS).expect("a table in memory");
    for item in batches.iter().flat_map(|batch| &batch.items) {
        table.write_record(row(item)).expect("a table in memory");
    }
    String::from_utf8(table.into_inner().expect("a table in memory")).expect("texts in UTF-8")
}

fn row(item: &Item) -> [String; 13] {
    let Sentence { place, operation, text, note, ty, values, example } = &item.sentence;
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = if note.is_empty() { line(text) } else { format!("{} ({})", line(text), line(note)) };
    [
        item.sentence.digest(),
        item.service.clone(),
        place.kind.word().to_owned(),
        item.sentence.name(),
        item.times.to_string(),
        operation.clone(),
        place.names.join("."),
        ty.clone(),
        values.join(", "),
        line(example),
        page,
        line(&item.context),
        item.words.clone(),
    ]
}

/// Reads the texts of a list that a writer filled: the service and the digest of each, and its
/// entry. Rows without a text are left out.
///
/// # Errors
///
/// The first row that is not as the list was written, or whose text is none of our own.
pub fn read_items(list: &str) -> Result<Vec<(String, String, Entry)>, String> {
    let mut table = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(list.as_bytes());
    let head = table.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| {
        head.iter().position(|head| head == name).ok_or_else(|| format!("line 1: the column `{name}` is missing"))
    };
    let columns =
        [column("digest")?, column("service")?, column("kind")?, column("name")?, column("page")?, column("words")?];
    let mut entries = Vec::new();
    for row in table.records() {
        let row = row.map_err(|error| error.to_string())?;
        let line = row.position().map_or(0, csv::Position::line);
        let [digest, service, kind, name, page, words] =
            columns.map(|column| row.get(column).unwrap_or_default().trim());
        if words.is_empty() {
            continue;
        }
        let error = |reason: String| Err(format!("line {line}: {reason}"));
        if !is_digest(digest) {
            return error(format!("`{digest}` is not a digest: copy the row again from `cargo clientloom words`"));
        }
        let Some(kind) = Kind::of_word(kind) else { return error(format!("there is no kind `{kind}`")) };
        if is_unwritten(words) || words.contains(['\t', '\n']) {
            return error(format!("`{words}` is not a text: write one line, or leave the column empty"));
        }
        if !words.is_ascii() && normal_form(words) == normal_form(page) {
            return error("the text is the page's sentence: write your own words".to_owned());
        }
        let entry = Entry { kind, name: name.to_owned(), words: words.to_owned() };
        entries.push((service.to_owned(), digest.to_owned(), entry));
    }
    Ok(entries)
}

/// Adds the texts of specs to a memory.
pub fn learn(specs: &[Transcribed<'_>], memory: &mut Memory) -> Learned {
    let mut found: BTreeMap<(String, String), Vec<Entry>> = BTreeMap::new();
    for Transcribed { draft, root, shared } in specs {
        let texts = slots(root, shared);
        for sentence in &draft.sentences {
            let text = |slot: &&Slot<'_>| slot.place == sentence.place && !is_unwritten(slot.text);
            let Some(slot) = texts.iter().find(text) else { continue };
            let entry = Entry { kind: sentence.place.kind, name: sentence.name(), words: slot.text.trim().to_owned() };
            found.entry((service(&draft.path), sentence.digest())).or_default().push(entry);
        }
    }
    let mut learned = Learned::default();
    for ((service, digest), entries) in found {
        let different: BTreeSet<&str> = entries.iter().map(|entry| entry.words.as_str()).collect();
        learned.ambiguous += usize::from(different.len() > 1);
        let times = |words: &str| entries.iter().filter(|entry| entry.words == words).count();
        // The first of the most frequent texts, in any order of the pages.
        let best = different.iter().rev().max_by_key(|words| times(words));
        if let Some(entry) = entries.iter().find(|entry| Some(&entry.words.as_str()) == best) {
            memory.set(&service, &digest, Entry { words: line(&entry.words), ..entry.clone() });
            learned.texts += 1;
        }
    }
    learned
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
