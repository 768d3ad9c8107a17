//! Documentation, one attribute a line.

use proc_macro2::TokenStream;
use quote::quote;

const WIDTH: usize = 100;

/// Emits `#[doc = " …"]` for each line, long ones folded.
pub(super) fn emit_docs<T: AsRef<str>>(lines: &[T]) -> TokenStream {
    let lines = lines.iter().flat_map(|line| fold(line.as_ref())).map(|line| {
        let line = if line.is_empty() { line } else { format!(" {line}") };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

/// Folds at spaces, the rest of a list item indented.
fn fold(line: &str) -> Vec<String> {
    let indent = if line.starts_with("- ") { "  " } else { "" };
    let mut lines = vec![String::new()];
    let mut width = 0;
    for word in line.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
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
    }
    lines
}
