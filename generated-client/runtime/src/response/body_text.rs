//! The text of a response body: its character set, and the repair of broken texts.
//!
//! A body that is valid JSON in UTF-8 is not copied.

use super::body_fields::{BodyFields, text_of};
use super::broken_text::{BrokenText, repaired};
use super::charset::{decoded, is_utf8, stated_charset};
use crate::transport::Undecoded;
use crate::value::{Redactor, cut};
use bytes::Bytes;
use http::HeaderMap;
use http::response::Parts;
use serde_json::value::RawValue;

/// The text of a body.
pub(super) struct BodyText {
    /// The text in UTF-8; other bytes if the body cannot be read.
    pub text: Bytes,
    /// The locations of texts whose broken parts were replaced.
    pub replaced: Vec<String>,
    /// The stated character set of a body that is not UTF-8, if it cannot be read.
    pub unknown_charset: Option<String>,
}

/// The largest number of characters that show the first bytes of a body.
const SHOWN: usize = 60;

/// The longest part of a body from which its first bytes are shown, in bytes.
const WINDOW: usize = 8 * 1024;

impl BodyText {
    /// Reads the text of a body by the character set that its headers state.
    pub fn of(headers: &HeaderMap, body: &Bytes) -> Self {
        let plain = || Self { text: body.clone(), replaced: Vec::new(), unknown_charset: None };
        let charset = stated_charset(headers);
        if let Some(text) = decoded(charset.as_deref(), body) {
            // A character that the set does not have was replaced, and is named like others.
            let marks: Vec<usize> = text.match_indices('\u{FFFD}').map(|(at, _)| at).collect();
            let broken = BrokenText { text, marks };
            let replaced = if broken.marks.is_empty() { Vec::new() } else { broken.locations() };
            return Self { text: broken.text.into(), replaced, ..plain() };
        }
        let is_utf8 = charset.as_deref().is_none_or(is_utf8);
        if is_utf8 || text_of(body).is_some() { plain() } else { Self { unknown_charset: charset, ..plain() } }
    }

    /// Returns the repaired text of a body whose fields could not be read.
    pub fn repair_of(&self, fields: &BodyFields<'_>) -> Option<Self> {
        let is_broken = fields.problem.is_some() && serde_json::from_slice::<&RawValue>(&self.text).is_err();
        if is_broken { self.repair() } else { None }
    }

    /// Returns the text with its broken parts replaced; `None` if that does not make it JSON.
    fn repair(&self) -> Option<Self> {
        let is_json = |broken: &BrokenText| serde_json::from_str::<&RawValue>(&broken.text).is_ok();
        let broken = [false, true].into_iter().map(|joins| repaired(&self.text, joins)).find(is_json)?;
        let mut replaced = broken.locations();
        replaced.extend(self.replaced.iter().cloned());
        Some(Self { text: broken.text.into(), replaced, unknown_charset: self.unknown_charset.clone() })
    }

    /// Describes a body whose character set is unknown.
    pub fn problem(&self, body: &[u8], redactor: &Redactor) -> Option<String> {
        let charset = self.unknown_charset.as_ref()?;
        let begin = first_bytes(body, redactor);
        Some(format!(
            "text in the character set `{}`, which the client does not read (it begins with `{begin}`)",
            redactor.text(charset)
        ))
    }
}

/// Shows the first bytes of a body in ASCII, without secrets.
pub(super) fn first_bytes(body: &[u8], redactor: &Redactor) -> String {
    let shown = body[..body.len().min(WINDOW)].escape_ascii().to_string();
    cut(redactor.text(&shown), SHOWN)
}

/// Describes the body of a response whose content coding could not be decoded.
pub(super) fn undecoded_body(head: &Parts, body: &[u8], redactor: &Redactor) -> Option<String> {
    head.extensions.get::<Undecoded>().map(|coded| coded_body(coded, body, redactor))
}

/// Describes a body in a content coding that could not be decoded.
pub(super) fn coded_body(coded: &Undecoded, body: &[u8], redactor: &Redactor) -> String {
    let (coding, problem) = (redactor.text(&coded.coding), coded.problem);
    format!("in the content coding `{coding}`, which {problem} (it begins with `{}`)", first_bytes(body, redactor))
}
