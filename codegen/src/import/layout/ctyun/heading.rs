//! The headings of CTyun's pages in text and in Markdown, with values that follow in the same line.

use crate::import::labels::{self, Label};
use crate::import::layout::markdown;

/// The labels whose value may follow in the same line without a mark.
const INLINE: [Label; 6] =
    [Label::Intro, Label::Constraints, Label::Approval, Label::Call, Label::MediaType, Label::Rate];

/// Signs behind a label.
const SIGNS: [char; 3] = ['：', ':', ' '];

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub(super) title: &'a str,
    /// The text behind the title in the same line.
    pub(super) value: &'a str,
    /// The level of a heading that is marked with `#`.
    pub(super) level: Option<usize>,
}

impl<'a> Heading<'a> {
    /// Returns the heading of a trimmed line: `URI`, `## Rooms`, `**URI**：…` or `URI：…`.
    pub(super) fn of(line: &'a str) -> Option<Self> {
        if let Some((level, title)) = markdown::marked(line) {
            let title = title.trim_matches(['*', ' ']);
            return Some(Self { title, value: "", level: Some(level) });
        }
        if let Some((title, rest)) = line.strip_prefix("**").and_then(|rest| rest.split_once("**")) {
            let is_whole =
                rest.trim().is_empty() || rest.trim_start().starts_with(['：', ':']) || title.ends_with('：');
            let heading = Self { title: title.trim_matches(SIGNS), value: rest.trim_matches(SIGNS), level: None };
            return Some(heading).filter(|heading| is_whole && !heading.title.is_empty());
        }
        if labels::section(line).is_some() {
            return Some(Self { title: line.trim_end_matches(SIGNS), value: "", level: None });
        }
        let (title, value) = line.split_once(['：', ':'])?;
        let is_inline = labels::section(title).is_some_and(|label| INLINE.contains(&label));
        is_inline.then(|| Self { title, value: value.trim(), level: None })
    }

    pub(super) fn label(&self) -> Option<Label> {
        labels::section(self.title)
    }
}

/// Splits `Rooms（listRooms）` into the title and the English name of the call.
///
/// Such a name has small and capital letters, or ends the path of the call.
pub(super) fn english_name<'a>(title: &'a str, path: &str) -> (&'a str, Option<&'a str>) {
    let inner = title.strip_suffix(['）', ')']).and_then(|title| title.rsplit_once(['（', '(']));
    let is_name = |name: &str| {
        let is_word = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        let is_last = path.rsplit('/').next() == Some(name);
        is_word && (is_last || name.bytes().any(|byte| byte.is_ascii_uppercase()))
    };
    match inner.filter(|(_, name)| is_name(name.trim())) {
        Some((title, name)) => (title.trim(), Some(name.trim())),
        None => (title, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Heading, english_name};

    #[test]
    fn headings_are_lines_with_or_without_marks() {
        for (line, expected) in [
            ("URI", Some(("URI", ""))),
            ("响应参数：", Some(("响应参数", ""))),
            ("## 订一束花（orderBouquet）", Some(("订一束花（orderBouquet）", ""))),
            ("### **URI**", Some(("URI", ""))),
            ("**URI**：`POST` `/rooms`", Some(("URI", "`POST` `/rooms`"))),
            ("**URI：** POST /rooms", Some(("URI", "POST /rooms"))),
            ("**表 room**", Some(("表 room", ""))),
            ("**注意** 房间", None),
            ("流控信息：1000", Some(("流控信息", "1000"))),
            ("响应：1000", None),
            ("房间：1000", None),
            ("#1", None),
        ] {
            let found = Heading::of(line).map(|heading| (heading.title, heading.value));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn the_english_name_is_apart_from_the_title() {
        for (title, path, expected) in [
            ("订一束花（orderBouquet）", "/orders", ("订一束花", Some("orderBouquet"))),
            ("订一束花 (orderBouquet)", "/orders", ("订一束花", Some("orderBouquet"))),
            ("订一束花（order）", "/orders/order", ("订一束花", Some("order"))),
            ("订一束花（beta）", "/orders/order", ("订一束花（beta）", None)),
            ("花店（VIP）", "/orders", ("花店（VIP）", None)),
            ("房间（一楼）列表", "/orders", ("房间（一楼）列表", None)),
        ] {
            assert_eq!(english_name(title, path), expected, "{title}");
        }
    }
}
