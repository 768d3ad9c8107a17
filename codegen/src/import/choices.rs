//! Allowed values in prose: lists below a line, pairs of a value and its meaning, enumerations.

/// Words at the end of a line above a list of values.
const ABOVE: [&str; 23] = [
    "可选值",
    "可选值有",
    "可选值为",
    "可选值如下",
    "枚举值",
    "枚举值有",
    "枚举值为",
    "枚举值如下",
    "可选枚举值",
    "可能值有",
    "可从下面列表中选择",
    "取值如下",
    "possible values",
    "possible values are",
    "possible values include",
    "allowed values",
    "one of",
    "valeurs possibles",
    "可選值",
    "可能的值",
    "可能な値",
    "ค่าที่เป็นไปได้",
    "valores posibles",
];

/// Words before an enumeration of values.
const BEFORE: [&str; 13] = [
    "可选值有",
    "可选值为",
    "可选值",
    "枚举值有",
    "枚举值为",
    "枚举值",
    "可选枚举值",
    "allowed values are",
    "possible values are",
    "allowed values",
    "possible values",
    "valeurs possibles",
    "values:",
];

/// Words that leave a list open.
const OPEN: [&str; 7] = ["例如", "比如", "如：", "for example", "e.g.", "such as", "etc"];

/// One of the allowed values of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) value: String,
    /// The page's words about the value; empty if they only repeat it.
    pub(super) meaning: String,
}

impl Choice {
    /// Returns a value with words about it.
    pub(super) fn new(value: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self { value: value.into(), meaning: meaning.into() }
    }

    /// Returns a value without the words that only repeat it.
    pub(super) fn explained(value: impl Into<String>, meaning: &str) -> Self {
        let letters = |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
        let (value, said) = (value.into(), letters(meaning));
        let says_more = !said.is_empty() && said != letters(&value);
        Self { meaning: if says_more { meaning.trim().to_owned() } else { String::new() }, value }
    }
}

/// The values that a text allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Choices {
    pub(super) list: Vec<Choice>,
    /// Whether only a number can have these values: no words announce the list.
    pub(super) is_of_numbers: bool,
}

/// Reads the values that a description without a rule for values allows.
///
/// The result is empty if the text states none, or states several lists.
pub(super) fn read(text: &str) -> Choices {
    // Most descriptions have no sign between a value and its meaning, and no words for a list.
    if !text.contains(['：', ':', '=', '-', '`']) && !BEFORE.iter().any(|word| text.contains(word)) {
        return Choices::default();
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut found: Vec<Vec<Choice>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_marked = |line: &&str| item(line).is_some_and(|item| item.starts_with('`'));
        if is_above(line) || (line.ends_with("支持：") && lines.get(at + 1).is_some_and(is_marked)) {
            let items = lines[at + 1..].iter().map_while(|line| item(line));
            found.push(below(items));
        } else if item(line).is_none() {
            let explained = explained(line);
            found.push(if explained.is_empty() { pairs(line) } else { explained });
            found.push(enumeration(line));
            found.extend(line.split('。').flat_map(|sentence| sentence.split(". ")).map(quoted));
        }
    }
    if found.iter().all(Vec::is_empty) {
        found.push(marked(&lines));
    }
    let is_of_numbers = found.iter().all(Vec::is_empty);
    if is_of_numbers {
        found.push(numbered(&lines));
    }
    found.retain(|choices| choices.len() > 1 && !are_flags(choices));
    let list = <[Vec<Choice>; 1]>::try_from(found).map(|[choices]| choices).unwrap_or_default();
    Choices { list, is_of_numbers }
}

/// Whether values are the bits of a number, which may have several of them.
pub(super) fn are_flags(choices: &[Choice]) -> bool {
    let numbers: Option<Vec<u32>> = choices.iter().map(|choice| choice.value.parse().ok()).collect();
    numbers.is_some_and(|numbers| numbers.len() > 2 && numbers.iter().all(|number| number.is_power_of_two()))
}

/// Returns the values of "可选值：`1`：first；`2`：second，…": pairs after the words for a list.
///
/// The words after a comma belong to the meaning, or are another statement.
fn explained(line: &str) -> Vec<Choice> {
    let list = BEFORE.iter().find_map(|word| line.split_once(word)).map(|(_, list)| list.trim_start());
    let list = list.and_then(|list| list.strip_prefix(['：', ':'])).map(str::trim_start);
    let Some(list) = list.filter(|list| list.starts_with('`') && !is_open(line)) else { return Vec::new() };
    let list = list.split('。').next().unwrap_or_default();
    let choices: Option<Vec<Choice>> = list.split(['；', ';']).map(|part| pair(part.trim())).collect();
    choices.unwrap_or_default()
}

/// Words between two values of which one is chosen.
const OR: [&str; 8] = [" or ", " ou ", " o ", " oder ", "或者", "或", "または", "หรือ"];

/// Returns the values of "`on` or `off`", if a sentence has nothing else.
fn quoted(sentence: &str) -> Vec<Choice> {
    let sentence = sentence.trim().trim_end_matches(['.', '。']);
    let values: Vec<&str> = sentence.split('`').skip(1).step_by(2).collect();
    let others: Vec<&str> = sentence.split('`').step_by(2).collect();
    let ["", joints @ .., ""] = others.as_slice() else { return Vec::new() };
    let is_or =
        |joint: &&&str| OR.iter().any(|word| word.trim() == joint.trim().trim_start_matches([',', '，']).trim());
    let is_comma = |joint: &str| matches!(joint.trim(), "," | "，" | "、" | "/");
    let is_joined = joints
        .split_last()
        .is_some_and(|(last, above)| is_or(&last) && above.iter().all(|one| is_comma(one) || is_or(&one)));
    if !is_joined || !values.iter().all(|value| is_value(value)) {
        return Vec::new();
    }
    values.into_iter().map(|value| Choice::new(value, "")).collect()
}

/// Returns the values of lines such as "`open`: the door is open", if all lines
/// behind the first one are such lines.
fn marked(lines: &[&str]) -> Vec<Choice> {
    let [first, rest @ ..] = lines else { return Vec::new() };
    let choice = |line: &&str| {
        let (value, rest) = line.strip_prefix('`')?.split_once('`')?;
        let meaning = rest.trim_start().strip_prefix([':', '：'])?.trim();
        (is_value(value) && !meaning.is_empty()).then(|| Choice::new(value, meaning))
    };
    let choices: Option<Vec<Choice>> = rest.iter().map(choice).collect();
    choices.filter(|_| !first.contains('`') && !first.ends_with([':', '：'])).unwrap_or_default()
}

/// Returns the values of the only list of a text, if each item is a number with its meaning, from 0
/// or 1 on.
fn numbered(lines: &[&str]) -> Vec<Choice> {
    let is_item = |line: &&&str| item(line).is_some();
    let items = lines.iter().skip_while(|line| !is_item(line));
    let items: Vec<&str> = items.clone().take_while(is_item).filter_map(|line| item(line)).collect();
    let choices: Option<Vec<Choice>> = items.iter().map(|item| pair(item)).collect();
    // Words for values that are not the field's own announce those of another field.
    let above = lines.iter().take_while(|line| !is_item(line)).last().copied().unwrap_or_default();
    let above = above.trim_end_matches(['：', ':', '*', ' ']).to_lowercase();
    let is_of_other = ABOVE.iter().any(|words| above.ends_with(words));
    let is_first = |choice: &Choice| choice.value == "0" || choice.value == "1";
    let are_numbers = |choices: &[Choice]| choices.iter().all(|choice| choice.value.parse::<i64>().is_ok());
    let choices = choices.filter(|choices| choices.first().is_some_and(is_first) && are_numbers(choices));
    let is_only = lines.iter().filter(|line| item(line).is_some()).count() == items.len();
    choices.filter(|_| is_only && !is_of_other).unwrap_or_default()
}

/// Returns the text of an item of a list.
pub(super) fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).map(str::trim)
}

fn is_above(line: &str) -> bool {
    let line = line.trim_end_matches(['*', ' ']);
    if line.ends_with("支持") && !line.ends_with("不支持") {
        return true;
    }
    let Some(line) = line.strip_suffix(['：', ':']) else { return false };
    let line = line.trim_end_matches(['*', ' ']).to_lowercase();
    // A name before the words is the one of another value, inside of this one.
    let is_own = |words: &str| {
        let above = line.strip_suffix(words).map(str::trim_end);
        above.is_some_and(|above| words.is_ascii() || !above.ends_with(|c: char| c.is_ascii_alphanumeric()))
    };
    ABOVE.iter().any(|words| is_own(words)) && !line.contains("](")
}

/// Returns the values of items such as `1：…` and `"open" ：…`.
fn below<'a>(items: impl Iterator<Item = &'a str>) -> Vec<Choice> {
    let choice = |item: &'a str| {
        let (value, meaning) = item.split_once(['：', ':']).unwrap_or((item, ""));
        Some(bare(value)).filter(|value| is_value(value)).map(|value| Choice::new(value, meaning.trim()))
    };
    items.map(choice).collect::<Option<_>>().unwrap_or_default()
}

/// Returns the values of `0：first，1：second`: pairs of a value and its meaning in one line.
fn pairs(line: &str) -> Vec<Choice> {
    if is_open(line) || line.contains(['{', '[', '/']) {
        return Vec::new();
    }
    let inner = line.split_once(['（', '(']).and_then(|(_, rest)| rest.split(['）', ')']).next());
    let mut found: Vec<Vec<Choice>> = inner.and_then(pairs_of).into_iter().collect();
    if found.is_empty() {
        found.extend(line.split('。').filter_map(|sentence| pairs_of(sentence.trim_end_matches('.'))));
    }
    <[Vec<Choice>; 1]>::try_from(found).map(|[choices]| choices).unwrap_or_default()
}

/// Splits a list at its signs and reads a pair of each part. Words may precede the first pair.
fn pairs_of(list: &str) -> Option<Vec<Choice>> {
    let mut found: Vec<Choice> = Vec::new();
    let mut parts: Vec<&str> = list.split(['，', '；', ';', '、', ',']).map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    if parts.len() == 1 {
        parts = spaced(list);
    }
    for part in parts {
        match pair(part).or_else(|| pair(last_word(part)?).filter(|_| found.is_empty())) {
            Some(choice) if found.iter().all(|known| known.value != choice.value) => found.push(choice),
            // Words before the list.
            None if found.is_empty() => {}
            _ => return None,
        }
    }
    let is_number = |choice: &Choice| choice.value.parse::<i64>().is_ok();
    let is_alike = found.iter().all(is_number) || !found.iter().any(is_number);
    (found.len() > 1 && is_alike).then_some(found)
}

/// Splits `words 1:one 2:two` before each number.
fn spaced(list: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    for (at, _) in list.match_indices(|c: char| c.is_ascii_digit()) {
        let is_start = list[..at].ends_with([' ', '　']) || at == 0;
        if is_start && pair(&list[at..]).is_some() {
            starts.push(at);
        }
    }
    let ends = starts.iter().copied().skip(1).chain([list.len()]);
    starts.iter().zip(ends).map(|(start, end)| list[*start..end].trim()).collect()
}

/// Returns the part of a text from its last word of ASCII letters before a sign on.
fn last_word(part: &str) -> Option<&str> {
    let sign = part.find(['：', ':', '='])?;
    let head = part[..sign].trim_end();
    let start = head
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    let above = head[..start].trim_end();
    // A value follows a sign or a space, and not another word.
    let is_apart = above.is_empty() || above.ends_with(['：', ':', '。', '.']) || head[..start].ends_with(' ');
    is_apart.then_some(&part[start..])
}

/// Returns the value and the meaning of `1：by hand`, `1 - by hand` or `1=by hand`.
fn pair(text: &str) -> Option<Choice> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "_`\"".contains(c)))?;
    let (value, rest) = text.split_at(end);
    let value = bare(value);
    let rest = rest.trim_start();
    let meaning = rest.strip_prefix(['：', ':', '=']).or_else(|| rest.strip_prefix("- "))?.trim_start();
    let has_meaning = meaning.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_digit() && value.len() == 1);
    let is_text = !meaning.starts_with(|c: char| c.is_ascii()) || meaning.starts_with(|c: char| c.is_alphabetic());
    (is_value(value) && has_meaning && is_text && !value.is_empty()).then(|| Choice::new(value, meaning))
}

/// Returns the values of `allowed values: red, green`.
fn enumeration(line: &str) -> Vec<Choice> {
    let small = line.to_lowercase();
    let Some((word, at)) = BEFORE.iter().find_map(|word| Some((word, small.find(word)?))) else {
        return Vec::new();
    };
    // Lowercase letters may have other lengths than the letters of the line.
    let Some(rest) = line.get(at + word.len()..).filter(|_| small.len() == line.len()) else {
        return Vec::new();
    };
    let rest = rest.split(['。', '；', ';']).next().unwrap_or_default();
    let rest = rest.split(". ").next().unwrap_or_default();
    let rest = rest.trim_start_matches(['：', ':', ' ', '*']).trim_end_matches(['.', ' ', ')', '）']);
    let rest = rest.replace(" and ", ", ").replace(" or ", ", ").replace(" et ", ", ").replace('和', "、");
    let values: Vec<&str> = rest.split(['、', ',', '，', '/', '|']).map(|value| bare(value.trim())).collect();
    if is_open(line) || !values.iter().all(|value| is_value(value)) {
        return Vec::new();
    }
    values.into_iter().map(|value| Choice::new(value, "")).collect()
}

fn bare(value: &str) -> &str {
    value.trim().trim_matches(['`', '*', '"', '“', '”', ' '])
}

fn is_value(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

/// Whether a text leaves its list open. `相等` and `中等` are words of their own.
fn is_open(text: &str) -> bool {
    let and_so_on = text.split('等').rev().skip(1);
    let mut heads = and_so_on.map(|head| head.chars().next_back());
    let is_own = |letter: Option<char>| letter.is_some_and(|letter| "相平中高同对上下优一二三初".contains(letter));
    heads.any(|letter| !is_own(letter)) || OPEN.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Choice, Choices, read};

    #[test]
    fn prose_lists_values_with_or_without_meanings() {
        for (text, expected) in [
            ("第几层，0：底层，1：中层，2：顶层", "0 底层, 1 中层, 2 顶层"),
            ("方式, 1 - 人工; 2 - 自动", "1 人工, 2 自动"),
            ("粗细（thin：细，bold：粗）", "thin 细, bold 粗"),
            ("比较。0=相等，1=不相等，2=更大", "0 相等, 1 不相等, 2 更大"),
            ("完成了吗 1:没有 2:有", "1 没有, 2 有"),
            ("对齐。可选值：\n- 0：左\n- 1：右", "0 左, 1 右"),
            ("维度，可从下面列表中选择：\n- \"room\"：房间\n- \"floor\" ：楼层", "room 房间, floor 楼层"),
            (
                "Status. Possible values include:\n- `DONE`: Done.\n- `FAILED`: Not done.",
                "DONE Done., FAILED Not done.",
            ),
            ("Mode. Possible values:\n- open: Open.\n- closed: Closed.", "open Open., closed Closed."),
            ("种类，如 1。可选值：`1`：客人；`2`：员工，默认 1", "1 客人, 2 员工，默认 1"),
            ("状态。可选值：`on`：可用；`off`：停用", "on 可用, off 停用"),
            ("状态。可选值：`on`：可用；其他", ""),
            ("`on` or `off`.", "on, off"),
            ("State. `a`, `b` or `c`. More words", "a, b, c"),
            ("`on` または `off`。", "on, off"),
            ("状态。`on` 或 `off`。", "on, off"),
            ("See `on` or `off`.", ""),
            ("The mode.\n`on`: It runs.\n`off`: It rests.", "on It runs., off It rests."),
            ("The mode.\n`on`: It runs.\nMore words.", ""),
            ("The members:\n`id`: The ID.\n`name`: The name.", ""),
            ("Kind, values: ASKED, TOLD. More words.", "ASKED, TOLD"),
            ("`on`, `off`", ""),
            ("种类，默认值为 1。\n- 1：客人\n- 2：员工", "1 客人, 2 员工 of numbers"),
            ("种类\n- 3：客人\n- 7：员工", ""),
            ("步骤\n- a：客人\n- b：员工", ""),
            ("种类\n- 1：客人\n- 2：员工\n说明\n- 3：其他", ""),
            ("要改的字段，支持\n- `label`: 名称\n- `weight`: 重量", "label 名称, weight 重量"),
            ("主题，可选值有 plain、dark、light", "plain, dark, light"),
            ("枚举值：job、room", "job, room"),
            ("Colour, allowed values are red, green and blue.", "red, green, blue"),
            ("信息：\n- object_name：房间\n- custom_name：楼层", ""),
            ("权限，1：读，2：写，4：删除", ""),
            ("JSON 文本。period 可选值有：\n- 1：日\n- 2：月", ""),
            ("可选值请参考[说明](/a/b)", ""),
            ("时间，08:30，09:30", ""),
            ("比例 1:1，2:1", ""),
            ("可选值有 plain、dark 等", ""),
            ("内容如 {\"a\": 1, \"b\": 2}", ""),
            ("地址，如 https://a.example，备用：无", ""),
            ("名称，长度：64", ""),
        ] {
            let shown = |Choice { value, meaning }: &Choice| format!("{value} {meaning}").trim().to_owned();
            let Choices { list, is_of_numbers } = read(text);
            let found: Vec<String> = list.iter().map(shown).collect();
            let kind = if is_of_numbers && !list.is_empty() { " of numbers" } else { "" };
            assert_eq!(found.join(", ") + kind, expected, "{text}");
        }
    }
}
