//! Words of single cells and lines: answers, kinds of apps, regions, rates.

use super::translated::is_of_site;

const YES: [&str; 8] = ["是", "必填", "必选", "必须", "yes", "true", "required", "oui"];
const NO: [&str; 10] = ["", "-", "否", "可选", "选填", "非必填", "no", "false", "optional", "non"];
/// The same answers in other languages.
const TRANSLATED: [(&str, bool); 20] = [
    ("必須", true),
    ("はい", true),
    ("ใช่", true),
    ("จำเป็น", true),
    ("sí", true),
    ("obligatorio", true),
    ("obligatoire", true),
    ("ja", true),
    ("任意", false),
    ("いいえ", false),
    ("選填", false),
    ("非必須", false),
    ("ไม่", false),
    ("ไม่ใช่", false),
    ("ไม่จำเป็น", false),
    ("ไม่บังคับ", false),
    ("facultatif", false),
    ("opcional", false),
    ("nein", false),
    ("optionnel", false),
];
/// Texts of a cell that is empty.
const NOTHING: [&str; 9] = ["", "-", "无", "无。", "無", "無。", "なし", "ไม่มี", "见下级对象"];

/// The text before a list of regions.
const REGIONS: &str = "支持的线上资源池";

/// The kinds of apps by their names on the pages.
const APPS: [(&str, &str); 6] = [
    ("自建应用", "custom"),
    ("商店应用", "isv"),
    ("Custom App", "custom"),
    ("Store App", "isv"),
    ("Custom apps", "custom"),
    ("Store apps", "isv"),
];

/// Returns the kinds of apps in a text that names nothing else.
pub fn apps(text: &str) -> impl Iterator<Item = &'static str> {
    let rest = APPS.iter().fold(text.to_owned(), |rest, (label, _)| rest.replace(label, ""));
    let alone = rest.chars().all(|c| "、, \n".contains(c));
    APPS.iter().filter(move |_| alone).filter(|(label, _)| text.contains(label)).map(|(_, kind)| *kind)
}

/// Returns whether a cell says yes or no, or `None` for any other text.
#[must_use]
pub fn answer(text: &str) -> Option<bool> {
    let small = text.trim().to_lowercase();
    if YES.contains(&small.as_str()) {
        return Some(true);
    }
    let translated = || TRANSLATED.iter().find(|(word, _)| *word == small).map(|(_, answer)| *answer);
    if NO.contains(&small.as_str()) { Some(false) } else { translated() }
}

/// Whether a cell or a section is empty.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    NOTHING.contains(&text.trim())
}

/// Returns the regions that a line lists.
pub fn regions(line: &str) -> impl Iterator<Item = &str> {
    let list = line.trim().strip_prefix(REGIONS).map(|list| list.trim_start_matches([' ', ':', '：']));
    let regions = list.into_iter().flat_map(|list| list.trim_end_matches(['。', '.']).split('、'));
    regions.map(str::trim).filter(|region| !region.is_empty())
}

/// Beginnings of lines without facts of their own.
///
/// They link to pages that all operations share, or repeat the day of the head.
const IDLE: [&str; 10] = [
    "[了解更多",
    "更多错误码信息",
    "For more error codes",
    "最后更新于",
    "Last updated on",
    "_Last updated at",
    "此代码块在浮窗",
    "Ce bloc de code",
    "最新更新",
    "logo",
];

/// Whether a line outside of the tables contains no fact.
#[must_use]
pub fn is_idle(line: &str) -> bool {
    let is_rule = line.len() > 2 && line.bytes().all(|byte| byte == b'-');
    // A link to the explorer, which the layout has already read, has its own line on some pages.
    is_rule
        || is_of_site(line)
        || is_links(line)
        || IDLE.iter().any(|start| line.starts_with(start))
        || (line.starts_with('{') && line.contains("}(url="))
}

/// Whether an item of a list has links alone.
fn is_links(line: &str) -> bool {
    let Some(item) = line.trim_start().strip_prefix(['-', '*', '+', '•', '·']) else { return false };
    let mut rest = item;
    let mut has_link = false;
    while let Some((before, behind)) = rest.split_once('[') {
        let Some(end) = behind.find("](").and_then(|at| Some(at + behind[at..].find(')')? + 1)) else { return false };
        if before.chars().any(char::is_alphanumeric) {
            return false;
        }
        has_link = true;
        rest = &behind[end..];
    }
    has_link && !rest.chars().any(char::is_alphanumeric)
}

/// Whether a cell states the absence of a value.
#[must_use]
pub fn is_none(text: &str) -> bool {
    ["", "-", "\\-", "无", "无。", "無", "無。", "なし", "ไม่มี", "None", "None."].contains(&text.trim())
}

/// Words for the bytes of a file.
const FILES: [&str; 5] = ["二进制流", "文件流", "binary stream", "binary file", "octet-stream"];

/// Whether a text says that a response is a file.
pub fn tells_of_file(text: &str) -> bool {
    FILES.iter().any(|word| text.to_lowercase().contains(word))
}

/// Units of time in rate limits.
const MINUTE: [&str; 5] = ["次/分钟", "次/分", " req/min", "/min", "per minute"];
const SECOND: [&str; 4] = ["次/秒", " req/s", "/s", "per second"];

/// Returns the calls per minute and the calls per second.
#[must_use]
pub fn rates(text: &str) -> [Option<i64>; 2] {
    let rate = |before: &str| {
        let before = before.trim_end();
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
        before[digits.len()..].parse().ok().filter(|rate| *rate > 0)
    };
    // An address in the text may also contain a unit.
    [&MINUTE[..], &SECOND[..]].map(|units| units.iter().find_map(|unit| rate(text.split_once(unit)?.0)))
}

/// Returns the words of cells by which damaged pages are repaired.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let words: [&'static [&'static str]; 5] = [&YES, &NO, &MINUTE, &SECOND, &IDLE];
    words.into_iter().flatten().copied().chain(APPS.iter().map(|(word, _)| *word))
}

#[cfg(test)]
mod tests {
    use super::is_links;

    #[test]
    fn an_item_of_links_states_nothing() {
        for (line, expected) in [
            ("- [Rooms](/doc/rooms)", true),
            ("* 【[Rooms](/doc/rooms)】、[Doors](/doc/doors)", true),
            ("- see [Rooms](/doc/rooms)", false),
            ("- [Rooms](/doc/rooms) are closed", false),
            ("- [Rooms", false),
            ("[Rooms](/doc/rooms)", false),
        ] {
            assert_eq!(is_links(line), expected, "{line}");
        }
    }
}
