//! Documentation, one attribute a text.

use proc_macro2::TokenStream;
use quote::quote;

const WIDTH: usize = 100;

/// Stands between the lines of a text until it is formatted: with an attribute a line, emitting and formatting took a
/// sixth more time.
pub(crate) const LINE: char = '\u{1f}';

/// Emits `#[doc = " …"]`, long lines folded.
pub(super) fn emit_docs<T: AsRef<str>>(lines: &[T]) -> TokenStream {
    if lines.is_empty() {
        return TokenStream::new();
    }
    let mut text = String::new();
    for line in lines.iter().flat_map(|line| fold(line.as_ref())) {
        if !text.is_empty() {
            text.push(LINE);
        }
        if !line.is_empty() {
            text.push(' ');
            text.push_str(&line);
        }
    }
    quote!(#[doc = #text])
}

/// Folds at spaces outside of backticks, the rest of a list item indented.
fn fold(line: &str) -> Vec<String> {
    let indent = if line.starts_with("- ") { "  " } else { "" };
    let mut lines = vec![String::new()];
    let (mut width, mut inside) = (0, false);
    for word in line.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH && !inside && !opens_block(word) {
            lines.push(indent.to_owned());
            width = 0;
        }
        if let Some(last) = lines.last_mut() {
            if width > 0 {
                last.push(' ');
            }
            last.push_str(word);
        }
        width += length + 1;
        inside ^= !word.matches('`').count().is_multiple_of(2);
    }
    lines
}

/// Whether a word at the beginning of a line would start a list, a heading or a quotation.
fn opens_block(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "+" | "*")
        || word.starts_with(['#', '>', '='])
        || (number != word && number.parse::<u32>().is_ok())
}
