//! The `use` lines of a file.

use proc_macro2::TokenStream;
use quote::quote;

/// Emits `use client_runtime::prelude::*;`.
pub(super) fn emit_prelude() -> TokenStream {
    quote!(use client_runtime::prelude::*;)
}

/// Emits `use super::super::Name;`, `above` modules up.
pub(super) fn emit_above(above: usize, path: &TokenStream) -> TokenStream {
    let supers = std::iter::repeat_n(quote!(super::), above);
    quote!(use #(#supers)* #path;)
}
