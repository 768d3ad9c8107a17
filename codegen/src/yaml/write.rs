//! Values as text for other tools: indented JSON, and YAML that every version of YAML reads alike.

use super::value::{Value, escape, quoted};

/// Words that some versions of YAML do not read as text.
const WORDS: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan"];

impl Value {
    /// Writes the value as JSON with one member or item per line; members keep their order.
    #[must_use]
    pub fn to_pretty_json(&self) -> String {
        let mut out = String::new();
        self.push_json(0, &mut out);
        out + "\n"
    }

    fn push_json(&self, depth: usize, out: &mut String) {
        let (brackets, members): (_, Vec<(Option<&str>, &Self)>) = match self {
            Self::List(items) => (['[', ']'], items.iter().map(|item| (None, item)).collect()),
            Self::Map(members) => {
                (['{', '}'], members.iter().map(|(name, value)| (Some(name.as_str()), value)).collect())
            }
            _ => return out.push_str(&self.to_json()),
        };
        out.push(brackets[0]);
        for (number, (name, value)) in members.iter().enumerate() {
            out.push_str(if number > 0 { ",\n" } else { "\n" });
            out.push_str(&"  ".repeat(depth + 1));
            if let Some(name) = name {
                out.push_str(&quoted(name));
                out.push_str(": ");
            }
            value.push_json(depth + 1, out);
        }
        if !members.is_empty() {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        }
        out.push(brackets[1]);
    }

    /// Writes the value as YAML; members keep their order.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        let mut out = String::new();
        self.push_yaml(0, &mut out);
        out + "\n"
    }

    /// Writes the value after the beginning of a line; further lines are indented by `depth`
    /// levels.
    fn push_yaml(&self, depth: usize, out: &mut String) {
        let separate = |number, out: &mut String| {
            if number > 0 {
                out.push('\n');
                out.push_str(&"  ".repeat(depth));
            }
        };
        match self {
            Self::Text(text) => out.push_str(&scalar(text, depth)),
            Self::List(items) if !items.is_empty() => {
                for (number, item) in items.iter().enumerate() {
                    separate(number, out);
                    out.push_str("- ");
                    item.push_yaml(depth + 1, out);
                }
            }
            Self::Map(members) if !members.is_empty() => {
                for (number, (name, value)) in members.iter().enumerate() {
                    separate(number, out);
                    out.push_str(&line(name));
                    out.push(':');
                    if value.has_inner() {
                        out.push('\n');
                        out.push_str(&"  ".repeat(depth + 1));
                    } else {
                        out.push(' ');
                    }
                    value.push_yaml(depth + 1, out);
                }
            }
            _ => out.push_str(&self.to_json()),
        }
    }

    /// Whether this is a list or mapping that is not empty, so that its lines go below its name.
    pub(crate) const fn has_inner(&self) -> bool {
        match self {
            Self::List(items) => !items.is_empty(),
            Self::Map(members) => !members.is_empty(),
            _ => false,
        }
    }
}

/// Writes a text; a text of several lines becomes a block if YAML can represent it as one.
fn scalar(text: &str, depth: usize) -> String {
    let is_block = text.contains('\n') && !text.ends_with('\n') && !text.starts_with([' ', '\n', '\t']);
    if !is_block || text.chars().any(|c| c != '\n' && is_special(c)) {
        return line(text);
    }
    let indent = "  ".repeat(depth.max(1));
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
    format!("|-\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// Writes a text in one line, in quotes unless every version of YAML reads it as text.
fn line(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || " _-./()'`;+,".contains(c))
        && !text.ends_with(' ')
        && !is_word(text);
    if plain { text.to_owned() } else { double_quoted(text) }
}

/// Whether some version of YAML does not read this word as text.
pub(crate) fn is_word(text: &str) -> bool {
    WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Writes a text in double quotes, with the escapes of JSON and those that only YAML needs.
pub(crate) fn double_quoted(text: &str) -> String {
    escape(quoted(text), is_special)
}

fn is_special(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value.into())
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Integer(value.into())
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
