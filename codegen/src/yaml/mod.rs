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
mod direct;
mod error;
mod follow;
mod hidden;
mod index;
mod json;
mod marked;
mod number;
mod ordered;
mod plain_json;
mod suspect;
mod syntax;
mod value;
mod write;

pub use address::Address;
pub use error::{SyntaxError, SyntaxErrorKind};
pub use follow::{Followed, UnknownAddress, follow};
pub use hidden::{first_hidden, is_bidirectional, is_hidden};
pub use index::{Index, Spans};
pub use marked::{MapEntry, Node, NodeStyle, Step, comments};
pub use number::Number;
pub use value::Value;
pub(crate) use write::{double_quoted, is_word};

use std::cell::LazyCell;

use direct::Direct;

/// Reads one document.
///
/// # Errors
/// - One syntax error, if the text is not valid YAML or contains a value that specs cannot contain.
/// - Otherwise all duplicate keys, and all uses of features that specs do not allow.
pub fn parse(text: &str) -> Result<Value, Vec<SyntaxError>> {
    let errors = if suspect::is_suspect(text) { Index::new(text).errors() } else { Vec::new() };
    if !errors.is_empty() {
        return Err(errors);
    }
    let Ok(Direct { mut value, has_float }) = serde_yaml::from_str(text) else { return parse_by_tree(text) };
    if has_float {
        let index = Index::new(text);
        value.restore_digits(&Address::root(), &|address| text.get(index.find(address).value?));
    }
    Ok(value)
}

/// Reads a text over the parser's own tree, which has the location of each error.
fn parse_by_tree(text: &str) -> Result<Value, Vec<SyntaxError>> {
    match serde_yaml::from_str::<serde_yaml::Value>(text) {
        Ok(value) => convert(text, value),
        Err(error) => {
            let errors = Index::new(text).errors();
            Err(if errors.is_empty() { vec![syntax::explain(text, &error)] } else { errors })
        }
    }
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
