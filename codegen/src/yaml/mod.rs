//! From text to values: the only room that knows a YAML parser.

mod index;
mod value;

pub use index::{Index, Spans};
pub use value::Value;

use std::ops::Range;

use crate::codes::{self, Code};

/// Something that keeps a text from being read as a spec.
#[derive(Debug)]
pub struct Refusal {
    /// The rule it breaks.
    pub code: &'static Code,
    /// Where, in bytes.
    pub bytes: Range<usize>,
    /// One line.
    pub message: String,
}

/// Reads one document.
///
/// # Errors
/// Everything that keeps the text from being read: one syntax error, or all duplicate keys, or all
/// uses of what specs do without.
pub fn parse(text: &str) -> Result<Value, Vec<Refusal>> {
    let read = serde_yaml::from_str::<serde_yaml::Value>(text);
    if read.is_ok() && !text.contains(['&', '*', '!']) && !text.contains("<<") {
        return value::convert(read.unwrap_or_default()).map_err(|message| vec![refusal(text, message)]);
    }
    let index = Index::new(text);
    let refused = index.refusals();
    match read {
        _ if !refused.is_empty() => Err(refused),
        Ok(value) => value::convert(value).map_err(|message| vec![refusal(text, message)]),
        Err(error) => Err(vec![syntax_error(text, &error)]),
    }
}

fn syntax_error(text: &str, error: &serde_yaml::Error) -> Refusal {
    let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text[start..].lines().next().unwrap_or_default();
    let skip: usize = rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_lowercase();
    Refusal { code: &codes::UNREADABLE_YAML, bytes: start + skip..start + rest.len().max(skip), message }
}

fn refusal(text: &str, message: String) -> Refusal {
    Refusal { code: &codes::UNREADABLE_YAML, bytes: 0..text.lines().next().map_or(0, str::len), message }
}
