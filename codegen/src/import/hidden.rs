//! Characters of a page that no reader sees: they do not enter a draft.

use std::collections::BTreeMap;

use super::draft::Facts;
use crate::diagnostics::codes::kinds;
use crate::yaml::{Value, is_bidirectional, is_hidden};

/// Keys with values of the wire, which may contain control characters.
const DATA: [&str; 8] =
    ["default", "example", "request", "request_text", "response", "response_text", "value", "values"];

/// The characters that were left out of a draft, with their numbers.
#[derive(Default)]
pub(super) struct HiddenCharacters(BTreeMap<char, usize>);

impl HiddenCharacters {
    /// Returns the text of a page without marks of direction and bare carriage returns.
    ///
    /// A bare carriage return becomes a space, or a line feed if the page has no other line ends.
    /// Other control characters stay, because damaged letters are repaired by them.
    pub(super) fn replace_in_page(&mut self, text: &str) -> String {
        let text = text.replace("\r\n", "\n");
        let line_end = if text.contains('\n') { ' ' } else { '\n' };
        let mut page = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\r' => page.push(line_end),
                c if is_bidirectional(c) => {}
                c => {
                    page.push(c);
                    continue;
                }
            }
            self.count(c);
        }
        page
    }

    /// Removes the characters from all facts, and adds a doubt that names those of the page.
    pub(super) fn remove_from_facts(mut self, facts: &mut Facts) {
        for (key, value) in facts.keys.iter_mut().chain(&mut facts.types) {
            self.remove_from_name(key, false);
            self.remove_from_value(value, false);
        }
        for text in facts.shown.iter_mut().flatten() {
            self.remove(text, is_bidirectional);
        }
        for doubt in &mut facts.doubts {
            for text in [&mut doubt.at, &mut doubt.assumed, &mut doubt.why] {
                self.remove(text, is_hidden);
            }
        }
        if !self.0.is_empty() {
            let found: Vec<String> = self.0.iter().map(|(c, count)| counted(*c, *count)).collect();
            let why = format!("The page contains characters that no reader sees: {}.", found.join(", "));
            facts.doubt(&kinds::LOST_CHARACTERS, "source", "These characters are left out.", why);
        }
    }

    fn remove_from_value(&mut self, value: &mut Value, is_data: bool) {
        match value {
            Value::Text(text) => self.remove_from_name(text, is_data),
            Value::List(items) => items.iter_mut().for_each(|item| self.remove_from_value(item, is_data)),
            Value::Map(entries) => {
                for (name, value) in entries {
                    self.remove_from_name(name, is_data);
                    self.remove_from_value(value, is_data || DATA.contains(&name.as_str()));
                }
            }
            _ => {}
        }
    }

    fn remove_from_name(&mut self, text: &mut String, is_data: bool) {
        self.remove(text, if is_data { is_bidirectional } else { is_hidden });
    }

    fn remove(&mut self, text: &mut String, is_removed: fn(char) -> bool) {
        text.retain(|c| {
            let is_removed = is_removed(c);
            if is_removed {
                self.count(c);
            }
            !is_removed
        });
    }

    fn count(&mut self, c: char) {
        *self.0.entry(c).or_default() += 1;
    }
}

/// Returns a character by its number, with the number of times.
fn counted(c: char, count: usize) -> String {
    let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
    format!("U+{:04X}{times}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::HiddenCharacters;

    #[test]
    fn carriage_returns_end_lines_if_a_page_has_no_other_ends() {
        let cases = [
            ("a\rb\rc", "a\nb\nc", Some(2)),
            ("a\rb\nc", "a b\nc", Some(1)),
            ("a\r\nb", "a\nb", None),
            ("a\u{81}b", "a\u{81}b", None),
        ];
        for (text, page, count) in cases {
            let mut hidden = HiddenCharacters::default();
            assert_eq!(hidden.replace_in_page(text), page, "{text:?}");
            assert_eq!(hidden.0.get(&'\r').copied(), count, "{text:?}");
        }
    }

    #[test]
    fn marks_of_direction_are_removed() {
        let mut hidden = HiddenCharacters::default();
        assert_eq!(hidden.replace_in_page("a\u{202e}b\u{2066}c\u{202e}"), "abc");
        assert_eq!(hidden.0.into_iter().collect::<Vec<_>>(), [('\u{202e}', 2), ('\u{2066}', 1)]);
    }
}
