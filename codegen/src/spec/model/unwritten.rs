//! The mark of a text that a person has to write.

/// Whether a text is missing, or only the mark `?`, as `import` and `new` write it.
#[must_use]
pub fn is_unwritten(text: &str) -> bool {
    matches!(text.trim(), "" | "?")
}
