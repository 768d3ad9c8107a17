//! From text to values and back: the only room that knows a YAML parser.

mod address;
mod index;
mod marked;
mod syntax;
mod value;
mod write;

pub use address::{Lost, follow};
pub use index::{Index, Spans};
pub use marked::{Entry, Form, Place, Step, comments};
pub use value::Value;
pub(crate) use write::{double_quoted, is_word};

use std::ops::Range;

use crate::diagnostics::codes::{self, Code};
use crate::diagnostics::{At, FileId};

/// Something that keeps a text from being read as a spec.
#[derive(Debug)]
pub struct Refusal {
    /// The rule it breaks.
    pub code: &'static Code,
    /// Where, in bytes.
    pub bytes: Range<usize>,
    /// One line.
    pub message: String,
    /// The way out.
    pub help: String,
}

/// Reads one document.
///
/// # Errors
/// Everything that keeps the text from being read: one syntax error, or all duplicate keys, or all
/// uses of what specs do without.
pub fn parse(text: &str) -> Result<Value, Vec<Refusal>> {
    let read = serde_yaml::from_str::<serde_yaml::Value>(text);
    let suspect = read.is_err() || text.contains(['&', '*', '!']) || text.contains("<<");
    let refused = if suspect { Index::new(text).refusals() } else { Vec::new() };
    match read {
        _ if !refused.is_empty() => Err(refused),
        Ok(value) => convert(text, value),
        Err(error) => Err(vec![syntax::refuse(text, &error)]),
    }
}

fn convert(text: &str, value: serde_yaml::Value) -> Result<Value, Vec<Refusal>> {
    value::convert(value, &At::file(FileId::default())).map_err(|(address, message)| {
        let index = Index::new(text);
        let refused = index.refusals();
        let Spans { key, value } = index.find(&address);
        let help = codes::UNREADABLE_YAML.help.to_owned();
        let here = Refusal { code: &codes::UNREADABLE_YAML, bytes: value.unwrap_or(key), message, help };
        if refused.is_empty() { vec![here] } else { refused }
    })
}
