//! Front matter: keys between two lines of dashes, above a page.

/// A text with front matter.
#[derive(Clone, Copy)]
pub(super) struct Front<'a> {
    head: &'a str,
    /// The text below the front matter.
    pub(super) body: &'a str,
    /// The number of lines above the body.
    pub(super) above: usize,
}

impl<'a> Front<'a> {
    /// Returns the front matter of a text if it contains this key.
    pub(super) fn with(key: &str, text: &'a str) -> Option<Self> {
        let (head, body) = text.trim_start().strip_prefix("---\n")?.split_once("\n---")?;
        let above = text[..text.len() - body.len()].matches('\n').count();
        head.contains(key).then_some(Self { head, body, above })
    }

    /// Returns the value of a key, or `None` if it is missing or empty.
    pub(super) fn get(&self, key: &str) -> Option<String> {
        let value = self.head.lines().find_map(|line| line.trim().strip_prefix(key)?.strip_prefix(':'))?;
        let value = value.trim().trim_matches('"');
        (!value.is_empty()).then(|| value.to_owned())
    }
}

/// Returns a page without the comment above it that the tool for saving pages adds.
pub(super) fn without_comment(text: &str) -> &str {
    let comment = text.trim_start().strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
    comment.map_or(text, |(_, rest)| rest)
}
