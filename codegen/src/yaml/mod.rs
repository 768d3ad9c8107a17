//! YAML text to values and back: the only room that names a YAML parser.
//!
//! [`parse`] reads a text into a [`Value`]. serde decides what a text means, but keeps no
//! positions. Two types of a second parser have them:
//!
//! - [`Index`] maps addresses to positions, for findings.
//! - [`Node`] is the tree of a text, for programs that change a file and keep its comments.
//!
//! A test holds both parsers equal. [`Address`] and [`follow`] name a value within a text.
//! [`Value`] also writes JSON, and YAML that every version of YAML reads alike.

mod address;
mod error;
mod follow;
mod hidden;
mod index;
mod json;
mod marked;
mod number;
mod ordered;
mod plain_json;
mod syntax;
mod value;
mod write;

pub use address::Address;
pub use error::{SyntaxError, SyntaxErrorKind};
pub use follow::{UnknownAddress, follow};
pub use hidden::{first_hidden, is_bidirectional, is_hidden};
pub use index::{Index, Spans};
pub use marked::{MapEntry, Node, NodeStyle, Step, comments};
pub use number::Number;
pub use value::Value;
pub(crate) use write::{double_quoted, is_word};

use std::cell::LazyCell;

/// Reads one document.
///
/// # Errors
/// - One syntax error, if the text is not valid YAML or contains a value that specs cannot contain.
/// - Otherwise all duplicate keys, and all uses of features that specs do not allow.
pub fn parse(text: &str) -> Result<Value, Vec<SyntaxError>> {
    let read = serde_yaml::from_str::<serde_yaml::Value>(text);
    let is_suspect = read.is_err() || text.contains(['&', '*', '!']) || text.contains("<<") || may_respell(text);
    let errors = if is_suspect { Index::new(text).errors() } else { Vec::new() };
    match read {
        _ if !errors.is_empty() => Err(errors),
        Ok(value) => convert(text, value),
        Err(error) => Err(vec![syntax::explain(text, &error)]),
    }
}

/// Whether a text may contain an integer that is not written in plain decimal digits.
fn may_respell(text: &str) -> bool {
    let is_digit = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    ["0x", "0o", "0b", " -0"].iter().any(|prefix| text.contains(prefix)) || text.split('+').skip(1).any(is_digit)
}

fn convert(text: &str, value: serde_yaml::Value) -> Result<Value, Vec<SyntaxError>> {
    let index = LazyCell::new(|| Index::new(text));
    let digits = |address: &str| text.get(index.find(address).value?);
    value::convert(value, &Address::root(), &digits).map_err(|(address, message)| {
        let errors = index.errors();
        let Spans { key, value } = index.find(&address);
        let bytes = value.unwrap_or(key);
        let error = SyntaxError { kind: SyntaxErrorKind::Unreadable, bytes, message, help: None };
        if errors.is_empty() { vec![error] } else { errors }
    })
}
