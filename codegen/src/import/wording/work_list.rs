//! The list of sentences without a text, for a writer, and the list with the texts.

use super::glossary::Glossary;
use super::items::{Batch, Item};
use super::memory::{Entry, is_digest};
use super::place::Kind;
use super::sentence::{Sentence, normal_form};
use crate::spec::is_unwritten;

/// The columns of the list. The last one is for the writer.
const COLUMNS: [&str; 16] = [
    "digest", "service", "batch", "kind", "name", "times", "call", "place", "type", "values", "example", "page",
    "above", "context", "terms", "words",
];

/// Writes batches as one table with tabs between its columns.
///
/// # Panics
///
/// Never: the table is text in memory.
#[must_use]
pub fn write_batches(batches: &[Batch], glossary: &Glossary) -> String {
    let mut table = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    table.write_record(COLUMNS).expect("a table in memory");
    for batch in batches {
        for item in &batch.items {
            table.write_record(row(item, batch.number, glossary)).expect("a table in memory");
        }
    }
    String::from_utf8(table.into_inner().expect("a table in memory")).expect("texts in UTF-8")
}

fn row(item: &Item, batch: usize, glossary: &Glossary) -> [String; 16] {
    let Sentence { place, operation, text, note, ty, values, example } = &item.sentence;
    let page = if note.is_empty() { line(text) } else { format!("{} ({})", line(text), line(note)) };
    let values = line(&values.join(", "));
    let terms = glossary.find(&item.service, &[page.as_str(), &values, &item.above].join("\n"));
    let terms: Vec<String> = terms.iter().map(|(term, word)| format!("{term}={word}")).collect();
    [
        item.sentence.digest(),
        item.service.clone(),
        batch.to_string(),
        place.kind.word().to_owned(),
        item.sentence.name(),
        item.times.to_string(),
        operation.clone(),
        place.names.join("."),
        ty.clone(),
        values,
        line(example),
        page,
        line(&item.above),
        line(&item.context),
        terms.join(", "),
        item.words.clone(),
    ]
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
