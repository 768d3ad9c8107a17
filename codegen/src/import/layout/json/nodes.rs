//! The nodes of a structure as rows of tables. Each node is a field with its name, type and rules.

use std::fmt::Write;

use crate::import::page::{Cell, Mark, Row, Table};
use crate::yaml::Value;

/// The headings of tables.
const HEAD: [&str; 4] = ["名称", "类型", "必填", "描述"];

/// Formats of a string that is a file.
const FILES: [&str; 2] = ["binary", "file"];

/// Returns the table of the parameters at a location.
pub(super) fn parameters(parameters: &[Value], location: &str) -> Option<Table> {
    let mut rows = Vec::new();
    for parameter in parameters.iter().filter(|parameter| text(parameter, "in") == location) {
        if let Some(node) = parameter.get("schema") {
            let is_required = parameter.get("required").or_else(|| node.get("required")) == Some(&Value::Bool(true));
            push(node, text(parameter, "name"), is_required, 0, &mut rows);
        }
    }
    table(rows)
}

/// Returns the table of the members of a body.
pub(super) fn members(content: &Value) -> Option<Table> {
    let mut rows = Vec::new();
    push_inner(content.get("schema")?, 0, &mut rows);
    table(rows)
}

fn table(rows: Vec<Row>) -> Option<Table> {
    (!rows.is_empty()).then(|| Table { head: HEAD.map(ToOwned::to_owned).into(), rows, ..Table::default() })
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_text).unwrap_or_default()
}

/// Adds the row of a node and those of its members.
fn push(node: &Value, name: &str, is_required: bool, depth: usize, rows: &mut Vec<Row>) {
    let cell = |text: &str| Cell { text: text.to_owned(), marks: Vec::new() };
    let required = if is_required { "是" } else { "否" };
    let cells = vec![cell(name), cell(&type_of(node)), cell(required), description(node)];
    rows.push(Row { depth, cells, ..Row::default() });
    push_inner(node, depth + 1, rows);
}

/// Adds the rows of the members of an object, or of the objects in a list.
fn push_inner(node: &Value, depth: usize, rows: &mut Vec<Row>) {
    if let Some(Value::List(properties)) = node.get("properties") {
        for property in properties {
            let is_required = property.get("required") == Some(&Value::Bool(true));
            push(property, text(property, "name"), is_required, depth, rows);
        }
    } else if let Some(items) = node.get("items") {
        push_inner(items, depth, rows);
    }
}

/// Returns the type in the words of pages.
fn type_of(node: &Value) -> String {
    match (text(node, "type"), node.get("items")) {
        ("array", Some(items)) => format!("{}[]", type_of(items)),
        ("object", _) if node.get("properties").is_some_and(Value::has_inner) => {
            Some(text(node, "objectName")).filter(|name| !name.is_empty()).unwrap_or("object").to_owned()
        }
        ("string", _) if FILES.contains(&text(node, "format")) => "file".to_owned(),
        (ty, _) => ty.to_owned(),
    }
}

/// Returns the description with a line for each rule.
fn description(node: &Value) -> Cell {
    let mut lines = text(node, "description").to_owned();
    let mut push = |label: &str, value: &str| write!(lines, "\n{label}：{value}").expect("a `String` accepts any text");
    if let Some(example) = scalar(node, "example") {
        push("**示例值**", &quoted(node, example));
    }
    if let Some(default) = scalar(node, "default") {
        push("**默认值**", &quoted(node, default));
    }
    for (both, min, max, keys) in [
        ("长度范围", "最小长度", "最大长度", ["minLength", "maxLength"]),
        ("取值范围", "最小值", "最大值", ["minimum", "maximum"]),
    ] {
        match keys.map(|key| scalar(node, key)) {
            [Some(least), Some(most)] => push(both, &format!("`{least}` ～ `{most}`")),
            [Some(least), None] => push(min, &format!("`{least}`")),
            [None, Some(most)] => push(max, &format!("`{most}`")),
            [None, None] => {}
        }
    }
    if let Some(pattern) = scalar(node, "pattern") {
        push("正则校验", &format!("`{pattern}`"));
    }
    Cell { text: lines, marks: values(node) }
}

/// Returns the allowed values.
fn values(node: &Value) -> Vec<Mark> {
    let Some(Value::List(options)) = node.get("options") else { return Vec::new() };
    let value = |option: &Value| {
        Some(Mark::Value { value: scalar(option, "value")?, meaning: text(option, "description").to_owned() })
    };
    options.iter().filter_map(value).collect()
}

/// Returns a text, or a number or another value as JSON. An empty text is none.
fn scalar(node: &Value, key: &str) -> Option<String> {
    match node.get(key)? {
        Value::Null => None,
        Value::Text(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        other => Some(other.to_json()),
    }
}

/// Returns a value on one line. A string is in quotes, because it may contain anything.
fn quoted(node: &Value, value: String) -> String {
    if text(node, "type") == "string" { Value::Text(value).to_json() } else { value.replace('\n', " ") }
}

#[cfg(test)]
mod tests {
    use super::{description, type_of};
    use crate::yaml::Value;

    #[test]
    fn a_node_is_a_row_in_the_words_of_pages() {
        for (node, ty, said) in [
            (r#"{"type": "string", "format": "int64", "example": "1"}"#, "string", "\n**示例值**：\"1\""),
            (r#"{"type": "integer", "default": "2", "minimum": 1}"#, "integer", "\n**默认值**：2\n最小值：`1`"),
            (r#"{"type": "array", "items": {"type": "string"}, "maxLength": "5"}"#, "string[]", "\n最大长度：`5`"),
            (r#"{"type": "array", "items": {"type": "array", "items": {"type": "number"}}}"#, "number[][]", ""),
            (r#"{"type": "object", "objectName": "box"}"#, "object", ""),
            (r#"{"type": "object", "objectName": "box", "properties": [{"name": "a"}]}"#, "box", ""),
            (r#"{"type": "string", "format": "binary", "description": "A."}"#, "file", "A."),
            (r#"{"type": "string", "minLength": 1, "maxLength": "9"}"#, "string", "\n长度范围：`1` ～ `9`"),
        ] {
            let node = Value::from_json(node).expect("JSON");
            assert_eq!((type_of(&node).as_str(), description(&node).text.as_str()), (ty, said), "{node:?}");
        }
    }
}
