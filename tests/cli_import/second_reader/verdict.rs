//! The verdict about a part of a page: the draft has it, names it, or is silent about it.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::cells::{decoded, literals, without_links};
use super::draft::Known;
use super::parts::{Content, Part};

/// The way in which a draft treats a part of its page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli_import) enum Verdict {
    /// The draft has the facts of the part.
    Has,
    /// An open point of this kind names the part.
    Named(String),
    /// The draft leaves the part out without a word. The text is the kind of the part.
    Silent(&'static str),
}

/// Headings with the sections of a spec that the tables below them become.
const HEADINGS: [(&str, &str); 10] = [
    ("事件体", "event"),
    ("Event body", "event"),
    ("路径参数", "path"),
    ("查询参数", "query"),
    ("请求体", "body"),
    ("响应体", "response"),
    ("Path parameters", "path"),
    ("Query parameters", "query"),
    ("Request body", "body"),
    ("Response body", "response"),
];

/// Members of an envelope; specs have them in `vendor.yaml`.
const ENVELOPE: [&str; 12] = [
    "code",
    "msg",
    "message",
    "data",
    "error",
    "statusCode",
    "returnObj",
    "errorCode",
    "description",
    "Authorization",
    "Content-Type",
    "errorMessage",
];

/// Labels of rows about the whole call, whose values may be words alone.
const BASICS: [&str; 7] =
    ["HTTP", "接口频率限制", "支持的应用类型", "权限要求", "字段权限要求", "数据权限要求", "推送方式"];

/// The heading above sample receivers of an event, which state no fact of it.
const SAMPLES: &str = "事件订阅示例代码";

/// Judges the parts of a page in their order.
pub(in crate::cli_import) fn judge(parts: &[Part], known: &Known) -> Vec<Verdict> {
    let addresses = row_addresses(parts);
    let judge = |(part, address): (&Part, Option<Vec<String>>)| {
        let has = match address {
            Some(address) => has_address(&address, known),
            None => has(part, known),
        };
        if has { Verdict::Has } else { otherwise(part, known) }
    };
    parts.iter().zip(addresses).map(judge).collect()
}

/// Returns the addresses of rows with drawn levels, such as `body.user.name`. Addresses of the
/// response begin below `data`.
pub(in crate::cli_import) fn addresses(parts: &[Part]) -> BTreeSet<String> {
    let below_data = |address: Vec<String>| match address.as_slice() {
        [section, data, rest @ ..] if section == "response" && data == "data" && !rest.is_empty() => {
            Some(format!("response.{}", rest.join(".")))
        }
        [section, ..] if section == "response" => None,
        address => Some(address.join(".")),
    };
    row_addresses(parts).into_iter().flatten().filter_map(below_data).collect()
}

/// Returns the address of each row with a drawn level in a section of fields, unless its level
/// jumps.
fn row_addresses(parts: &[Part]) -> Vec<Option<Vec<String>>> {
    let mut above: Vec<String> = Vec::new();
    let address = |part: &Part| {
        let Content::Row { depth: Some(depth), .. } = part.content else { return None };
        let section = section(part)?;
        if above.first().is_none_or(|known| known != section) {
            above = vec![section.to_owned()];
        }
        above.truncate(depth + 1);
        let jumps = above.len() <= depth;
        above.push(part.name());
        (!jumps).then(|| above.clone())
    };
    parts.iter().map(address).collect()
}

/// Returns the section of a spec that the table of a row becomes.
fn section(part: &Part) -> Option<&'static str> {
    HEADINGS.iter().find(|(title, _)| *title == part.section).map(|(_, section)| *section)
}

fn otherwise(part: &Part, known: &Known) -> Verdict {
    let name = part.name();
    match known.names_lines(part.first, part.last) {
        Some(kind) if kind != "unread-prose" => return Verdict::Named(kind.to_owned()),
        Some(_) => return Verdict::Silent("called prose"),
        None => {}
    }
    if let Some(kind) = known.names(&name).filter(|_| !name.is_empty()) {
        return Verdict::Named(kind.to_owned());
    }
    match &part.content {
        Content::Row { .. } if part.section.contains("错误码") && known.has_kind("sub-codes") => {
            Verdict::Named("sub-codes".to_owned())
        }
        Content::Row { .. } if name.is_empty() && known.has_kind("row-without-name") => {
            Verdict::Named("row-without-name".to_owned())
        }
        Content::Row { .. } => Verdict::Silent("row"),
        Content::Code(_) => {
            match ["unread-example", "readings-disagree", "erratum"].iter().find(|kind| known.has_kind(kind)) {
                Some(kind) => Verdict::Named((*kind).to_owned()),
                None => Verdict::Silent("code"),
            }
        }
        Content::Bullet(_) if known.has_notes => Verdict::Named("note".to_owned()),
        Content::Bullet(_) => Verdict::Silent("bullet"),
    }
}

fn has(part: &Part, known: &Known) -> bool {
    match &part.content {
        Content::Code(_) | Content::Bullet(_) if part.section.starts_with(SAMPLES) => true,
        Content::Row { cells, .. } => has_row(&part.name(), cells, section(part), known),
        Content::Code(code) => code.trim().is_empty() || has_code(&decoded(code), known),
        Content::Bullet(text) => {
            let stated = stated(text);
            !stated.is_empty() && known.has_all(stated.iter().map(String::as_str))
        }
    }
}

/// Returns the literals of a bullet that state a fact: those in backticks, and numbers.
fn stated(text: &str) -> Vec<String> {
    let text = without_links(text.trim_start_matches(|c: char| c.is_ascii_digit()));
    let quoted = text.split('`').skip(1).step_by(2).flat_map(literals);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    quoted.chain(numbers).map(ToOwned::to_owned).collect()
}

/// Whether a draft has the names and texts of code.
fn has_code(code: &str, known: &Known) -> bool {
    if let Ok(json) = serde_json::from_str(code) {
        return has_json(&json, known);
    }
    let texts = code.split('"').skip(1).step_by(2).filter(|text| !text.starts_with("Authorization: "));
    known.has_all(texts.map(without_host).flat_map(literals))
}

/// Returns an address without its host, which `vendor.yaml` has.
fn without_host(text: &str) -> &str {
    match text.split_once("://") {
        Some((_, address)) => address.split_once('/').map_or("", |(_, path)| path),
        None => text,
    }
}

fn has_json(json: &Json, known: &Known) -> bool {
    match json {
        Json::Object(members) => {
            members.iter().all(|(name, json)| known.has_all(literals(name)) && has_json(json, known))
        }
        Json::Array(items) => items.iter().all(|item| has_json(item, known)),
        Json::String(text) => known.has_all(literals(text)),
        Json::Number(number) => {
            // Literals have no sign.
            let number = number.to_string();
            let number = number.trim_start_matches('-');
            known.has_all([number]) || known.has_all([number.trim_end_matches(".0")])
        }
        Json::Bool(_) | Json::Null => true,
    }
}

/// Whether a draft has the field of an address. Specs leave out the members of an envelope.
fn has_address(address: &[String], known: &Known) -> bool {
    let [section, first, rest @ ..] = address else { return true };
    if section == "event" {
        let is_body = first == "event";
        let of_body = || known.addresses.contains(&format!("body.{}", rest.join(".")));
        // The frame is the vendor's, and its members are those of the example.
        return rest.is_empty()
            || if is_body { of_body() } else { known.has_all(address[1..].iter().map(String::as_str)) };
    }
    let is_enveloped = section == "response" && ENVELOPE.contains(&first.as_str());
    if is_enveloped && (rest.is_empty() || !known.is_beside) {
        return rest.is_empty() || known.addresses.contains(&format!("response.{}", rest.join(".")));
    }
    known.addresses.contains(&address.join("."))
}

fn has_row(name: &str, cells: &[String], section: Option<&str>, known: &Known) -> bool {
    // The only cell of a line continues the row above.
    let is_rest = cells.len() < 2 || cells.iter().all(|cell| !cell.chars().any(char::is_alphanumeric));
    if is_rest || ENVELOPE.contains(&name) {
        return true;
    }
    // Braces mark a member with any name.
    let name = name.rsplit_once("}.").map_or(name, |(_, inner)| inner);
    if name.starts_with('{') && name.ends_with('}') {
        return known.has_all(["map"]);
    }
    let is_identifier =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte));
    match section.filter(|_| is_identifier) {
        Some("event") => known.has_field("body", name) || known.has_all([name]),
        Some(section) => known.has_field(section, &name.replace("[]", "")),
        None if is_identifier => known.has_all(name.split(['.', '[', ']']).filter(|step| !step.is_empty())),
        None => {
            let rest = without_links(&cells[1.min(cells.len())..].join(" "));
            if BASICS.iter().any(|label| name.starts_with(label)) {
                return known.has_all(basics(&rest));
            }
            let rest: Vec<&str> = literals(&rest);
            !rest.is_empty() && known.has_all(rest)
        }
    }
}

/// Returns the literals of the value of a row about the call: scopes, paths and numbers.
fn basics(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_ascii() || c.is_whitespace() || matches!(c, '`' | ',' | '?' | ';'));
    let is_fact = |word: &&str| {
        let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        is_number || word.starts_with('/') || word.trim_matches(':').contains(':')
    };
    words.filter(is_fact).flat_map(literals).collect()
}
