//! Escapes for rustdoc: no text of a spec becomes a link, a tag or emphasis by accident.

/// Escapes Markdown and HTML outside of backticks.
///
/// Names of code get backticks, and addresses get angle brackets.
pub(in crate::rust::lower) fn plain(text: &str) -> String {
    let text = text.replace(char::is_whitespace, " ");
    let paired = text.matches('`').count().is_multiple_of(2);
    let mut out = String::with_capacity(text.len() + 8);
    for (number, part) in text.split('`').enumerate() {
        if number % 2 == 1 && paired {
            out.push('`');
            out.push_str(part);
            out.push('`');
        } else {
            part.split_inclusive(char::is_whitespace).for_each(|word| push_word(&mut out, word));
        }
    }
    escape_start(&out)
}

fn push_word(out: &mut String, word: &str) {
    let bare = word.trim_end();
    if bare.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return out.push_str(word);
    }
    let space = &word[bare.len()..];
    let start = bare.find(char::is_alphanumeric).unwrap_or(bare.len());
    let (before, rest) = bare.split_at(start);
    let end = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_' && c != '/').len();
    let (name, after) = rest.split_at(end);
    push_escaped(out, before);
    if name.starts_with("https://") || name.starts_with("http://") {
        out.extend(["<", name, ">"]);
    } else if is_code(name) {
        out.extend(["`", name, "`"]);
    } else {
        push_escaped(out, name);
    }
    push_escaped(out, after);
    out.push_str(space);
}

/// Whether a word is a name of code, such as `snake_case`, `camelCase` or `product.module.code`.
fn is_code(word: &str) -> bool {
    let named = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
    let inner_dots = word.split('.').count() > 2 && word.is_ascii() && word.contains(char::is_alphabetic);
    let humps = word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let plural = word.strip_suffix('s').is_some_and(|word| word.chars().all(char::is_uppercase));
    named && (word.contains('_') || inner_dots || (humps && !plural))
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        if matches!(c, '[' | ']' | '<' | '>' | '*' | '_' | '\\' | '&' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Keeps the beginning of a text from becoming a heading or a list.
fn escape_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['#', '+', '-', '=']) { format!("\\{text}") } else { text.to_owned() }
}
