//! Specs in the look that they are written in: keys in the order of their table, with the comments that belong to them.
//!
//! A value is never written anew. Pieces of the text change places, and what stands between values is tidied; the result
//! is held against the text before it is handed out.

mod block;
mod braces;
mod commented_lines;
mod error;
mod holds;
mod proof;
mod space;

pub use error::FormatError;

use self::commented_lines::CommentedLines;
use self::holds::Holds;
use crate::format::keys::Record;
use crate::format::schema;
use crate::yaml::{self, Node, NodeStyle};

/// Puts the keys of a file in order and tidies what stands between values. Its lines end with a line feed alone.
///
/// Unknown keys stand behind the others. Where the text begins without a modeline, or its file was moved away
/// from where that leads, it gets this one.
///
/// # Errors
/// What keeps the text from being formatted. Then it stays as it is.
pub fn format(text: &str, record: &'static Record, modeline: Option<&str>) -> Result<String, FormatError> {
    let before = yaml::parse(text).map_err(FormatError::Unreadable)?;
    if let Some(at) = text.find('\r') {
        return Err(FormatError::Odd(at..at + 1));
    }
    let ended = space::end(text);
    let Some(node) = Node::read(&ended) else { return Ok(text.to_owned()) };
    proof::agree(&node, &before)?;
    let ordered = order(&ended, &node, record)?;
    let out = space::tidy(&ordered).ok_or(FormatError::Lost("whether it is valid YAML"))?;
    proof::prove(text, &before, &out, record)?;
    Ok(match modeline {
        Some(modeline) => schema::lead(&out, modeline),
        None => out,
    })
}

fn order(text: &str, node: &Node, record: &'static Record) -> Result<String, FormatError> {
    let sheet = CommentedLines { text };
    let head = if matches!(node.style, NodeStyle::Map { flow: false, .. }) { sheet.head(node.bytes.start) } else { 0 };
    Ok(text[..head].to_owned() + &sheet.value(node, Holds::Keys(record), head..text.len())?)
}
