//! Labels of sections, columns, rows and rules in the languages of the pages, as data.

mod cells;
mod label;
mod translated;

pub use cells::{answer, apps, is_idle, is_none, is_nothing, rates, regions, tells_of_file};
pub use label::Label;
pub use translated::is_of_site;

use Label as L;

const SECTIONS: &[(Label, &[&str])] = &[
    (L::Request, &["请求", "Request", "Requête"]),
    (
        L::Headers,
        &[
            "请求头",
            "Request header",
            "Request headers",
            "请求头header参数",
            "请求 Header 参数",
            "扩展请求头",
            "En-têtes de la requête",
        ],
    ),
    (L::Path, &["路径参数", "Path parameters", "请求path参数", "请求 Path 参数"]),
    (
        L::Query,
        &["查询参数", "Query parameters", "Query参数", "请求query参数", "请求 Query 参数", "Paramètres de requête"],
    ),
    (L::Body, &["请求体", "Request body", "请求体body参数", "请求体 JSON Body 参数", "Corps de la requête"]),
    (L::Parameters, &["Request parameters", "请求参数"]),
    (
        L::RequestExample,
        &[
            "请求体示例",
            "请求示例",
            "请求体body示例",
            "Request body example",
            "Request example",
            "Example request",
            "Exemple de requête",
        ],
    ),
    (L::UrlExample, &["请求url示例"]),
    (L::HeaderExample, &["请求头header示例"]),
    (L::Enumerations, &["枚举参数"]),
    (L::ResponseGroup, &["响应", "Response", "Réponse"]),
    (
        L::Response,
        &[
            "响应体",
            "响应参数",
            "成功响应",
            "Response body",
            "Success response",
            "Success Response (Blocking)",
            "Successful response",
            "Réponse réussie",
        ],
    ),
    (L::Failure, &["失败响应", "Failure response", "Failed response", "Error response", "Réponse d'erreur"]),
    (
        L::ResponseExample,
        &[
            "响应体示例",
            "响应示例",
            "Response body example",
            "Response example",
            "Example response",
            "Example response body",
            "Exemple de réponse",
        ],
    ),
    (L::Errors, &["错误码", "Error code", "Error codes", "Codes d'erreur"]),
    (L::States, &["状态码", "Status codes"]),
    (L::Samples, &["调用示例"]),
    (L::ResponseHeaders, &["响应头", "响应头参数", "Response header", "Response headers"]),
    (L::Stream, &["Success Response (Streaming)", "Streaming response", "流式响应"]),
    (L::Event, &["事件", "Event"]),
    (L::EventBody, &["事件体", "事件结构体", "Event body"]),
    (
        L::EventExample,
        &["事件体示例", "事件示例", "回调示例", "Event body example", "Event example", "Callback example"],
    ),
    (L::EventSamples, &["事件订阅示例代码", "Event subscription sample code", "Sample code for event subscription"]),
    (L::EventType, &["事件类型", "Event type"]),
    (L::Intro, &["接口介绍", "接口功能介绍"]),
    (L::Access, &["调用验证", "Authentication", "Request authentication", "Authentification"]),
    (L::Constraints, &["接口约束"]),
    (L::Approval, &["接口是否审批"]),
    (L::Call, &["URI"]),
    (L::Url, &["调用地址", "Request URL", "Endpoint", "URL de la requête"]),
    (L::Method, &["请求方式", "Request method", "Méthode de requête"]),
    (L::MediaType, &["Content-Type"]),
    (L::Rate, &["流控信息"]),
];

const ROWS: &[(Label, &[&str])] = &[
    (L::Url, &["HTTP URL"]),
    (L::Method, &["HTTP Method"]),
    (L::Tokens, &["支持的访问令牌", "Token requirement"]),
    (L::Rate, &["接口频率限制", "Rate Limit", "Interface frequency limit"]),
    (L::Apps, &["支持的应用类型", "Supported app types"]),
    (L::Scopes, &["权限要求", "Required scopes"]),
    (L::FieldScopes, &["字段权限要求", "Required field scopes"]),
    (L::MediaType, &["HTTP Content-Type"]),
    (L::EventType, &["事件类型", "Event type"]),
    (L::Delivery, &["推送方式", "Push mode", "Push method"]),
];

const COLUMNS: &[(Label, &[&str])] = &[
    (
        L::Name,
        &[
            "名称",
            "参数",
            "参数名",
            "参数名称",
            "字段",
            "字段名",
            "字段名称",
            "Parameter",
            "Name",
            "Field",
            "Field name",
            "Champ",
            "key",
        ],
    ),
    (L::Type, &["类型", "参数类型", "数据类型", "字段类型", "Type", "Data type"]),
    (
        L::Required,
        &[
            "必填",
            "必填 / 选填",
            "必填/选填",
            "必须",
            "必选",
            "必需",
            "是否必填",
            "是否必须",
            "是否必选",
            "是否必需",
            "Required",
            "Obligatoire",
        ],
    ),
    (
        L::Description,
        &[
            "描述",
            "说明",
            "参数说明",
            "字段说明",
            "错误信息",
            "错误描述",
            "错误消息",
            "Description",
            "Message",
            "Error message",
        ],
    ),
    (L::Example, &["示例", "value"]),
    (L::Object, &["下级对象"]),
    (L::Status, &["HTTP状态码", "HTTP 状态码", "HTTP status code"]),
    (L::Code, &["错误码", "状态码", "Error code", "Status code", "Code"]),
    (L::Remedy, &["排查建议", "解决方案", "处理建议", "Troubleshooting suggestions"]),
];

const RULES: &[(Label, &[&str])] = &[
    (L::Example, &["示例值", "Example value", "Example"]),
    (L::Default, &["默认值", "Default value", "Default"]),
    (L::Fixed, &["固定值", "Fixed value"]),
    (L::Values, &["可选值有", "枚举值有", "可能值有", "Optional values are", "Optional values"]),
    (L::Rules, &["数据校验规则", "Data validation rules"]),
    (L::FieldScope, &["字段权限要求（满足任一）", "字段权限要求"]),
    (L::Form, &["值格式", "Value format"]),
    (L::Length, &["长度范围", "Length range"]),
    (L::MinLength, &["最小长度", "Minimum length"]),
    (L::MaxLength, &["最大长度", "Maximum length"]),
    (L::Range, &["取值范围", "Value range"]),
    (L::Min, &["最小值", "Minimum value"]),
    (L::Max, &["最大值", "Maximum value"]),
    (L::Pattern, &["正则校验", "Regular expression"]),
];

/// Returns every word of tables and headings that has a meaning.
///
/// It leaves out the translations, whose pages are never decoded wrongly.
pub fn words() -> impl Iterator<Item = &'static str> {
    let labels = [SECTIONS, ROWS, COLUMNS, RULES].into_iter().flatten().flat_map(|(_, words)| words.iter());
    labels.copied().chain(cells::words())
}

fn find(labels: &[(Label, &[&str])], text: &str) -> Option<Label> {
    let text = text.trim().trim_end_matches(['：', ':', ' ']);
    let is = |known: &&str| known.eq_ignore_ascii_case(text);
    labels.iter().find(|(_, known)| known.iter().any(is)).map(|(label, _)| *label)
}

/// Returns the label of a heading.
#[must_use]
pub fn section(text: &str) -> Option<Label> {
    find(SECTIONS, text).or_else(|| find(translated::SECTIONS, text))
}

/// The labels of a row with the URL and of a row with the method.
pub const CALL: [&str; 2] = ["HTTP URL", "HTTP Method"];

/// Words for codes that belong to another code.
const SUB_CODES: [&str; 4] = ["子错误码", "sub error code", "sub-error code", "sub-code"];

/// Whether words above a table say that its codes belong to another code.
#[must_use]
pub fn is_of_sub_codes(text: &str) -> bool {
    SUB_CODES.iter().any(|words| text.to_lowercase().contains(words))
}

/// Returns the label in the first cell of a row of basics.
#[must_use]
pub fn row(text: &str) -> Option<Label> {
    find(ROWS, text)
}

/// Returns the label of a row that more words follow.
#[must_use]
pub fn row_at_start(text: &str) -> Option<&'static str> {
    let words = ROWS.iter().flat_map(|(_, words)| words.iter().copied());
    let is_start = |word: &&str| {
        text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ') && !rest.trim_start().starts_with('|'))
    };
    words.filter(is_start).max_by_key(|word| word.len())
}

/// Returns the label of a column.
#[must_use]
pub fn column(text: &str) -> Option<Label> {
    find(COLUMNS, text).or_else(|| find(translated::COLUMNS, text))
}

/// Returns the label of a column in a table of errors.
///
/// A column of HTTP statuses is none of codes.
#[must_use]
pub fn error_column(text: &str) -> Option<Label> {
    column(text).filter(|_| !text.trim().eq_ignore_ascii_case("状态码"))
}

/// Returns the rule that a line states, and the text after its label.
#[must_use]
pub fn rule(line: &str) -> Option<(Label, &str)> {
    let line = line.trim().trim_start_matches("- ").trim_start_matches('*');
    let end = line.find(['：', ':', '*'])?;
    let label = find(RULES, &line[..end])?;
    Some((label, line[end..].trim_start_matches(['：', ':', '*', ' '])))
}
