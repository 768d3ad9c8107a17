//! JSON with comments and misplaced commas, as people write examples by hand.

use super::value;
use crate::yaml::Value;

/// An example with its comments.
#[derive(Debug, PartialEq)]
pub(super) struct CommentedJson {
    pub(super) value: Value,
    /// The comments by the members that they are next to: the names that lead to the member.
    pub(super) comments: Vec<(Vec<String>, String)>,
    /// Whether the text as it is cannot be read as JSON.
    pub(super) is_repaired: bool,
}

/// Reads JSON, also with comments behind `//`, and with missing or additional commas.
pub(super) fn read(text: &str) -> Option<CommentedJson> {
    if let Some(value) = value::json(text) {
        return Some(CommentedJson { value, comments: Vec::new(), is_repaired: false });
    }
    let mut reader = Reader::default();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        rest = reader.take(rest, letter);
    }
    let value = value::json(&reader.plain)?;
    Some(CommentedJson { value, comments: reader.comments, is_repaired: true })
}

/// The state of a reading.
#[derive(Default)]
struct Reader {
    /// The text without comments, and with its commas in place.
    plain: String,
    /// The keys of the open objects; a list has none.
    above: Vec<Option<String>>,
    /// The key of the last member.
    key: Option<String>,
    comments: Vec<(Vec<String>, String)>,
}

impl Reader {
    /// Takes a token, and returns the text behind it.
    fn take<'a>(&mut self, rest: &'a str, letter: char) -> &'a str {
        if let Some(comment) = rest.strip_prefix("//") {
            let (comment, rest) = comment.split_once('\n').unwrap_or((comment, ""));
            self.comment(comment.trim());
            return rest;
        }
        let length = match letter {
            '"' => text_length(rest),
            ',' | ':' | '{' | '}' | '[' | ']' => letter.len_utf8(),
            letter if letter.is_whitespace() => return &rest[letter.len_utf8()..],
            _ => rest.find(|c: char| c.is_whitespace() || ",:{}[]\"/".contains(c)).unwrap_or(rest.len()).max(1),
        };
        let Some(token) = rest.get(..length) else { return "" };
        self.push(token, letter, rest[length..].trim_start().starts_with(':'));
        &rest[length..]
    }

    fn push(&mut self, token: &str, letter: char, is_key: bool) {
        match letter {
            '{' | '[' => {
                self.separate();
                self.above.push(self.key.take());
            }
            '}' | ']' => {
                self.plain.truncate(self.plain.trim_end_matches(',').len());
                self.key = self.above.pop().flatten();
            }
            ',' if self.plain.ends_with([',', '{', '[']) => return,
            ',' | ':' => {}
            _ => self.separate(),
        }
        if is_key {
            self.key = Some(token.trim_matches('"').to_owned());
        }
        self.plain.push_str(token);
    }

    /// Adds the comma that is missing between two values.
    fn separate(&mut self) {
        if !self.plain.is_empty() && !self.plain.ends_with([',', ':', '{', '[']) {
            self.plain.push(',');
        }
    }

    /// Keeps a comment of the member that precedes it.
    fn comment(&mut self, text: &str) {
        let key = self.key.clone().filter(|_| !self.plain.ends_with(['{', '[']));
        let names: Vec<String> = self.above.iter().flatten().cloned().chain(key).collect();
        if !names.is_empty() && !text.is_empty() {
            self.comments.push((names, text.to_owned()));
        }
    }
}

/// Returns the number of bytes of the string at the beginning of a text.
fn text_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text[1..].find(|letter| {
        let ends = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn comments_and_commas_are_repaired() {
        for (text, value, comments) in [
            (r#"{"a": 1}"#, Some(r#"{"a":1}"#), ""),
            ("{\"a\": 1, // one\n \"b\": [1, 2,],\n}", Some(r#"{"a":1,"b":[1,2]}"#), "a=one"),
            ("{\"a\": { // in\n \"b\": \"x//y\" // two\n}}", Some(r#"{"a":{"b":"x//y"}}"#), "a=in a.b=two"),
            ("{\"a\": 1// one,\n \"b\": 2}", Some(r#"{"a":1,"b":2}"#), "a=one,"),
            ("{\"a\": [ // list\n {\"b\": \"c\" }, ], \"d\": 1 }", Some(r#"{"a":[{"b":"c"}],"d":1}"#), "a=list"),
            ("{\"a\": 1,\n // next\n \"b\": 2,}", Some(r#"{"a":1,"b":2}"#), "a=next"),
            ("{\"a\": }", None, ""),
            ("words", None, ""),
        ] {
            let found = read(text);
            let comments_of = |found: &super::CommentedJson| {
                let comment = |(names, text): &(Vec<String>, String)| format!("{}={text}", names.join("."));
                found.comments.iter().map(comment).collect::<Vec<_>>().join(" ")
            };
            assert_eq!(found.as_ref().map(|found| found.value.to_json()).as_deref(), value, "{text}");
            assert_eq!(found.as_ref().map(comments_of).unwrap_or_default(), comments, "{text}");
        }
    }
}
