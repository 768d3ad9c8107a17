//! Layout of `fields!` and `events!`, which prettyplease leaves as it is.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::compact::WIDTH;

/// Returns the text of the macro `name` with these tokens: one line, or lines that are filled.
#[must_use]
pub fn format_fields(name: &str, tokens: TokenStream) -> String {
    let parts: Vec<Part> = tokens.into_iter().map(Part::of).collect();
    let line = format!("{name}!({});\n", join(&parts, Part::line));
    if line.chars().count() <= WIDTH + 1 { line } else { format!("{name}!({});\n", join(&parts, |part| part.lines(0))) }
}

fn join(parts: &[Part], text: impl Fn(&Part) -> String) -> String {
    parts.iter().map(text).collect::<Vec<_>>().join(" ")
}

enum Part {
    Word(String),
    /// A list with its brackets. Each item is a list of parts too.
    List([&'static str; 2], Vec<Vec<Part>>),
}

impl Part {
    fn of(token: TokenTree) -> Self {
        match token {
            TokenTree::Group(group) => Self::List(brackets(&group), items(group.stream())),
            word => Self::Word(word.to_string()),
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::List([open, close], items) => {
                let inner = items.iter().map(|item| item_line(item)).collect::<Vec<_>>().join(", ");
                let space = if *open == "{" && !inner.is_empty() { " " } else { "" };
                format!("{open}{space}{inner}{space}{close}")
            }
        }
    }

    /// Returns the part with the items of a list on lines of their own, each as long as possible.
    fn lines(&self, indent: usize) -> String {
        let Self::List([open, close], items) = self else { return self.line() };
        let inner = " ".repeat(indent + 4);
        let mut lines: Vec<String> = Vec::new();
        for item in items {
            let text = item_line(item);
            match lines.last_mut() {
                Some(line) if line.chars().count() + text.chars().count() + 2 <= WIDTH && !line.contains('\n') => {
                    line.extend([" ", &text, ","]);
                }
                _ if inner.len() + text.chars().count() < WIDTH => lines.push(format!("{inner}{text},")),
                _ => {
                    let parts = item.iter().map(|part| part.lines(indent + 4)).collect();
                    lines.push(format!("{inner}{},", spaced(parts)));
                }
            }
        }
        format!("{open}\n{}\n{}{close}", lines.join("\n"), " ".repeat(indent))
    }
}

fn brackets(group: &Group) -> [&'static str; 2] {
    if group.delimiter() == Delimiter::Brace { ["{", "}"] } else { ["[", "]"] }
}

/// Splits tokens at their commas.
fn items(tokens: TokenStream) -> Vec<Vec<Part>> {
    let mut items = vec![Vec::new()];
    for token in tokens {
        let is_comma = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ',');
        match items.last_mut() {
            Some(item) if !is_comma => item.push(Part::of(token)),
            _ => items.push(Vec::new()),
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

fn item_line(item: &[Part]) -> String {
    spaced(item.iter().map(Part::line).collect())
}

/// Joins the words of an item; no space comes before a colon.
fn spaced(words: Vec<String>) -> String {
    let mut text = String::new();
    for word in words {
        let space = if text.is_empty() || word == ":" { "" } else { " " };
        text.push_str(space);
        text.push_str(&word);
    }
    text
}

#[cfg(test)]
#[path = "field_list_test.rs"]
mod tests;
