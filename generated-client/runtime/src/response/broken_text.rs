//! Texts of a JSON body that are broken: replaced where they are, so that the rest can be read.

use crate::value::{Deviation, elements, members};
use serde_json::value::RawValue;

/// A body with replacements.
pub(super) struct BrokenText {
    pub text: String,
    /// The positions of the replacements, in ascending order.
    pub marks: Vec<usize>,
}

/// Replaces the parts of strings that JSON does not allow.
///
/// - Bytes that are not UTF-8 become U+FFFD. If `joins`, so does a backslash after such a byte,
///   because it may be the second byte of a character in GBK or Big5.
/// - Control characters become their escapes, so that the text keeps them.
/// - A backslash that begins no escape becomes an escaped backslash.
pub(super) fn repaired(body: &[u8], joins: bool) -> BrokenText {
    let mut broken = BrokenText { text: String::with_capacity(body.len() + 64), marks: Vec::new() };
    let mut is_inside = false;
    let mut after_invalid = false;
    let mut rest = body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(body);
    while !rest.is_empty() {
        let valid = valid_start(rest);
        if valid.is_empty() {
            let length = std::str::from_utf8(rest).err().and_then(|error| error.error_len()).unwrap_or(rest.len());
            rest = &rest[length..];
            broken.replace("\u{FFFD}");
            after_invalid = true;
            continue;
        }
        let mut taken = 0;
        while let Some(c) = valid[taken..].chars().next() {
            let escape = escape_length(&valid[taken..]);
            match (c, is_inside) {
                ('\\', true) if joins && after_invalid => {}
                ('\\', true) if escape == 0 => broken.replace("\\\\"),
                ('\\', true) => {
                    broken.text.push_str(&valid[taken..taken + escape]);
                    taken += escape - 1;
                }
                (c, true) if c < ' ' => broken.replace(&format!("\\u{:04x}", u32::from(c))),
                ('"', _) => {
                    is_inside = !is_inside;
                    broken.text.push(c);
                }
                (c, _) => broken.text.push(c),
            }
            taken += c.len_utf8();
            after_invalid = false;
        }
        rest = &rest[valid.len()..];
    }
    broken
}

/// Returns the start of a text that is UTF-8.
fn valid_start(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// Returns the number of bytes of the escape at the start of `text`; 0 if there is none.
fn escape_length(text: &str) -> usize {
    match text.as_bytes() {
        [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 2,
        [b'\\', b'u', digits @ ..] if digits.len() >= 4 && digits[..4].iter().all(u8::is_ascii_hexdigit) => 6,
        _ => 0,
    }
}

impl BrokenText {
    fn replace(&mut self, with: &str) {
        self.marks.push(self.text.len());
        self.text.push_str(with);
    }

    /// Returns the locations of the texts with replacements: `msg`, `data.name`.
    pub fn locations(&self) -> Vec<String> {
        let mut locations = Vec::new();
        if let Ok(raw) = serde_json::from_str(&self.text) {
            self.locate(raw, "", 0, &mut locations);
        }
        locations
    }

    /// Adds the locations in a value; the deepest levels have the location of their parent.
    fn locate(&self, raw: &RawValue, address: &str, depth: usize, locations: &mut Vec<String>) {
        const DEEPEST: usize = 128;
        if !self.has_mark(raw.get()) || locations.len() >= Deviation::MOST {
            return;
        }
        if let (Some(items), true) = (elements(raw), depth < DEEPEST) {
            for (index, item) in items.into_iter().enumerate() {
                self.locate(item, &format!("{address}[{index}]"), depth + 1, locations);
            }
        } else if let (Ok(members), true) = (members(raw.get()), depth < DEEPEST) {
            let mut end = self.position(raw.get());
            for (key, value) in members.iter() {
                let address = if address.is_empty() { key.to_owned() } else { format!("{address}.{key}") };
                let start = self.position(value.get());
                if self.has_mark_in(end, start) {
                    locations.push(address.clone());
                }
                self.locate(value, &address, depth + 1, locations);
                end = start + value.get().len();
            }
        } else {
            locations.push(address.to_owned());
        }
    }

    fn has_mark(&self, part: &str) -> bool {
        let start = self.position(part);
        self.has_mark_in(start, start + part.len())
    }

    fn has_mark_in(&self, start: usize, end: usize) -> bool {
        let next = self.marks.partition_point(|mark| *mark < start);
        self.marks.get(next).is_some_and(|mark| *mark < end)
    }

    /// Returns the position of a part of the text.
    fn position(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }
}

#[cfg(test)]
#[path = "broken_text_test.rs"]
mod tests;
