//! Words that retire an operation or a field.

/// Words that retire a field wherever they are.
const ANYWHERE: [&str; 6] = ["已废弃", "已经废弃", "废弃字段", "废弃属性", "无效字段", "已作废字段"];

/// Words for the field in front of the words that retire it.
const FIELD: [&str; 18] = [
    "该", "此", "本", "这个", "字段", "参数", "属性", "值", "类型", "已经", "已", "将要", "将", "即将", "暂", "待",
    "目前", "但",
];

/// Words that retire a field if they are a whole clause.
const CLAUSES: [&str; 20] = [
    "废弃",
    "弃用",
    "下线",
    "作废",
    "失效",
    "不再使用",
    "不再维护",
    "不再支持",
    "不再生效",
    "不再推荐使用",
    "不再推荐",
    "不建议使用",
    "不推荐使用",
    "废弃字段",
    "下线字段",
    "deprecated",
    "no longer used",
    "no longer supported",
    "obsolete",
    "obsolète",
];

/// Words of a clause about something that may be retired.
const OTHERS: [&str; 3] = ["是否", "whether", "如果"];

/// Returns the words by which damaged pages are repaired.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    ANYWHERE.into_iter().chain(OPERATION).chain(RETIRED)
}

/// Subjects of a notice about the whole operation or event, and the words for a deprecated one.
const OPERATION: [&str; 8] = ["本接口", "该接口", "此接口", "this API", "本事件", "该事件", "此事件", "this event"];
const RETIRED: [&str; 7] = ["历史版本", "不推荐使用", "不再推荐", "已废弃", "不再维护", "请尽快迁移", "is deprecated"];

/// Whether a line says that the whole operation is deprecated.
pub(super) fn retires_operation(line: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    has(&OPERATION) && has(&RETIRED)
}

/// Whether a sentence of a line calls the operation old without a condition.
pub(super) fn is_plain(line: &str) -> bool {
    let has = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let sentences = line.split(['。', '；', ';']).flat_map(|sentence| sentence.split(". "));
    sentences.into_iter().any(|sentence| {
        let is_old = has(sentence, &RETIRED) || sentence.contains("历史接口");
        has(sentence, &OPERATION) && is_old && !has(sentence, &CONDITIONS)
    })
}

/// Words of a sentence that calls the operation old for some callers alone.
const CONDITIONS: [&str; 8] = ["如果", "若", "当", "仅", "部分", "if ", "when ", "only "];

/// Whether the title or the address of a page says that the operation is deprecated.
pub(super) fn retires_page(title: &str, url: &str) -> bool {
    RETIRED.iter().any(|word| title.contains(word)) || title.starts_with("~~") || is_history(url)
}

/// Whether the address of a page is among those of earlier versions.
pub(super) fn is_history(url: &str) -> bool {
    url.contains("/historic-version/")
}

/// Whether a description says that its field is deprecated.
pub(super) fn is_stated(text: &str) -> bool {
    let small = text.to_lowercase().replace(" - ", "\n");
    let clauses = small.split(['，', '。', '；', '（', '）', '(', ')', '【', '】', ',', ';', '.', '\n']);
    clauses.map(bare).any(|clause| {
        let is_other = OTHERS.iter().any(|word| clause.starts_with(word));
        !is_other && (ANYWHERE.iter().any(|word| clause.contains(word)) || is_retired(clause))
    })
}

/// Removes marks, and words that only introduce a clause.
fn bare(clause: &str) -> &str {
    let clause = clause.trim_matches(['-', '*', '=', '~', '>', ' ']);
    let rest = ["注意", "说明", "备注", "note"].iter().find_map(|word| clause.strip_prefix(word));
    rest.map_or(clause, |rest| rest.trim_start_matches(['*', '：', ':', ' ']))
}

/// Whether a clause consists of a field and the words that retire it.
fn is_retired(clause: &str) -> bool {
    let mut rest = clause.strip_prefix("this field is ").or_else(|| clause.strip_prefix("is ")).unwrap_or(clause);
    loop {
        if CLAUSES.contains(&rest) {
            return rest != clause || !["失效", "作废", "不再支持", "不再生效"].contains(&rest);
        }
        let Some(shorter) = FIELD.iter().find_map(|word| rest.strip_prefix(word)) else { return false };
        rest = shorter.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::{is_plain, is_stated};

    #[test]
    fn a_plain_sentence_retires_the_operation() {
        for (text, expected) in [
            ("本接口不再推荐使用，请使用[关门](/doc/close)。", true),
            ("关一间房，该接口为历史版本。", true),
            ("该接口为历史接口，已不推荐使用。", true),
            ("this API is deprecated. Use the other one.", true),
            ("该事件已升级，请尽快迁移至[新版本](/doc/closed)", true),
            ("如果房间为空，该接口不推荐使用", false),
            ("该接口关门。旧门已废弃", false),
        ] {
            assert_eq!(is_plain(text), expected, "{text}");
        }
    }

    #[test]
    fn a_clause_retires_its_field() {
        for text in [
            "甲（该字段已下线）",
            "丙（待废弃，建议使用 label）",
            "丁（不建议使用）",
            "戊（废弃）",
            "已弃用，无需关注",
            "无效字段，请勿使用",
            "此字段不再使用",
            "该字段即将下线",
            "暂不推荐使用",
            "名称【已废弃】",
            "- **注意**：该字段已废弃",
            "名称,已废弃",
            "该字段待作废。",
            "已不推荐使用",
            "This field is deprecated.",
            "Name (deprecated)",
        ] {
            assert!(is_stated(text), "{text}");
        }
        for text in [
            "是否已停用",
            "是否已废弃的箱子",
            "状态，false为停用",
            "- 2：已下线",
            "请勿使用特殊字符",
            "人力系统管理后台逐步下线中",
            "失效",
            "Whether the box is deprecated",
            "Names of deprecated boxes",
        ] {
            assert!(!is_stated(text), "{text}");
        }
    }
}
