//! From text to values and back: the only room that knows a YAML parser.

mod address;
mod error;
mod follow;
mod index;
mod marked;
mod syntax;
mod value;
mod write;

pub use address::Address;
pub use error::{SyntaxError, SyntaxErrorKind};
pub use follow::{UnknownStep, follow};
pub use index::{Index, Spans};
pub use marked::{MapEntry, Node, NodeStyle, Step, comments};
pub use value::Value;
pub(crate) use write::{double_quoted, is_word};

/// Reads one document.
///
/// # Errors
/// Everything that keeps the text from being read: one syntax error, or all duplicate keys, or all
/// uses of what specs do without.
pub fn parse(text: &str) -> Result<Value, Vec<SyntaxError>> {
    let read = serde_yaml::from_str::<serde_yaml::Value>(text);
    let suspect = read.is_err() || text.contains(['&', '*', '!']) || text.contains("<<");
    let refused = if suspect { Index::new(text).errors() } else { Vec::new() };
    match read {
        _ if !refused.is_empty() => Err(refused),
        Ok(value) => convert(text, value),
        Err(error) => Err(vec![syntax::refuse(text, &error)]),
    }
}

fn convert(text: &str, value: serde_yaml::Value) -> Result<Value, Vec<SyntaxError>> {
    value::convert(value, &Address::root()).map_err(|(address, message)| {
        let index = Index::new(text);
        let refused = index.errors();
        let Spans { key, value } = index.find(&address);
        let bytes = value.unwrap_or(key);
        let here = SyntaxError { kind: SyntaxErrorKind::Unreadable, bytes, message, help: None };
        if refused.is_empty() { vec![here] } else { refused }
    })
}
