//! The words of limits, as data. A word precedes those that begin or end like it.

/// Words before the largest value, in front of which other words may come.
pub(super) const AT_MOST: &[&str] = &[
    "不得超过",
    "不能超过",
    "不可超过",
    "不应超过",
    "不要超过",
    "不允许超过",
    "请勿超过",
    "不会超过",
    "不超过",
    "不能多于",
    "不可多于",
    "不得多于",
    "不多于",
    "不能大于",
    "不得大于",
    "不可大于",
    "不应大于",
    "不大于",
    "不高于",
    "不得高于",
    "不能高于",
    "小于等于",
    "小于或等于",
    "≤",
    "<=",
    "at most",
    "no more than",
    "not more than",
    "must not exceed",
    "cannot exceed",
    "not exceed",
    "no longer than",
    "no greater than",
    "not be greater than",
    "less than or equal to",
    "ต้องไม่เกิน",
    "ไม่เกิน",
    "不得超過",
    "不能超過",
    "不可超過",
    "不超過",
];

/// Words before the largest value, with a few words between them and the number.
pub(super) const LARGEST: &[&str] = &[
    "最大值",
    "最大",
    "最长",
    "最多",
    "最高",
    "至多",
    "上限",
    "数量限制",
    "长度限制",
    "大小限制",
    "限定长度",
    "限制",
    "limit of",
    "limited to",
    "maximum of",
    "maximum length",
    "maximum number",
    "maximum value",
    "maximum",
    "up to",
    "max length",
    "limite maximale de",
    "au plus",
    "jusqu'à",
    "máximo de",
    "maximal",
    "höchstens",
    "bis zu",
    "สูงสุด",
    "มากที่สุด",
    "最長",
    "最大で",
];

/// Words before a number that is itself too large.
pub(super) const LESS: &[&str] = &[
    "不得大于等于",
    "不能大于等于",
    "不可大于等于",
    "不得大于或等于",
    "小于",
    "少于",
    "低于",
    "<",
    "less than",
    "fewer than",
    "shorter than",
];

/// Words before the smallest value.
pub(super) const AT_LEAST: &[&str] = &[
    "不得少于",
    "不能少于",
    "不可少于",
    "不应少于",
    "不少于",
    "不得小于",
    "不能小于",
    "不可小于",
    "不小于",
    "不得低于",
    "不能低于",
    "不可低于",
    "不低于",
    "大于等于",
    "大于或等于",
    "≥",
    ">=",
    "no less than",
    "not less than",
    "no fewer than",
    "not fewer than",
    "greater than or equal to",
    "ต้องไม่น้อยกว่า",
    "ไม่น้อยกว่า",
];

/// Words before the smallest value, with a few words between them and the number.
pub(super) const SMALLEST: &[&str] = &[
    "最小值",
    "最小",
    "最短",
    "最少",
    "最低",
    "至少",
    "下限",
    "at least",
    "minimum of",
    "minimum length",
    "minimum value",
    "minimum",
    "au moins",
    "al menos",
    "mindestens",
    "อย่างน้อย",
    "ขั้นต่ำ",
    "最少で",
];

/// Words before a number that is itself too small.
pub(super) const GREATER: &[&str] =
    &["不得小于等于", "不能小于等于", "不可小于等于", "大于", "多于", "高于", ">", "greater than", "more than"];

/// Words before the only length.
pub(super) const EXACT: &[&str] = &[
    "固定长度为",
    "固定长度",
    "长度固定为",
    "长度为",
    "长度是",
    "长度需为",
    "长度须为",
    "长度应为",
    "长度必须为",
    "exactly",
    "length of",
    "must be",
];

/// Words for a number that something must not reach, without a refusal.
pub(super) const OVER: &[&str] = &["超过", "超出", "多达", "exceeds", "exceed", "longer than"];

/// Words before a range of numbers.
pub(super) const RANGES: &[&str] = &[
    "范围",
    "区间",
    "长度",
    "长度限制",
    "介于",
    "字符数",
    "数量",
    "个数",
    "range of",
    "range",
    "between",
    "from",
    "範囲",
    "範圍",
    "ช่วง",
    "ระหว่าง",
    "entre",
];

/// Words behind a range or behind the largest value.
pub(super) const INSIDE: &[&str] = &[
    "以内",
    "之内",
    "以下",
    "or less",
    "or fewer",
    "or shorter",
    "maximum",
    "au maximum",
    "at most",
    "at the most",
    "au plus",
    "al máximo",
    "como máximo",
    "まで",
    "以內",
    "之內",
];

/// Words behind a range.
pub(super) const BETWEEN: &[&str] = &["之间", "范围内", "范围以内", "的范围", "の範囲", "の間", "範圍內"];

/// Words without meaning between a word and its number.
pub(super) const FILL: &[&str] = &[
    "为",
    "是",
    "在",
    "值",
    "于",
    "数",
    "应",
    "需",
    "须",
    "可",
    "：",
    ":",
    "is",
    "of",
    "to",
    "be",
    "a length",
    "คือ",
    "は",
    "で",
    "為",
];

/// Units of characters.
pub(super) const CHARACTERS: &[&str] = &[
    "字符",
    "汉字",
    "码点",
    "code points",
    "characters",
    "character",
    "chars",
    "letters",
    "caractères",
    "caracteres",
    "Zeichen",
    "字元",
    "文字",
    "字",
    "อักขระ",
    "ตัวอักษร",
];

/// Kinds of characters that are counted as such.
pub(super) const CHARACTER_KINDS: &[&str] =
    &["utf8", "utf-8", "UTF8", "UTF-8", "Unicode", "unicode", "中英文", "中文", "英文", "任意"];

/// Kinds of counts that are not those of characters.
pub(super) const OTHER_COUNTS: &[&str] = &["UTF-16", "UTF16", "utf-16", "utf16", "半角", "全角", "单词", "words"];

/// Units of items.
pub(super) const ITEMS: &[&str] = &[
    "个",
    "条",
    "项",
    "行",
    "人",
    "名",
    "份",
    "组",
    "张",
    "种",
    "套",
    "件",
    "列",
    "家",
    "篇",
    "部",
    "items",
    "item",
    "entries",
    "records",
    "rows",
    "documents",
    "elements",
    "users",
    "members",
    "values",
    "ids",
    "IDs",
    "files",
    "enregistrements",
    "個",
    "條",
    "張",
    "項目",
    "筆",
    "レコード",
    "ファイル",
    "ใบ",
    "รายการ",
    "คน",
    "ไฟล์",
    "ชิ้น",
    "ข้อ",
    "éléments",
];

/// Units of time.
pub(super) const TIMES: &[&str] = &[
    "天",
    "日",
    "个自然日",
    "个月",
    "个小时",
    "小时",
    "分钟",
    "秒",
    "毫秒",
    "年",
    "周",
    "个星期",
    "星期",
    "月",
    "days",
    "day",
    "hours",
    "hour",
    "minutes",
    "minute",
    "seconds",
    "second",
    "weeks",
    "week",
    "months",
    "month",
    "years",
    "year",
    "ms",
    "jours",
    "heures",
    "secondes",
    "วัน",
    "ชั่วโมง",
    "นาที",
    "วินาที",
    "日間",
    "時間",
    "小時",
    "分鐘",
];

/// Other units of a number.
pub(super) const MEASURES: &[&str] =
    &["像素", "px", "页", "级", "层", "米", "公里", "厘米", "号", "次", "pixels", "pages", "levels", "mètres"];

/// Words that show that a number is a length, in front of it.
pub(super) const LENGTHS: &[&str] = &["长度", "字数", "最长", "最短", "length", "longueur"];

/// Words that show that a number counts characters, in front of it.
pub(super) const COUNTS: &[&str] = &["字符", "字数", "码点", "characters", "caractères"];

/// Units of items that damage leaves recognisable.
const DAMAGED_ITEMS: &[&str] = &["个", "条", "项", "行"];

/// Returns the words of limits by which damaged pages are repaired.
pub fn words() -> impl Iterator<Item = &'static str> {
    let ends = [AT_MOST, LARGEST, LESS, AT_LEAST, SMALLEST, GREATER];
    let others = [EXACT, RANGES, INSIDE, BETWEEN, FILL, CHARACTERS, DAMAGED_ITEMS];
    ends.into_iter().chain(others).flatten().copied()
}
