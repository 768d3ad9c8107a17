//! Texts of a JSON body that are broken: replaced where they are, so that the rest can be read.

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
    let body = body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(body);
    let broken = BrokenText { text: String::with_capacity(body.len() + 64), marks: Vec::new() };
    let mut repair = Repair { broken, joins, is_inside: false, is_after_invalid: false };
    for chunk in body.utf8_chunks() {
        repair.copy(chunk.valid());
        if !chunk.invalid().is_empty() {
            repair.broken.replace("\u{FFFD}");
            repair.is_after_invalid = true;
        }
    }
    repair.broken
}

/// The repair of a body, up to a position.
struct Repair {
    broken: BrokenText,
    joins: bool,
    /// Whether the position is inside a string.
    is_inside: bool,
    /// Whether bytes before the position are not UTF-8.
    is_after_invalid: bool,
}

impl Repair {
    /// Copies a text that is UTF-8.
    fn copy(&mut self, mut text: &str) {
        while let Some(c) = text.chars().next() {
            let taken = self.copy_first(c, text);
            self.is_after_invalid = false;
            text = &text[taken..];
        }
    }

    /// Copies or replaces the start of a text, and returns its length in bytes.
    fn copy_first(&mut self, c: char, text: &str) -> usize {
        match (c, self.is_inside) {
            ('\\', true) => return self.copy_backslash(text),
            (c, true) if c < ' ' => self.broken.replace(&format!("\\u{:04x}", u32::from(c))),
            (c, _) => self.broken.text.push(c),
        }
        self.is_inside ^= c == '"';
        c.len_utf8()
    }

    /// Copies or replaces a backslash and its escape, and returns their length in bytes.
    fn copy_backslash(&mut self, text: &str) -> usize {
        match escape_length(text) {
            _ if self.joins && self.is_after_invalid => 1,
            0 => {
                self.broken.replace("\\\\");
                1
            }
            length => {
                self.broken.text.push_str(&text[..length]);
                length
            }
        }
    }
}

impl BrokenText {
    fn replace(&mut self, with: &str) {
        self.marks.push(self.text.len());
        self.text.push_str(with);
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

#[cfg(test)]
#[path = "broken_text_test.rs"]
mod tests;
