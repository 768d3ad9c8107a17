//! The cells of a row, in Markdown and in the vendor's tags, without markup.

/// Beginnings of the names of tags; other text between angle brackets is text, such as a type.
const TAGS: [&str; 22] = [
    "md-", "br", "span", "td", "th", "tr", "div", "p", "a", "b", "strong", "li", "ul", "ol", "i", "em", "code", "font",
    "sup", "img", "tbody", "table",
];

/// Characters of texts that are written as entities.
const ENTITIES: [(&str, &str); 9] = [
    ("&nbsp;", "\u{a0}"),
    ("&ensp;", "\u{2002}"),
    ("&emsp;", "\u{2003}"),
    ("&#124;", "|"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&amp;", "&"),
];

/// Attributes of tags that state facts: scopes, kinds of apps, values.
const FACTS: [&str; 3] = [" name=\"", " types=\"", " key=\""];

/// Returns a text without tags, with the facts of its tags, and with its characters in place of
/// entities.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        if let Some(end) = tag.find('>').filter(|end| is_tag(&tag[1..*end])) {
            let facts = FACTS.iter().filter_map(|fact| tag[..end].split_once(fact)?.1.split('"').next());
            facts.for_each(|fact| out.extend([" ", fact]));
            out.push(' ');
            rest = &tag[end + 1..];
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out.push_str(rest);
    decoded(&out)
}

/// Returns a text with its characters in place of entities.
pub(super) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

fn is_tag(inner: &str) -> bool {
    let inner = inner.trim_start_matches('/');
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    TAGS.iter().any(|tag| if tag.ends_with('-') { inner.starts_with(tag) } else { inner[..end] == **tag })
}

/// Returns the cells of a row of tags: the label and the cells after it. `None` for a head.
pub(super) fn tagged(row: &str) -> Option<Vec<String>> {
    const ENDS: [&str; 6] = ["</md-dt-td>", "</md-dt-th>", "</md-td>", "</md-th>", "</td>", "</th>"];
    let is_head = !["<md-dt-td", "<md-td", "<td"].iter().any(|cell| row.contains(cell));
    if is_head {
        return None;
    }
    let mut cells = Vec::new();
    let mut rest = row;
    while let Some((at, end)) = ENDS.iter().filter_map(|end| Some((rest.find(end)?, end))).min() {
        cells.push(plain(&rest[..at]).trim().to_owned());
        rest = &rest[at + end.len()..];
    }
    Some(cells)
}

/// Returns the cells of a row between bars.
pub(super) fn barred(row: &str) -> Vec<String> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(row);
    let cells = row.replace("\\|", "\u{1}");
    cells.split('|').map(|cell| plain(&cell.replace('\u{1}', "|")).trim_end().to_owned()).collect()
}

/// Whether a line is the rule below the head of a table.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Returns a name without the marks of nesting and of Markdown, and without words after it.
pub(super) fn name(cell: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '└' | '∟' | '├' | '─' | '*' | '`' | '»');
    let cell = cell.replace('\\', "");
    let name = cell.trim_matches(is_mark);
    let end = ["\n", "  ", "`", " 必选", " 可选"].iter().filter_map(|end| name.find(end)).min();
    name[..end.unwrap_or(name.len())].trim_matches(is_mark).to_owned()
}

/// Returns a text without the addresses of links and without hosts.
pub(super) fn without_links(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive("](") {
        let is_after_link = out.ends_with("](");
        let piece = if is_after_link { piece.split_once(')').map_or("", |(_, rest)| rest) } else { piece };
        out.push_str(piece);
    }
    let words = out.split("://").enumerate().map(|(at, piece)| match piece.find('/') {
        Some(slash) if at > 0 => &piece[slash..],
        _ => piece,
    });
    words.collect::<Vec<_>>().join(" ").replace("https ", " ").replace("http ", " ")
}

/// Returns the literals of a text: its words in ASCII and its numbers.
pub(super) fn literals(text: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '@');
    let words = text.split(|c: char| !is_part(c)).map(|word| word.trim_matches(['.', '-', '_']));
    words.filter(|word| word.bytes().any(|byte| byte.is_ascii_alphanumeric())).collect()
}

#[cfg(test)]
mod tests {
    use super::{barred, literals, name, plain, tagged};

    #[test]
    fn tags_are_no_text_and_types_are() {
        assert_eq!(plain("a <md-text type=\"x\">b</md-text>&lt;c&gt;").trim(), "a  b <c>");
        assert_eq!(plain("List<Map<string, ANY>>"), "List<Map<string, ANY>>");
    }

    #[test]
    fn cells_have_their_texts() {
        assert_eq!(barred("| a | b\\|c | |"), [" a", " b|c", ""]);
        assert_eq!(
            tagged("<md-tr>\n<md-th>URL</md-th>\n<md-td>x</md-td>"),
            Some(vec!["URL".to_owned(), "x".to_owned()])
        );
        assert_eq!(tagged("<md-tr><md-th>Name</md-th>"), None);
    }

    #[test]
    fn names_have_no_marks() {
        assert_eq!(name("&nbsp;└ `a\\_b`".replace("&nbsp;", "\u{a0}").as_str()), "a_b");
        assert_eq!(literals("如 `a_b`：1.5, x-y."), ["a_b", "1.5", "x-y"]);
    }
}
