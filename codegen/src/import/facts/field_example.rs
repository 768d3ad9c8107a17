//! The example of a field: its value, as far as the example fits the type.

use super::context::FieldSection;
use super::value;
use crate::yaml::Value;

/// The example of a field, as far as it fits the type.
#[derive(Debug, PartialEq)]
pub(super) enum StatedExample {
    /// JSON text in a string.
    JsonText(Value),
    Fits(Value),
    Misfit,
}

/// Classifies the example of a field of a type.
pub(super) fn classify(example: &str, ty: &str, may_be_json_text: bool, section: FieldSection) -> StatedExample {
    if let Some(Value::Text(text)) = value::read(example, "string").filter(|_| may_be_json_text && ty == "string")
        && let Some(json) = value::inside(&text)
    {
        return StatedExample::JsonText(json);
    }
    let found = value::read(example, ty)
        .map(|value| texts(value, ty))
        .or_else(|| explained(example, ty))
        .or_else(|| repaired(example, ty));
    found.or_else(|| items(example, ty, section)).map_or(StatedExample::Misfit, StatedExample::Fits)
}

/// Turns the numbers in a list of texts into texts.
fn texts(value: Value, ty: &str) -> Value {
    match value {
        Value::List(items) if ty == "string[]" => {
            let text =
                |item: Value| if let Value::Integer(number) = item { Value::Text(number.to_string()) } else { item };
            Value::List(items.into_iter().map(text).collect())
        }
        value => value,
    }
}

/// Reads a number or a truth value with words behind it, such as `true (the default is false)`.
fn explained(example: &str, ty: &str) -> Option<Value> {
    let first = example.split(['（', '(', '；', ';', '，', ',', ' ']).next()?;
    value::read(first, ty).filter(|_| ["boolean", "integer", "number"].contains(&ty) && first.len() < example.len())
}

/// Reads JSON with names without quotes, with single quotes, or without its last brackets.
fn repaired(example: &str, ty: &str) -> Option<Value> {
    let text = ["`{", "}`", "`[", "]`"]
        .iter()
        .fold(example.trim().to_owned(), |text, ticks| text.replace(ticks, &ticks.replace('`', "")));
    let text = text.trim_matches('`');
    let is_json = text.starts_with(['{', '[']) && !["string", "integer", "number", "boolean", "any"].contains(&ty);
    let text = if text.contains('"') { text.to_owned() } else { text.replace('\'', "\"") };
    if !is_json {
        return None;
    }
    let words = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).filter(|_| ty == "string[]");
    let is_word = |c: char| c.is_ascii_alphanumeric() || "_-, ".contains(c);
    match words.filter(|words| !words.trim().is_empty() && words.chars().all(is_word)) {
        Some(words) => Some(Value::List(words.split(',').map(|word| Value::from(word.trim())).collect())),
        None => value::read(&closed(&with_quotes(&text)), ty),
    }
}

/// Puts the names of members into quotes.
fn with_quotes(text: &str) -> String {
    let mut quoted = String::new();
    let mut rest = text;
    let mut in_text = false;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        quoted.push(c);
        in_text ^= c == '"' && !quoted.ends_with("\\\"");
        rest = behind;
        let name = behind.trim_start();
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
        if !in_text && "{,".contains(c) && end > 0 && name[end..].trim_start().starts_with(':') {
            quoted.extend(["\"", &name[..end], "\""]);
            rest = &name[end..];
        }
    }
    quoted
}

/// Adds the closing brackets that a text lacks.
fn closed(text: &str) -> String {
    let mut open = Vec::new();
    let mut in_text = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' if before != '\\' => in_text = !in_text,
            '{' if !in_text => open.push('}'),
            '[' if !in_text => open.push(']'),
            '}' | ']' if !in_text && open.last() == Some(&c) => {
                open.pop();
            }
            _ => {}
        }
        before = c;
    }
    text.chars().chain(open.into_iter().rev()).collect()
}

/// Returns the example of a list that is shown by its items: one of them, or several in a query.
fn items(example: &str, ty: &str, section: FieldSection) -> Option<Value> {
    let item = ty.strip_suffix("[]")?;
    let is_scalar = ["string", "integer", "number", "boolean"].contains(&item);
    if !is_scalar || example.trim_start().starts_with(['[', '{']) || example.contains('\n') {
        return None;
    }
    let items: Vec<&str> = match section {
        FieldSection::Query => example.trim().trim_matches('`').split(',').map(str::trim).collect(),
        // Words that only describe the value do not count.
        FieldSection::Body if example.is_ascii() && !example.contains([',', ' ']) => vec![example],
        _ => return None,
    };
    let is_word = |item: &&str| !item.is_empty() && !item.contains(['，', '、']);
    let values = items.iter().filter(|item| is_word(item)).map(|shown| value::read(shown, item));
    let values: Vec<Value> = values.collect::<Option<_>>()?;
    (values.len() == items.len()).then_some(Value::List(values))
}

#[cfg(test)]
mod tests {
    use super::{FieldSection, StatedExample, Value, classify};

    #[test]
    fn an_example_fits_its_type_or_is_json_text() {
        let number = |number: i64| Value::Integer(number.into());
        let json = |text: &str| Value::from_ordered_json(text).unwrap_or(Value::Null);
        let rows = [
            ("12", "integer", true, StatedExample::Fits(number(12))),
            ("twelve", "integer", true, StatedExample::Misfit),
            ("[1]", "string", false, StatedExample::Fits(Value::from("[1]"))),
            ("[1]", "string", true, StatedExample::JsonText(Value::List(vec![number(1)]))),
            ("[1]", "integer[]", true, StatedExample::Fits(Value::List(vec![number(1)]))),
            ("{", "string", true, StatedExample::Fits(Value::from("{"))),
            ("\"2022-10-10", "string", true, StatedExample::Fits(Value::from("2022-10-10"))),
            ("true(默认是false)", "boolean", true, StatedExample::Fits(Value::Bool(true))),
            ("10；默认为 20", "integer", true, StatedExample::Fits(number(10))),
            ("ten（10）", "integer", true, StatedExample::Misfit),
            ("[{id:\"a\", size : 2}]", "Room[]", true, StatedExample::Fits(json("[{\"id\":\"a\",\"size\":2}]"))),
            ("['a']", "string[]", true, StatedExample::Fits(json("[\"a\"]"))),
            ("[\"a\", \"b: {c:\"", "string[]", true, StatedExample::Fits(json("[\"a\", \"b: {c:\"]"))),
            ("[`{id:\"a\"}`]", "Room[]", true, StatedExample::Fits(json("[{\"id\":\"a\"}]"))),
            ("[a-1, b]", "string[]", true, StatedExample::Fits(json("[\"a-1\", \"b\"]"))),
            ("[1]", "string[]", true, StatedExample::Fits(json("[\"1\"]"))),
            ("[a]", "Room[]", true, StatedExample::Misfit),
            ("50", "integer[]", true, StatedExample::Fits(json("[50]"))),
            ("见下方", "string[]", true, StatedExample::Misfit),
        ];
        for (example, ty, may_be_json_text, expected) in rows {
            let found = classify(example, ty, may_be_json_text, FieldSection::Body);
            assert_eq!(found, expected, "`{example}` as {ty}");
        }
    }

    #[test]
    fn a_list_in_a_query_is_shown_by_its_items() {
        let list =
            |items: &[&str]| StatedExample::Fits(Value::List(items.iter().map(|item| Value::from(*item)).collect()));
        for (example, ty, expected) in [
            ("r1", "string[]", list(&["r1"])),
            ("`r1,r2`", "string[]", list(&["r1", "r2"])),
            ("r1，r2", "string[]", StatedExample::Misfit),
            ("r1", "integer[]", StatedExample::Misfit),
            ("r1", "Room[]", StatedExample::Misfit),
        ] {
            assert_eq!(classify(example, ty, false, FieldSection::Query), expected, "`{example}` as {ty}");
        }
    }
}
