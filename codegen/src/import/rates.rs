//! Rates and concurrency in prose: for all calls, or for each value of a field.

/// Words for an object, with the fields that name it in the order in which they are preferred.
const OBJECTS: [(&[&str], &[&str]); 13] = [
    (&["数据表", "data table"], &["table_id"]),
    (&["群公告"], &["chat_id"]),
    (&["群组", "群聊", "群", "chat", "group"], &["chat_id", "receive_id"]),
    (&["用户", "user", "utilisateur"], &["receive_id", "user_mailbox_id", "user_id"]),
    (&["消息", "message"], &["message_id"]),
    (&["文档", "document"], &["document_id", "doc_token", "docToken"]),
    (&["文件夹", "目录", "folder", "dossier"], &["folder_token", "folderToken", "FolderToken"]),
    (&["多维表格"], &["app_token"]),
    (&["电子表格", "表格", "spreadsheet"], &["spreadsheet_token", "spreadsheetToken"]),
    (&["日历", "calendar", "calendrier"], &["calendar_id"]),
    (&["日程", "event", "événement"], &["event_id"]),
    (&["数据源", "data source"], &["source_code", "datasource_code", "source_id"]),
    (&["会话", "conversation"], &["conversation_id"]),
];

/// Words before an object that is one of several.
const EACH: [&str; 15] = [
    "同一个",
    "同一条",
    "同一篇",
    "同一",
    "单个",
    "单条",
    "单篇",
    "每个",
    "每条",
    "每篇",
    "底层对",
    "each ",
    "the same ",
    "a single ",
    "chaque ",
];

/// Objects of which a client has one: a rate for each is a rate of all its calls.
const CALLERS: [&str; 9] = ["应用", "租户", "企业", "接口", "api", "app", "tenant", "application", "key"];

/// Words of advice, and words for a condition.
const OTHERS: [&str; 12] =
    ["建议", "推荐", "尽量", "请尝试", "如果", "若", "可能", "recommend", " if ", "when ", "may ", "conseill"];

/// Words for calls that must not overlap.
const ALONE: [&str; 22] = [
    "不支持并发",
    "不允许并发",
    "不能并发",
    "不可并发",
    "请勿并发",
    "勿并发",
    "不要并发",
    "只能串行",
    "仅支持串行",
    "只允许串行",
    "需串行调用",
    "只能有一个请求",
    "does not support concurrent",
    "concurrent calls are not",
    "concurrent requests are not",
    "no concurrent",
    "one call at a time",
    "one request at a time",
    "must not be called concurrently",
    "cannot be called concurrently",
    "un seul appel à la fois",
    "appels simultanés ne sont pas",
];

/// Parts of these words, and of all units: a text without them states nothing about calls.
const SIGNS: [&str; 13] =
    ["并发", "串行", "一个请求", "每秒", "每分", "每天", "每日", "qp", "次", "call", "request", "appel", "concurrent"];

/// Words for calls that change something.
///
/// A version changes by calls that change something.
const WRITES: [&str; 5] = ["写接口", "写入", "编辑", "版本维度", "write"];

/// Units of time: words before or behind a number, and words behind a number alone.
const UNITS: [(Unit, &[&str], &[&str]); 3] = [
    (
        Unit::Second,
        &["每秒"],
        &[
            "qps",
            "次/秒",
            "次每秒",
            "calls per second",
            "requests per second",
            "calls/s",
            "requests/s",
            "appels par seconde",
        ],
    ),
    (
        Unit::Minute,
        &["每分钟", "每分"],
        &["qpm", "次/分钟", "次/分", "calls per minute", "requests per minute", "appels par minute"],
    ),
    (
        Unit::Day,
        &["每天", "每日"],
        &["次/天", "次/日", "calls per day", "requests per day", "calls a day", "requests a day", "appels par jour"],
    ),
];

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Day,
}

impl Unit {
    /// Returns the key of a rate limit with this unit.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Second => "per_second",
            Self::Minute => "per_minute",
            Self::Day => "per_day",
        }
    }
}

/// The calls that a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All calls.
    All,
    /// The calls for one value of the first of these fields that the call has.
    Each(&'static [&'static str]),
}

/// A statement about the calls of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Statement {
    /// A number of calls in a unit of time.
    Rate { scope: Scope, unit: Unit, calls: i64 },
    /// Calls that must not overlap.
    Alone {
        scope: Scope,
        /// Whether the statement is about calls that change something.
        is_of_writes: bool,
    },
}

/// Returns the statements of a text about the calls of an operation.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let text = text.replace("==", "").to_lowercase();
    if !contains(&text, &SIGNS) {
        return Vec::new();
    }
    let sentences = text.split(['。', '；', ';', '\n']).flat_map(|sentence| sentence.split(". "));
    let mut found = Vec::new();
    for sentence in sentences.filter(|sentence| !contains(sentence, &OTHERS)) {
        // An enumeration states one rate for each object.
        let parts: Vec<&str> =
            if sentence.matches(EACH[3]).count() > 1 { sentence.split('、').collect() } else { vec![sentence] };
        for part in parts {
            read_part(part, &mut found);
        }
    }
    found
}

fn read_part(part: &str, found: &mut Vec<Statement>) {
    let Some(scope) = scope(part) else { return };
    // A condition on a value of a field is a scope; any other one binds only some calls.
    if scope == Scope::All && part.contains("时，") {
        return;
    }
    if is_alone(part) {
        found.push(Statement::Alone { scope, is_of_writes: contains(part, &WRITES) });
    }
    for (unit, before, behind) in UNITS {
        if let Some(calls) = calls(part, before, behind).filter(|calls| *calls > 0) {
            found.push(Statement::Rate { scope, unit, calls });
        }
    }
}

/// Returns the calls that a sentence is about, or `None` if its object is unknown.
fn scope(part: &str) -> Option<Scope> {
    let Some(rest) = EACH.iter().find_map(|word| part.split_once(word)).map(|(_, rest)| rest.trim_start()) else {
        return Some(Scope::All);
    };
    if CALLERS.iter().any(|caller| rest.starts_with(caller)) {
        return Some(Scope::All);
    }
    let (_, fields) = OBJECTS.iter().find(|(words, _)| words.iter().any(|word| rest.starts_with(word)))?;
    Some(Scope::Each(fields))
}

/// Whether a sentence says that calls must not overlap.
fn is_alone(part: &str) -> bool {
    // Other words may be between the refusal and what it refuses: an object, a location.
    let is_split = part
        .split_once("不支持在")
        .is_some_and(|(_, rest)| rest.find("并发").is_some_and(|at| rest[..at].chars().count() <= 12));
    contains(part, &ALONE) || is_split
}

/// Returns the number of calls in a unit of time.
fn calls(part: &str, before: &[&str], behind: &[&str]) -> Option<i64> {
    let by_unit = behind.iter().find_map(|unit| {
        let (head, rest) = part.split_once(unit)?;
        let is_whole = unit.ends_with(|c: char| !c.is_ascii_alphabetic())
            || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        last_number(head).filter(|_| is_whole)
    });
    by_unit.or_else(|| {
        before.iter().find_map(|unit| {
            let (_, rest) = part.split_once(unit)?;
            let rest = rest.trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            let is_count = rest[end..].trim_start().starts_with('次');
            rest[..end].parse().ok().filter(|_| is_count)
        })
    })
}

/// Returns the number at the end of a text, which may have commas between its thousands.
fn last_number(text: &str) -> Option<i64> {
    let text = text.trim_end();
    let start = text
        .rfind(|c: char| !(c.is_ascii_digit() || c == ','))
        .map_or(0, |last| last + text[last..].chars().next().map_or(0, char::len_utf8));
    if text[..start].ends_with(['.', '-', '~']) {
        return None;
    }
    text[start..].trim_start_matches(',').replace(',', "").parse().ok()
}

fn contains(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{ALONE, SIGNS, Scope, Statement, UNITS, contains, statements};

    #[test]
    fn each_word_about_calls_has_a_sign() {
        let units = UNITS.iter().flat_map(|(_, before, behind)| before.iter().chain(*behind));
        for word in ALONE.iter().chain(units) {
            assert!(contains(word, &SIGNS), "`{word}`");
        }
    }

    /// Writes `5 a second for receive_id` or `alone`.
    fn write(statement: &Statement) -> String {
        let of = |scope: &Scope| match scope {
            Scope::All => String::new(),
            Scope::Each(fields) => format!(" for {}", fields[0]),
        };
        match statement {
            Statement::Rate { scope, unit, calls } => format!("{calls} a {unit:?}{}", of(scope)),
            Statement::Alone { scope, is_of_writes } => {
                format!("alone{}{}", of(scope), if *is_of_writes { " to write" } else { "" })
            }
        }
    }

    #[test]
    fn sentences_state_rates_and_concurrency() {
        for (text, expected) in [
            ("不支持并发，频率上限 5 QPS，10000 次/天。", "alone, 5 a Second, 10000 a Day"),
            ("该接口不支持并发调用，且调用频率上限为5QPS以及10,000次/天", "alone, 5 a Second, 10000 a Day"),
            ("单租户限流：10QPS，同租户下的应用没有限流", "10 a Second"),
            ("单篇文档并发编辑上限为每秒 3 次", "3 a Second for document_id"),
            (
                "向同一用户发送的限频为 ==5 QPS==、向同一群组发送的限频为 ==5 QPS==",
                "5 a Second for receive_id, 5 a Second for chat_id",
            ),
            ("对同一条消息的操作不能超过 5 QPS", "5 a Second for message_id"),
            ("接口基于单个用户加锁，只能串行调用", "alone for receive_id"),
            ("同一个数据表(table) 不支持并发调用写接口", "alone for table_id to write"),
            ("不支持在同一文件夹下并发创建", "alone for folder_token"),
            ("平台底层对数据表的修改按版本维度串行，不支持并发", "alone for table_id to write"),
            ("平台底层对资源的分配基于单文档", ""),
            ("调用频控为100次/分", "100 a Minute"),
            ("At most 3 calls per second for each document.", "3 a Second for document_id"),
            ("This API does not support concurrent calls.", "alone"),
            ("Au plus 20 appels par minute", "20 a Minute"),
            ("建议串行调用，不支持并发", ""),
            ("对同一个群组发送仅特定人可见的卡片时，频率上限是 40 QPS", "40 a Second for chat_id"),
            ("更新 `a` 时，限制调用频率为 1 QPS", ""),
            ("单个订单的频率上限为 5 QPS", ""),
            ("每天早上10点产出数据", ""),
            ("单个应用每天不能超过 50 万条", ""),
            ("公用资源并发抢占失败", ""),
        ] {
            let found: Vec<String> = statements(text).iter().map(write).collect();
            assert_eq!(found.join(", "), expected, "{text}");
        }
    }
}
