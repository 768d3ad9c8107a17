//! Identifiers, raw ones included.

use proc_macro2::{Ident, Span};

/// Returns the identifier of a name that may begin with `r#`.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
