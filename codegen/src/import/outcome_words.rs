//! Outcomes that words give the values of a code: `200 成功，400 失败`.

/// Words for a failure. Some of them contain a word for a success.
const FAILURE: [&str; 9] = ["失败", "不成功", "未成功", "出错", "错误", "异常", "fail", "error", "invalid"];

/// Words for a success.
const SUCCESS: [&str; 3] = ["成功", "正常", "succe"];

/// Signs between two statements.
const SIGNS: [char; 9] = ['，', ',', '；', ';', '。', '、', '/', '|', '\n'];

/// The values that words give an outcome, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcomes {
    /// The values of a success.
    pub success: Vec<String>,
    /// The values of a failure.
    pub failure: Vec<String>,
}

/// Reads the outcome of each number in a text: from the words behind it, or from those in front.
pub(super) fn read(text: &str) -> Outcomes {
    let mut outcomes = Outcomes::default();
    for statement in text.split(SIGNS) {
        let is_digit = |c: char| c.is_ascii_digit();
        let Some(start) = statement.find(is_digit) else { continue };
        let digits = &statement[start..];
        let number = &digits[..digits.find(|c: char| !is_digit(c)).unwrap_or(digits.len())];
        let behind = digits[number.len()..].to_lowercase();
        // A second number shares the words with the first one.
        if behind.contains(is_digit) {
            continue;
        }
        let Some(is_success) = outcome(&behind).or_else(|| outcome(&statement[..start].to_lowercase())) else {
            continue;
        };
        let known = if is_success { &mut outcomes.success } else { &mut outcomes.failure };
        if !known.iter().any(|known| known == number) {
            known.push(number.to_owned());
        }
    }
    outcomes
}

/// Returns whether words state a success or a failure.
fn outcome(words: &str) -> Option<bool> {
    let has = |known: &[&str]| known.iter().any(|word| words.contains(word));
    if has(&FAILURE) { Some(false) } else { has(&SUCCESS).then_some(true) }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_give_codes_an_outcome() {
        for (text, success, failure) in [
            ("返回码取值范围：200 成功，400失败", vec!["200"], vec!["400"]),
            ("结果码。取值范围：200 成功，400 出错", vec!["200"], vec!["400"]),
            ("返回状态码（800为成功，900为失败）", vec!["800"], vec!["900"]),
            ("返回码 取值范围:800 成功", vec!["800"], vec![]),
            ("成功：0；失败：1", vec!["0"], vec!["1"]),
            ("800 (success) / 900 (failed)", vec!["800"], vec!["900"]),
            ("200 不成功", vec![], vec!["200"]),
            ("状态码，默认值 800", vec![], vec![]),
            ("200 到 299 成功", vec![], vec![]),
            ("成功或失败", vec![], vec![]),
        ] {
            let found = read(text);
            assert_eq!((found.success, found.failure), (owned(&success), owned(&failure)), "{text}");
        }
    }

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }
}
