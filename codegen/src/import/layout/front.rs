//! The head of a page: front matter between two lines of dashes, or a comment.

use crate::import::page::Page;

/// A text with its head, if it has one.
#[derive(Clone, Copy)]
pub(super) struct Front<'a> {
    head: &'a str,
    /// The text below the head.
    pub(super) body: &'a str,
    /// The number of lines above the body.
    pub(super) above: usize,
}

impl<'a> Front<'a> {
    /// Returns the head of a text, or an empty one.
    pub(super) fn of(text: &'a str) -> Self {
        let trimmed = text.trim_start();
        let matter = trimmed.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---"));
        let comment = || trimmed.strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
        let (head, body) = matter.or_else(comment).unwrap_or(("", text));
        let above = text[..text.len() - body.len()].matches('\n').count();
        Self { head, body, above }
    }

    /// Returns the head of a text if it is front matter with this key.
    pub(super) fn with(key: &str, text: &'a str) -> Option<Self> {
        let front = Self::of(text);
        (text.trim_start().starts_with("---") && front.head.contains(key)).then_some(front)
    }

    /// Creates one of Feishu's pages with the title of the head.
    pub(super) fn page(&self) -> Page {
        Page { vendor: "feishu", title: self.get("title").unwrap_or_default(), ..Page::default() }
    }

    /// Returns the value of a key, or `None` if it is missing or empty.
    pub(super) fn get(&self, key: &str) -> Option<String> {
        let value = self.head.lines().find_map(|line| line.trim().strip_prefix(key)?.strip_prefix(':'))?;
        let value = value.trim();
        let bare = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
        let value = bare.unwrap_or(value);
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// Returns the items of a list below a key.
    pub(super) fn list(&self, key: &str) -> Vec<String> {
        let mut lines = self.head.lines().skip_while(|line| line.trim() != format!("{key}:")).skip(1);
        let item = |line: &'a str| Some(line.trim().strip_prefix("- ")?.trim().trim_matches(['"', '\'']).to_owned());
        std::iter::from_fn(|| item(lines.next()?)).collect()
    }
}

/// Returns a page without the comment above it that the tool for saving pages adds.
pub(super) fn without_comment(text: &str) -> &str {
    let comment = text.trim_start().strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
    comment.map_or(text, |(_, rest)| rest)
}
