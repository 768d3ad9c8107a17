//! Characters that a reader of a text does not see.

/// Whether a character changes the direction of the text around it. Rust refuses it in comments.
#[must_use]
pub const fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is not visible and does not belong into a text.
///
/// Such characters are control characters other than tab and line feed, marks of direction, and
/// line separators.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    is_bidirectional(c)
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}' | '\u{2029}')
        || (c.is_control() && !matches!(c, '\t' | '\n'))
}

/// Returns the first character of a text that is not visible.
///
/// A carriage return counts only without a line feed after it.
#[must_use]
pub fn first_hidden(text: &str) -> Option<char> {
    let is_line_end = |at: usize, c: char| c == '\r' && text[at + 1..].starts_with('\n');
    text.char_indices().find(|(at, c)| is_hidden(*c) && !is_line_end(*at, *c)).map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::first_hidden;

    #[test]
    fn line_ends_are_visible_and_bare_carriage_returns_are_not() {
        for text in ["", "a\tb\nc", "a\r\nb", "房间 é \u{200d} \u{a0}"] {
            assert_eq!(first_hidden(text), None, "{text:?}");
        }
        for c in ['\r', '\0', '\u{1f}', '\u{7f}', '\u{85}', '\u{61c}', '\u{200e}', '\u{202e}', '\u{2028}', '\u{2066}'] {
            assert_eq!(first_hidden(&format!("a\r\n{c}b\u{202a}")), Some(c), "{c:?}");
        }
    }
}
