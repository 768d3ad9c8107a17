//! Documentation, as one attribute for each text.

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::format::LINE;

/// Columns of a line, without indentation and slashes.
const WIDTH: usize = 100;

/// Opens and closes a block of code.
const FENCE: &str = "```";

/// Emits `#[doc = " …"]`. Long lines are wrapped, except for code.
pub(super) fn emit_docs<T: AsRef<str>>(lines: &[T]) -> TokenStream {
    if lines.is_empty() {
        return TokenStream::new();
    }
    let mut text = String::new();
    let mut is_code = false;
    for line in lines.iter().map(AsRef::as_ref) {
        let is_fence = line.starts_with(FENCE);
        let wrapped = if is_code || is_fence { vec![line.to_owned()] } else { wrap(line) };
        for line in &wrapped {
            push_line(&mut text, line);
        }
        is_code ^= is_fence;
    }
    quote!(#[doc = #text])
}

fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push(LINE);
    }
    if !line.is_empty() {
        text.push(' ');
        // A literal text of a page, such as the message of an error, can have several lines.
        text.push_str(&line.replace("\r\n", " ").replace('\n', " "));
    }
}

/// Wraps at spaces outside of backticks. Further lines of a list item are indented.
fn wrap(line: &str) -> Vec<String> {
    let indent = if line.starts_with("- ") { "  " } else { "" };
    let mut lines = vec![String::new()];
    let (mut width, mut is_code) = (0, false);
    for word in line.split(' ') {
        let length = word.chars().count();
        // A line of its own would end the list item.
        let follows_marker = lines.last().is_some_and(|line| line == "-");
        if width > 0 && width + 1 + length > WIDTH && !is_code && !opens_block(word) && !follows_marker {
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
        is_code ^= !word.matches('`').count().is_multiple_of(2);
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
