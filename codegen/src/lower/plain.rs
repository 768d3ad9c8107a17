//! Makes a spec's text safe for rustdoc: nothing in it becomes a link, a tag or emphasis by accident.

/// Escapes Markdown and HTML outside of backticks, puts names of code into backticks and addresses
/// into angle brackets.
pub(super) fn plain(text: &str) -> String {
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
    out
}

fn push_word(out: &mut String, word: &str) {
    let bare = word.trim_end();
    let space = &word[bare.len()..];
    let name = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let (before, after) = bare.split_once(name).filter(|_| !name.is_empty()).unwrap_or((bare, ""));
    if bare.starts_with("https://") || bare.starts_with("http://") {
        let end = bare.trim_end_matches(['.', ',', ';', ')']);
        out.extend(["<", end, ">", &bare[end.len()..]]);
    } else if is_code(name) {
        out.push_str(&escape(before));
        out.extend(["`", name, "`"]);
        out.push_str(&escape(after));
    } else {
        out.push_str(&escape(bare));
    }
    out.push_str(space);
}

/// Whether a word is a name of code rather than language: `snake_case`, `camelCase`, `product.module.code`.
fn is_code(word: &str) -> bool {
    let inner_dots = word.split('.').count() > 2 && word.is_ascii();
    let humps = word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let plural = word.strip_suffix('s').is_some_and(|word| word.chars().all(char::is_uppercase));
    word.contains('_') || inner_dots || (humps && !plural)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '<' | '>' | '*' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
