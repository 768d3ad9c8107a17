//! The layout of specs: keys in the order of the table, each with its comments.
//!
//! The formatter moves pieces of text. A piece is a key with its value and its comments. No value
//! is written anew, and only the space between values is tidied. [`format()`] compares the result
//! with the original: if a value or a comment differs, it returns an error.

mod block;
mod braces;
mod commented_lines;
mod content;
mod error;
mod space;
mod verify;

pub use error::FormatError;

use self::commented_lines::CommentedLines;
use self::content::Content;
use crate::format::keys::Record;
use crate::format::schema;
use crate::yaml::{self, Node, NodeStyle};

/// Sorts the keys of a file and tidies the space between values.
///
/// - Unknown keys come last.
/// - `modeline` replaces a missing modeline, or one with another path to the same schema.
/// - Lines must end with a line feed alone.
///
/// # Errors
/// [`FormatError`], with the reason why the text cannot be formatted.
pub fn format(text: &str, record: &'static Record, modeline: Option<&str>) -> Result<String, FormatError> {
    let before = yaml::parse(text).map_err(FormatError::Unreadable)?;
    if let Some(at) = text.find('\r') {
        return Err(FormatError::Unsupported(at..at + 1));
    }
    let ended = space::end(text);
    let Some(node) = Node::read(&ended) else { return Ok(text.to_owned()) };
    verify::check_parsers(&node, &before)?;
    let ordered = order(&ended, &node, record)?;
    let ordered_node = if ordered == ended { Some(node) } else { Node::read(&ordered) };
    let out = ordered_node.and_then(|node| space::tidy(&ordered, &node));
    let out = out.ok_or(FormatError::Altered("whether it is valid YAML"))?;
    // A text that stays as it is has the same values and comments.
    if out != text {
        verify::check_output(text, &before, &out, record)?;
    }
    Ok(match modeline {
        Some(modeline) => schema::with_modeline(&out, modeline),
        None => out,
    })
}

fn order(text: &str, node: &Node, record: &'static Record) -> Result<String, FormatError> {
    let lines = CommentedLines { text };
    let head = if matches!(node.style, NodeStyle::Map { flow: false, .. }) { lines.head(node.bytes.start) } else { 0 };
    Ok(text[..head].to_owned() + &lines.value(node, Content::Keys(record), head..text.len())?)
}
