//! The YAML of specs: keys in their order, and a field on one line if it fits.

use std::borrow::Cow;
use std::fmt::Write;

use super::draft::record_of;
use crate::format::schema;
use crate::yaml::{Value, double_quoted, is_word};

/// The largest width of a line in characters.
pub(super) const WIDTH: usize = 110;

const HEAD: &str = "\
# Drafted from the page. `?` marks each place where your own words are needed, and `unsure` lists each uncertain fact.
";

/// Sections whose entries always take several lines.
const BLOCKS: [&str; 5] = ["source", "errors", "errata", "unsure", "examples"];

/// Writes a whole file. `path` is the path below the folder of specs.
pub(super) fn write(root: &Value, path: &str) -> String {
    let mut out = format!("{}\n{HEAD}", schema::modeline_of(path, record_of(root)));
    let Value::Map(entries) = root else { return out };
    for (key, value) in entries {
        write_section(key, value, &mut out);
    }
    out
}

/// Writes a top-level key of the file.
pub(super) fn write_section(key: &str, value: &Value, out: &mut String) {
    let block = BLOCKS.contains(&key);
    let named = matches!(key, "path" | "query" | "headers" | "body" | "response" | "types" | "scopes");
    write_entry(key, value, 0, block || named, block, out);
}

/// Writes `key: value`.
///
/// `open` keeps the value off one line, `all` also the values inside it.
pub(super) fn write_entry(key: &str, value: &Value, indent: usize, open: bool, all: bool, out: &mut String) {
    let key = key_text(key);
    write!(out, "{:indent$}{key}:", "").expect("a `String` accepts any text");
    write_value(value, indent, indent + key.chars().count() + 1, open, all, out);
}

/// Writes a value after its key or dash, which ends at `column`.
fn write_value(value: &Value, indent: usize, column: usize, open: bool, all: bool, out: &mut String) {
    let is_row = matches!(value, Value::Map(entries) if !entries.is_empty());
    if !(open && is_row) && is_flat(value) {
        let line = if let Value::Text(text) = value { scalar(text, true) } else { flow(value) };
        if column + 1 + line.chars().count() <= WIDTH || !value.has_inner() {
            writeln!(out, " {line}").expect("a `String` accepts any text");
            return;
        }
    }
    match value {
        Value::Map(entries) => {
            out.push('\n');
            for (key, value) in marked(entries).iter() {
                write_entry(key, value, indent + 2, all && key != "example", all, out);
            }
        }
        Value::List(items) => {
            out.push('\n');
            for item in items {
                write!(out, "{:1$}-", "", indent + 2).expect("a `String` accepts any text");
                write_item(item, indent + 2, all, out);
            }
        }
        other => writeln!(out, " {}", flow(other)).expect("a `String` accepts any text"),
    }
}

/// Writes an item after its dash. The first key of a mapping is on the same line.
pub(super) fn write_item(item: &Value, indent: usize, all: bool, out: &mut String) {
    match item {
        Value::Map(entries) if !entries.is_empty() && (all || !fits(item, indent + 1)) => {
            let mut block = String::new();
            for (key, value) in marked(entries).iter() {
                write_entry(key, value, indent + 2, false, false, &mut block);
            }
            writeln!(out, " {}", block.trim()).expect("a `String` accepts any text");
        }
        item => write_value(item, indent, indent + 1, false, false, out),
    }
}

fn fits(value: &Value, column: usize) -> bool {
    is_flat(value) && column + 1 + flow(value).chars().count() <= WIDTH
}

/// Whether a value fits one line by its kind: a scalar, or a list or mapping of scalars.
pub(super) fn is_flat(value: &Value) -> bool {
    let inner = |value: &Value| match value {
        Value::Map(entries) => entries.is_empty(),
        Value::List(items) => !items.iter().any(Value::has_inner),
        _ => true,
    };
    match value {
        Value::Map(entries) => entries.iter().all(|(_, value)| inner(value)),
        Value::List(items) => items.iter().all(inner),
        _ => true,
    }
}

pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Text(text) => scalar(text, false),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Map(entries) => {
            let entries = marked(entries);
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", key_text(key), flow(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_json(),
    }
}

/// The mark of a key that is a text, although it looks like a number.
const TEXT_KEY: char = '\u{1}';

/// Marks the keys of `values` as texts if the field is a text.
fn marked(entries: &[(String, Value)]) -> Cow<'_, [(String, Value)]> {
    let is_text = |(key, value): &(String, Value)| {
        key == "type" && value.as_text().is_some_and(|ty| ty.trim_end_matches("[]") == "string")
    };
    let is_values = |(key, value): &(String, Value)| key == "values" && matches!(value, Value::Map(_));
    if !entries.iter().any(is_text) || !entries.iter().any(is_values) {
        return Cow::Borrowed(entries);
    }
    let mark = |(key, value): &(String, Value)| match value {
        Value::Map(values) if key == "values" => {
            let values = values.iter().map(|(key, words)| (format!("{TEXT_KEY}{key}"), words.clone()));
            (key.clone(), Value::Map(values.collect()))
        }
        value => (key.clone(), value.clone()),
    };
    Cow::Owned(entries.iter().map(mark).collect())
}

/// Writes a key. A whole number, such as one of `values`, stays one.
fn key_text(key: &str) -> String {
    if let Some(text) = key.strip_prefix(TEXT_KEY) {
        return scalar(text, false);
    }
    let is_number = key.parse::<i64>().is_ok_and(|number| number.to_string() == key);
    if is_number { key.to_owned() } else { scalar(key, false) }
}

/// Writes a text plain if YAML reads it unchanged, else in quotes.
///
/// A text that is `alone` on its line may contain more characters.
pub(super) fn scalar(text: &str, alone: bool) -> String {
    let plain = |c: char| c.is_alphanumeric() || " _-./()".contains(c);
    let word = text.starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '_') && !is_word(text);
    let day = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let inner = |c: char| plain(c) || c == ':' || (alone && ",{}[]`'".contains(c));
    let colons = text.chars().all(inner) && !text.contains(": ") && !text.ends_with(':');
    if day || (word && colons && !text.ends_with(' ')) || is_bounds(text) {
        text.to_owned()
    } else {
        double_quoted(text)
    }
}

fn is_bounds(text: &str) -> bool {
    let number = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        digits.is_empty() || digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split_once("..").is_some_and(|(min, max)| {
        number(min)
            && number(max)
            && (min.ends_with(|c: char| c.is_ascii_digit()) || max.ends_with(|c: char| c.is_ascii_digit()))
            && !min.starts_with('-')
    })
}
