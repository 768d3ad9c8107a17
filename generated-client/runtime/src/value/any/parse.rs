//! Reading of a value from JSON text, with the digits of its numbers.

use super::tree::Value;
use crate::value::decimal::Decimal;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The deepest nesting of a value that is read, in levels. `serde_json` has the same limit.
const MAX_DEPTH: usize = 127;

/// The error of a text that is not a [`Value`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseValueError(String);

impl fmt::Display for ParseValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(problem) = self;
        write!(f, "the text is not JSON: {problem}")
    }
}

impl std::error::Error for ParseValueError {}

/// Reads JSON text of at most 127 levels.
impl FromStr for Value {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|error| ParseValueError(error.to_string()))?;
        let problem = "it has an invalid escape, an exponent of more than 18 digits or more than 127 levels";
        any_json(raw).ok_or_else(|| ParseValueError(problem.to_owned()))
    }
}

/// Returns the value of JSON text.
///
/// `None` for an invalid escape, an exponent that is too long, and nesting that is too deep.
pub(crate) fn any_json(raw: &RawValue) -> Option<Value> {
    TextWalker { text: raw.get(), at: 0 }.value(MAX_DEPTH)
}

/// A position in valid JSON text.
struct TextWalker<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> TextWalker<'a> {
    /// Reads the value at this position, which contains at most `levels` levels.
    fn value(&mut self, levels: usize) -> Option<Value> {
        match self.peek()? {
            b'{' => self.object(levels.checked_sub(1)?),
            b'[' => self.array(levels.checked_sub(1)?),
            b'"' => self.string().map(Value::String),
            b't' => Some(self.word("true", Value::Bool(true))),
            b'f' => Some(self.word("false", Value::Bool(false))),
            b'n' => Some(self.word("null", Value::Null)),
            _ => Decimal::from_json(self.number()).map(Value::Number),
        }
    }

    fn object(&mut self, levels: usize) -> Option<Value> {
        let mut members = BTreeMap::new();
        self.at += 1;
        while self.goes_on(b'}')? {
            self.peek()?;
            let key = self.string()?;
            self.goes_on(b':')?;
            members.insert(key, self.value(levels)?);
        }
        Some(Value::Object(members))
    }

    fn array(&mut self, levels: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.at += 1;
        while self.goes_on(b']')? {
            items.push(self.value(levels)?);
        }
        Some(Value::Array(items))
    }

    /// Passes a separator, or the bracket that closes the value; returns whether more follows.
    fn goes_on(&mut self, closing: u8) -> Option<bool> {
        let byte = self.peek()?;
        self.at += usize::from(byte == closing || byte == b',');
        Some(byte != closing)
    }

    /// Skips whitespace and returns the next byte.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let skipped = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))?;
        self.at += skipped;
        rest.get(skipped).copied()
    }

    fn word(&mut self, word: &str, value: Value) -> Value {
        self.at += word.len();
        value
    }

    fn number(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let is_part = |byte: u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Reads the string that begins at this position; `None` if it is not valid Unicode.
    fn string(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let (mut end, mut has_escape) = (1, false);
        loop {
            end += rest.as_bytes().get(end..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            if rest.as_bytes()[end] == b'"' {
                break;
            }
            has_escape = true;
            end += 2;
        }
        self.at += end + 1;
        if has_escape { serde_json::from_str(&rest[..=end]).ok() } else { Some(rest[1..end].to_owned()) }
    }
}
