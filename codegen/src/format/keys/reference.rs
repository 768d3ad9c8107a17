//! The reference of the format, as Markdown.

use super::event::EVENT;
use super::file::{OPERATION, SERVICE, VENDOR};
use super::key::{Key, KeyType, Record};

/// The marks around the tables of keys in `specs/REFERENCE.md`.
pub const MARKERS: [&str; 2] = ["<!-- keys:begin -->", "<!-- keys:end -->"];

/// Writes one table for each record: files first, then their parts.
#[must_use]
pub fn reference() -> String {
    let mut records: Vec<&'static Record> = vec![&OPERATION, &EVENT, &VENDOR, &SERVICE];
    let mut next = 0;
    while let Some(record) = records.get(next).copied() {
        for inner in record.keys.iter().filter_map(|key| key.kind.record()) {
            if !records.iter().any(|known| known.name == inner.name) {
                records.push(inner);
            }
        }
        next += 1;
    }
    let mut out = String::new();
    for record in records {
        write_record(&mut out, record);
    }
    out
}

fn write_record(out: &mut String, record: &Record) {
    out.extend(["### ", record.name, "\n\n", record.doc, "\n\n"]);
    out.push_str("| key | takes | default | meaning | example |\n|---|---|---|---|---|\n");
    for key in record.keys {
        let Key { name, kind, doc, .. } = key;
        let default = if key.required { "required" } else { key.default };
        let example = if key.example.is_empty() { String::new() } else { format!("`{}`", key.example) };
        let row = format!("| `{name}` | {} | {default} | {doc} | {example} |\n", cell(kind));
        out.push_str(&row);
    }
    out.push('\n');
}

impl KeyType {
    /// Returns the record inside, if there is one.
    #[must_use]
    pub const fn record(&self) -> Option<&'static Record> {
        match self {
            Self::Short(record)
            | Self::Record(record)
            | Self::OneOrMore(record)
            | Self::Records(record)
            | Self::Named(record) => Some(record),
            _ => None,
        }
    }

    /// Describes the values that the key takes.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or "),
            Self::Bool => "true or false".to_owned(),
            Self::Count => "a whole number".to_owned(),
            Self::Positive => "a whole number from 1".to_owned(),
            Self::Status => "an HTTP status".to_owned(),
            Self::Code => "a number or text".to_owned(),
            Self::Codes => "a text, a number or a boolean, or a list of them".to_owned(),
            Self::Texts => "a text, or a list of them".to_owned(),
            Self::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                format!("{}, or a list of them", words.join(" or "))
            }
            Self::TextMap => "a mapping from text to text".to_owned(),
            Self::WordMap(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                format!("a mapping from text to {}", words.join(" or "))
            }
            Self::Type => "a type".to_owned(),
            Self::Bounds => "bounds, `min..max`; each side is optional".to_owned(),
            Self::Values => {
                "a list of texts or of whole numbers, or a mapping from each of them to its meaning".to_owned()
            }
            Self::Http => "`METHOD /path`".to_owned(),
            Self::Any => "any value".to_owned(),
            Self::Short(record) => format!("{}, or a mapping", record.keys[0].kind.words()),
            Self::Record(_) => "a mapping".to_owned(),
            Self::OneOrMore(_) => "a mapping, or a list of mappings".to_owned(),
            Self::Records(_) => "a list of mappings".to_owned(),
            Self::Named(_) => "a mapping from names to mappings".to_owned(),
        }
    }
}

/// Describes the values that the key takes, with links to the tables of records.
fn cell(kind: &KeyType) -> String {
    let Some(record) = kind.record() else { return kind.words() };
    let link = format!("[{}](#{})", record.name, record.name.replace('.', ""));
    match kind {
        KeyType::Short(record) => format!("{}, or {link}", record.keys[0].kind.words()),
        KeyType::OneOrMore(_) => format!("{link}, or a list of them"),
        KeyType::Records(_) => format!("a list of {link}"),
        KeyType::Named(_) => format!("a mapping from names to {link}"),
        _ => link,
    }
}
