//! The structure of a page as a page in neutral form, with the labels of Chinese pages.

use super::nodes;
use crate::import::layout::sections::Sections;
use crate::import::page::{Cell, Lines, Mark, Page, Part, Row, Table};
use crate::yaml::Value;

/// Locations of parameters, each with the heading of its section.
const LOCATIONS: [(&str, &str); 3] = [("header", "请求头"), ("path", "路径参数"), ("query", "查询参数")];

/// The headings of the table of errors.
const ERRORS: [&str; 4] = ["HTTP状态码", "错误码", "描述", "排查建议"];

/// The members of an error in the order of these headings.
const ERROR: [&str; 4] = ["statusCode", "errorCode", "description", "troubleShootingSuggestion"];

/// Returns the page that a structure describes, or `None` if it has no call.
pub(super) fn read(schema: &Value) -> Option<Page> {
    let api = schema.get("apiSchema")?;
    let (method, path) = (text(api, "httpMethod")?, text(api, "path")?);
    let mut sections = Sections::new();
    let mut push = |title: &str, table: Option<Table>| {
        if let Some(table) = table {
            sections.begin(title, Lines::default());
            sections.push_table(table);
        }
    };
    push("请求", Some(basics(api, &method.to_uppercase(), &format!("{}{path}", domain(schema)))));
    for (location, title) in LOCATIONS {
        push(title, nodes::parameters(list(api.get("parameters")), location));
    }
    let request = api.get("requestBody").and_then(|body| body.get("content")).and_then(first);
    let response = api.get("responses").and_then(|all| all.get("200")?.get("content")).and_then(first);
    push("请求体", request.and_then(nodes::members));
    push("响应体", response.and_then(nodes::members));
    push("错误码", errors(list(api.get("responses").and_then(|all| all.get("errorCodeMapping")))));
    for (title, content) in [("请求体示例", request), ("响应体示例", response)] {
        if let Some(example) = content.and_then(|content| content.get("example")).and_then(code) {
            sections.begin(title, Lines::default());
            sections.push(Lines::default(), Part::Code(example));
        }
    }
    Some(Page { vendor: "feishu", language: "zh", sections: sections.finish(), ..Page::default() })
}

/// Returns the host of the calls.
pub(super) fn domain(schema: &Value) -> &str {
    schema.get("apiSchema").and_then(|api| text(api, "domain")).unwrap_or("https://open.feishu.cn")
}

/// Returns the tips.
pub(super) fn tips(schema: &Value) -> Vec<String> {
    list(schema.get("tips")).iter().filter_map(|tip| text(tip, "tipInfo")).map(ToOwned::to_owned).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_text().filter(|text| !text.trim().is_empty())
}

fn list(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// Returns the content of the first media type.
fn first(content: &Value) -> Option<&Value> {
    match content {
        Value::Map(entries) => entries.first().map(|(_, content)| content),
        _ => None,
    }
}

/// Returns an example, which is JSON or a text that contains JSON.
fn code(example: &Value) -> Option<String> {
    match example {
        Value::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Null => None,
        other => Some(other.to_json()),
    }
}

fn cell(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), marks: Vec::new() }
}

/// Returns the table of basics.
fn basics(api: &Value, method: &str, url: &str) -> Table {
    let security = api.get("security");
    let marks = |key: &str, mark: fn(String) -> Mark| {
        let names = list(security.and_then(|security| security.get(key)));
        names.iter().filter_map(|name| Some(mark(name.as_text()?.to_owned()))).collect::<Vec<_>>()
    };
    let rate = security.and_then(|security| text(security.get("rateLimitInfo")?, "description"));
    let marked = [
        ("支持的访问令牌", marks("supportedAccessToken", Mark::Token)),
        ("支持的应用类型", marks("supportedAppTypes", Mark::App)),
        ("权限要求", marks("requiredScopes", Mark::Scope)),
        ("字段权限要求", marks("fieldRequiredScopes", Mark::Scope)),
    ];
    let mut rows = vec![("HTTP URL", cell(url)), ("HTTP Method", cell(method))];
    rows.extend(rate.map(|rate| ("接口频率限制", cell(rate))));
    let marked = marked.into_iter().filter(|(_, marks)| !marks.is_empty());
    rows.extend(marked.map(|(label, marks)| (label, Cell { text: String::new(), marks })));
    let row = |(label, second): (&str, Cell)| Row { cells: vec![cell(label), second], ..Row::default() };
    Table { rows: rows.into_iter().map(row).collect(), ..Table::default() }
}

/// Returns the table of errors.
fn errors(errors: &[Value]) -> Option<Table> {
    let member = |error: &Value, key: &str| match error.get(key) {
        Some(Value::Text(text)) => cell(text.clone()),
        Some(Value::Null) | None => cell(""),
        Some(other) => cell(other.to_json()),
    };
    let row = |error: &Value| Row { cells: ERROR.iter().map(|key| member(error, key)).collect(), ..Row::default() };
    let head = ERRORS.map(ToOwned::to_owned).into();
    (!errors.is_empty()).then(|| Table { head, rows: errors.iter().map(row).collect(), ..Table::default() })
}
