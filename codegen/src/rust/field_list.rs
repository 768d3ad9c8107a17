//! Layout of `fields!`, which prettyplease leaves as it is.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The longest line, in columns.
const WIDTH: usize = 120;

/// Returns the text of `fields!` with these tokens: one line, or lines that are filled.
#[must_use]
pub fn format_fields(tokens: TokenStream) -> String {
    let mut parts: Vec<Part> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => parts.push(Part::of(&group)),
            word => parts.push(Part::Word(word.to_string())),
        }
    }
    let line = format!("fields!({});", parts.iter().map(Part::line).collect::<Vec<_>>().join(" "));
    if line.chars().count() <= WIDTH {
        return line + "\n";
    }
    format!("fields!({});\n", parts.iter().map(Part::lines).collect::<Vec<_>>().join(" "))
}

enum Part {
    Word(String),
    /// A list with its brackets.
    List([char; 2], Vec<String>),
}

impl Part {
    fn of(group: &Group) -> Self {
        let brackets = if group.delimiter() == Delimiter::Brace { ['{', '}'] } else { ['[', ']'] };
        let mut items = vec![String::new()];
        for token in group.stream() {
            match (token, items.last_mut()) {
                (TokenTree::Punct(mark), _) if mark.as_char() == ',' => items.push(String::new()),
                (TokenTree::Punct(mark), Some(item)) if mark.as_char() == ':' => item.push(':'),
                (TokenTree::Group(inner), Some(item)) => item.push_str(&format!(" {}", Self::of(&inner).line())),
                (token, Some(item)) if item.is_empty() => *item = token.to_string(),
                (token, Some(item)) => item.push_str(&format!(" {token}")),
                (_, None) => {}
            }
        }
        items.retain(|item| !item.is_empty());
        Self::List(brackets, items)
    }

    fn line(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::List(['{', _], items) if items.is_empty() => "{}".to_owned(),
            Self::List(['{', _], items) => format!("{{ {} }}", items.join(", ")),
            Self::List([open, close], items) => format!("{open}{}{close}", items.join(", ")),
        }
    }

    /// Returns the list on lines of its own, each as long as possible.
    fn lines(&self) -> String {
        let Self::List([open, close], items) = self else { return self.line() };
        let mut lines: Vec<String> = Vec::new();
        for item in items {
            match lines.last_mut() {
                Some(line) if line.chars().count() + item.chars().count() + 2 <= WIDTH => {
                    line.push_str(&format!(" {item},"));
                }
                _ => lines.push(format!("    {item},")),
            }
        }
        format!("{open}\n{}\n{close}", lines.join("\n"))
    }
}

#[cfg(test)]
#[path = "field_list_test.rs"]
mod tests;
