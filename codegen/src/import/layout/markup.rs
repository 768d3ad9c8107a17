//! Tags within text: enough HTML for cells that contain unescaped `List<Map<string, ANY>>`.

/// A tag: its name, its attributes, and the text before and after it.
pub(super) struct Tag<'a> {
    pub(super) before: &'a str,
    pub(super) name: &'a str,
    pub(super) attributes: &'a str,
    pub(super) after: &'a str,
}

/// HTML tags. The vendor's own tags all have the same prefix.
const HTML: [&str; 17] = [
    "a", "b", "br", "circle", "code", "div", "em", "font", "i", "li", "p", "path", "span", "strong", "svg", "tr", "ul",
];

impl<'a> Tag<'a> {
    /// Returns the next tag. A text that only resembles a tag stays text.
    pub(super) fn next(text: &'a str) -> Option<Self> {
        for (start, _) in text.match_indices('<') {
            let rest = &text[start + 1..];
            let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '/'));
            let name = &rest[..length.unwrap_or(rest.len())];
            let known = name.trim_matches('/');
            let Some(end) = rest.find('>').filter(|_| known.starts_with("md-") || HTML.contains(&known)) else {
                continue;
            };
            let attributes = rest.get(name.len()..end).unwrap_or_default();
            return Some(Self { before: &text[..start], name, attributes, after: &rest[end + 1..] });
        }
        None
    }

    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let start = self.attributes.find(&format!("{name}=\""))? + name.len() + 2;
        self.attributes[start..].split('"').next()
    }

    /// Returns the text up to the closing tag and the text after it.
    ///
    /// Without a closing tag it returns the whole rest.
    pub(super) fn inner(&self) -> (&'a str, &'a str) {
        let close = format!("</{}", self.name);
        let Some((inner, rest)) = self.after.split_once(close.as_str()) else { return (self.after, "") };
        (inner, rest.split_once('>').map_or("", |(_, rest)| rest))
    }
}

/// Replaces the few entities that pages contain.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, meant)| text.replace(entity, meant))
}
