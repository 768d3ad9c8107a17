//! The structure of an example with invalid JSON: its objects, lists and members.

use crate::yaml::Value;

/// Levels of nesting that are read. The pages have at most ten.
const DEEPEST: usize = 64;

/// Reads the structure of an example.
///
/// Missing or additional commas, comments, escapes and brackets do not matter.
pub(super) fn read(text: &str) -> Option<Value> {
    if let Some(value) = Value::from_json(text) {
        return Some(value);
    }
    let mut open: Vec<Open> = Vec::new();
    let mut rest = text.trim_start();
    while let Some(letter) = rest.chars().next() {
        let (token, after) = token(rest, letter);
        rest = after.trim_start();
        let is_key = rest.starts_with(':') && matches!(token, Token::Value(Value::Text(_)));
        match token {
            Token::Open(list) if open.len() < DEEPEST => {
                // An object in the position of a member begins the next item of the list above.
                if open.last().is_some_and(|above| !above.is_list && above.key.is_none()) {
                    close(&mut open);
                }
                open.push(Open { is_list: list, ..Open::default() });
            }
            Token::Close(list) => {
                if let Some(whole) = close_up_to(list, &mut open) {
                    return Some(whole);
                }
            }
            Token::Value(Value::Text(key)) if is_key => {
                if let Some(above) = open.last_mut() {
                    above.key = Some(key);
                }
            }
            Token::Value(value) => push(&mut open, value),
            Token::Open(_) | Token::Nothing => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(Open::value)
}

enum Token {
    /// Whether this opens a list, not an object.
    Open(bool),
    Close(bool),
    Value(Value),
    Nothing,
}

/// An open list, or an open object with the key whose value comes next.
#[derive(Default)]
struct Open {
    is_list: bool,
    key: Option<String>,
    members: Vec<(String, Value)>,
    items: Vec<Value>,
}

impl Open {
    fn value(self) -> Value {
        if self.is_list { Value::List(self.items) } else { Value::Map(self.members) }
    }
}

fn push(open: &mut [Open], value: Value) {
    let Some(above) = open.last_mut() else { return };
    match above.key.take() {
        _ if above.is_list => above.items.push(value),
        Some(key) => above.members.push((key, value)),
        None => {}
    }
}

/// Closes the innermost list or object of this kind, and returns it if it is the outermost.
fn close_up_to(is_list: bool, open: &mut Vec<Open>) -> Option<Value> {
    while open.last().is_some_and(|above| above.is_list != is_list) && open.iter().any(|one| one.is_list == is_list) {
        close(open);
    }
    if let [last] = open.as_mut_slice()
        && last.is_list == is_list
    {
        return open.pop().map(Open::value);
    }
    close(open);
    None
}

/// Closes the innermost list or object, unless it is the outermost.
fn close(open: &mut Vec<Open>) {
    if open.len() > 1
        && let Some(last) = open.pop()
    {
        push(open, last.value());
    }
}

fn token(text: &str, first: char) -> (Token, &str) {
    let after = &text[first.len_utf8()..];
    match first {
        '{' => (Token::Open(false), after),
        '[' => (Token::Open(true), after),
        '}' => (Token::Close(false), after),
        ']' => (Token::Close(true), after),
        '"' => {
            let mut is_escaped = false;
            let end = after.find(|letter| {
                let ends = letter == '"' && !is_escaped;
                is_escaped = letter == '\\' && !is_escaped;
                ends
            });
            let end = end.unwrap_or(after.len());
            (Token::Value(Value::Text(after[..end].to_owned())), after.get(end + 1..).unwrap_or_default())
        }
        '/' if after.starts_with('/') => (Token::Nothing, after.split_once('\n').map_or("", |(_, rest)| rest)),
        letter if letter.is_alphanumeric() || letter == '-' => {
            let end = text.find(|c: char| !(c.is_alphanumeric() || "+-.".contains(c))).unwrap_or(text.len());
            let value = Value::from_json(&text[..end]).unwrap_or(Value::Null);
            (Token::Value(value), &text[end..])
        }
        _ => (Token::Nothing, after),
    }
}
