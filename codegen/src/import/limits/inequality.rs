//! Inequalities around a name, such as `0 < page_size <= 50`.

/// Signs, with the words that mean the same of the number in front of a name and of the one behind.
const SIGNS: [(&str, &str, &str); 6] = [
    ("<=", "大于等于", "小于等于"),
    ("≤", "大于等于", "小于等于"),
    ("<", "大于", "小于"),
    (">=", "小于等于", "大于等于"),
    ("≥", "小于等于", "大于等于"),
    (">", "小于", "大于"),
];

/// Returns a sentence with words in place of an inequality around a name.
pub(super) fn in_words(sentence: &str) -> String {
    let parts: Vec<&str> = sentence.split_whitespace().collect();
    let Some(at) = parts.windows(5).position(is_inequality) else { return sentence.to_owned() };
    let [low, first, name, second, high] = [0, 1, 2, 3, 4].map(|part| parts[at + part]);
    let (Some((_, least, _)), Some((_, _, most))) = (sign(first), sign(second)) else { return sentence.to_owned() };
    let [before, after] = [&parts[..at], &parts[at + 5..]].map(|parts| parts.join(" "));
    format!("{before}，{name} {least} {low}，{name} {most} {high} {after}")
}

fn is_inequality(parts: &[&str]) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !is_number(text);
    let [low, first, name, second, high] = parts else { return false };
    is_number(low) && sign(first).is_some() && is_name(name) && sign(second).is_some() && is_number(high)
}

fn sign(text: &str) -> Option<&(&'static str, &'static str, &'static str)> {
    SIGNS.iter().find(|(sign, ..)| *sign == text)
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn an_inequality_has_words() {
        for (sentence, expected) in [
            ("Size 0 < page_size <= 50 default 20", "Size，page_size 大于 0，page_size 小于等于 50 default 20"),
            ("10 > level >= 3", "，level 小于 10，level 大于等于 3 "),
            ("a < b <= 5", "a < b <= 5"),
        ] {
            assert_eq!(in_words(sentence), expected, "{sentence}");
        }
    }
}
