//! Types in the words of tables, in the one spelling of neutral pages.

/// The deepest nesting of lists that is read.
const DEEPEST: usize = 4;

/// The texts before and after the type of a list's items.
const LISTS: [(&str, &str); 5] = [("array of ", ""), ("list of ", ""), ("array<", ">"), ("list<", ">"), ("array ", "")];

/// Normalises a type.
///
/// `Array of Strings` and `Array<String>` are `string[]`, `Map of String` is `map<string,string>`.
pub(super) fn neutral(stated: &str) -> String {
    let small = stated.trim().to_lowercase();
    let mut item = small.as_str();
    let mut lists = String::new();
    for _ in 0..DEEPEST {
        let inner = LISTS.iter().find_map(|(before, after)| {
            let inner = item.strip_prefix(before)?.strip_suffix(after)?.trim();
            Some(if after.is_empty() { inner.strip_suffix('s').unwrap_or(inner) } else { inner })
        });
        let Some(inner) = inner.filter(|inner| !inner.is_empty()) else { break };
        item = inner;
        lists.push_str("[]");
    }
    if item == "json array" {
        return format!("array{lists}");
    }
    if let Some(value) = item.strip_prefix("map of ") {
        return format!("map<string,{}>{lists}", value.strip_suffix('s').unwrap_or(value));
    }
    let is_word = item.chars().all(|c| c.is_ascii_alphanumeric());
    if is_word || !lists.is_empty() { format!("{item}{lists}") } else { stated.trim().to_owned() }
}
