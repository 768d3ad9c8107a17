//! Excerpts of foreign text for messages.

/// Returns the first `most` characters of `text` on one line.
///
/// Control characters are removed, and so are those that change the direction of text.
pub(crate) fn excerpt(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty());
    let mut line = String::new();
    let mut left = most;
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars().filter(|c| !changes_direction(*c)) {
            if left == 0 {
                line.push('…');
                return line;
            }
            line.push(c);
            left -= 1;
        }
    }
    line
}

/// Returns all of `text` on one line, without the characters that [`excerpt`] removes.
pub(crate) fn one_line(text: &str) -> String {
    excerpt(text, usize::MAX)
}

/// Returns `text` without the characters from byte `most` on.
pub(crate) fn cut(mut text: String, most: usize) -> String {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.truncate(end.unwrap_or_default());
    text
}

/// Whether a character embeds, overrides or isolates a direction of text.
fn changes_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
