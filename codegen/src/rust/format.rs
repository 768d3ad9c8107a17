//! From tokens to text: the only file that knows prettyplease.

use proc_macro2::TokenStream;
use quote::quote;

use super::compact::compact;
use super::field_list::format_fields;

/// Separates the lines of a documentation within one attribute, until the text is formatted.
///
/// One attribute per line made emitting and formatting a sixth slower.
pub const LINE: char = '\u{1f}';

/// Formats an item.
///
/// # Panics
/// If the tokens are not an item.
#[must_use]
pub fn format_item(item: TokenStream) -> String {
    let item = syn::parse2(item).unwrap_or_else(|error| panic!("the emitted code is not valid Rust: {error}"));
    let item = match item {
        syn::Item::Macro(list) if list.mac.path.is_ident("fields") => return format_list("fields", list),
        syn::Item::Macro(list) if list.mac.path.is_ident("events") => return format_list("events", list),
        item => item,
    };
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    unfold(&prettyplease::unparse(&file))
}

/// Formats a list of fields or events, with its condition on lines of its own.
fn format_list(name: &str, list: syn::ItemMacro) -> String {
    let attributes = list.attrs;
    let conditions = (!attributes.is_empty()).then(|| format_item(quote!(#(#attributes)* use a;)));
    let conditions = conditions.unwrap_or_default();
    conditions.trim_end().trim_end_matches("use a;").to_owned() + &format_fields(name, list.mac.tokens)
}

/// Formats `use` lines and items, and joins them with formatted modules between them.
///
/// A blank line separates two blocks. Exports are not separated, and neither are implementations on
/// one line.
#[must_use]
pub fn join_blocks(uses: Vec<TokenStream>, modules: Vec<String>, items: Vec<TokenStream>) -> String {
    let uses: String = uses.into_iter().map(format_item).collect();
    let mut blocks = Vec::new();
    blocks.extend((!uses.is_empty()).then_some(uses));
    blocks.extend(modules);
    let mut lines = String::new();
    for item in items.into_iter().map(format_item).map(|item| compact(&item)) {
        // A condition may come first.
        let is_export = item.starts_with("pub use ") || item.contains("]\npub use ");
        if is_export || (item.starts_with("impl ") && item.lines().count() == 1) {
            lines.push_str(&item);
            continue;
        }
        blocks.extend((!lines.is_empty()).then(|| std::mem::take(&mut lines)));
        blocks.push(space(&item));
    }
    blocks.extend((!lines.is_empty()).then_some(lines));
    blocks.join("\n")
}

/// Adds a blank line between the functions of a block.
fn space(item: &str) -> String {
    let mut out = String::with_capacity(item.len() + 16);
    let mut after_block = false;
    for line in item.lines() {
        if after_block && line != "}" {
            out.push('\n');
        }
        after_block = line == "    }";
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Formats the statements of an async function; returns their lines without indentation.
///
/// # Panics
/// If the tokens are not statements.
#[must_use]
pub fn format_statements(statements: &TokenStream) -> Vec<String> {
    let text = format_item(quote!(async fn example() { #statements }));
    let lines: Vec<&str> = text.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect()
}

/// Writes each line of a documentation on a line of its own.
fn unfold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if !line.contains(LINE) {
            out.push_str(line);
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let separator = format!("\n{indent}///");
        for (number, part) in line.split(LINE).enumerate() {
            if number > 0 {
                out.push_str(&separator);
            }
            out.push_str(part);
        }
    }
    out
}
