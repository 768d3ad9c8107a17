//! Specs in the look that they are written in: keys in the order of their table, with the comments that belong to them.
//!
//! A value is never written anew. Pieces of the text change places, and what stands between values is tidied; the result
//! is held against the text before it is handed out.

mod block;
mod braces;
mod holds;
mod proof;
mod sheet;
mod space;

use std::ops::Range;

use crate::keys::Record;
use crate::schema;
use crate::yaml::{self, Form, Place, Refusal};

use self::holds::Holds;
use self::sheet::Sheet;

/// Why a text was left as it is.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be read.
    Unreadable(Vec<Refusal>),
    /// Its keys cannot change places, because of how they are written at these bytes.
    Odd(Range<usize>),
    /// The formatter would have changed this: a mistake of ours.
    Lost(&'static str),
}

/// Puts the keys of a file in order and tidies what stands between values. Its lines end with a line feed alone.
///
/// Unknown keys stand behind the others. Where the text begins without a modeline, or its file was moved away
/// from where that leads, it gets this one.
///
/// # Errors
/// What keeps the text from being formatted. Then it stays as it is.
pub fn format(text: &str, record: &'static Record, modeline: Option<&str>) -> Result<String, Refused> {
    let before = yaml::parse(text).map_err(Refused::Unreadable)?;
    if let Some(at) = text.find('\r') {
        return Err(Refused::Odd(at..at + 1));
    }
    let ended = space::end(text);
    let Some(place) = Place::read(&ended) else { return Ok(text.to_owned()) };
    proof::agree(&place, &before)?;
    let ordered = order(&ended, &place, record)?;
    let out = space::tidy(&ordered).ok_or(Refused::Lost("whether it is valid YAML"))?;
    proof::prove(text, &before, &out, record)?;
    Ok(match modeline {
        Some(modeline) => schema::lead(&out, modeline),
        None => out,
    })
}

fn order(text: &str, place: &Place, record: &'static Record) -> Result<String, Refused> {
    let sheet = Sheet { text };
    let head = if matches!(place.form, Form::Map { flow: false, .. }) { sheet.head(place.bytes.start) } else { 0 };
    Ok(text[..head].to_owned() + &sheet.value(place, Holds::Keys(record), head..text.len())?)
}
