//! File names that are safe on every system.

use crate::value::cut;

/// The largest length of a name, in bytes: that of most file systems.
const LONGEST_NAME: usize = 255;

/// The largest length of an extension that a cut keeps, in bytes, with its dot.
const LONGEST_EXTENSION: usize = 64;

/// Returns the last part of a path as a name that is safe on every system; `None` if none is left.
pub(super) fn safe_name(path: &str) -> Option<String> {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|c| !is_invisible(*c)).map(permitted).collect();
    let name = trim_end(visible.trim_start());
    if name.is_empty() {
        return None;
    }
    let mark = if is_device(name) { "_" } else { "" };
    Some(cut_name(format!("{mark}{name}")))
}

/// Replaces a character that Windows refuses.
fn permitted(c: char) -> char {
    if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c }
}

/// Whether a character has no width, or changes the direction or the lines of a text.
///
/// The joiners of words and emoji (U+200C and U+200D) are parts of names.
fn is_invisible(c: char) -> bool {
    let is_mark = matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}');
    let is_format = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}');
    c.is_control() || is_mark || is_format
}

/// Removes dots and spaces at the end, which Windows ignores.
fn trim_end(name: &str) -> &str {
    name.trim_end_matches(|c: char| c == '.' || c.is_whitespace())
}

/// Whether Windows takes a name for a device; the extension does not matter.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().find_map(|device| stem.strip_prefix(device));
    let is_numbered = numbered.is_some_and(|number| {
        let mut digits = number.chars();
        let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
        digits.next().is_some_and(is_digit) && digits.next().is_none()
    });
    is_numbered || matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" | "clock$")
}

/// Cuts a long name before its extension, at a character.
fn cut_name(name: String) -> String {
    if name.len() <= LONGEST_NAME {
        return name;
    }
    let dot = name.rfind('.').filter(|dot| *dot > 0 && name.len() - dot <= LONGEST_EXTENSION);
    let (stem, extension) = name.split_at(dot.unwrap_or(name.len()));
    let stem = cut(stem.to_owned(), LONGEST_NAME - extension.len());
    trim_end(&format!("{stem}{extension}")).to_owned()
}

#[cfg(test)]
#[path = "safe_name_test.rs"]
mod tests;
