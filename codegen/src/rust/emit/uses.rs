//! The `use` lines of a file.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::naming;
use crate::rust::ir::Above;

/// Emits `use clientloom_runtime::__private::prelude::*;`.
pub(super) fn emit_names() -> TokenStream {
    quote!(
        use clientloom_runtime::__private::prelude::*;
    )
}

/// Emits `use super::types::{PLACE, Place};` for each level above that has a type for this file.
pub(super) fn emit_types_above(types: &[Above]) -> Vec<TokenStream> {
    let mut levels: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for above in types {
        let level = levels.entry(above.modules).or_default();
        level.push(above.name.clone());
        level.extend(above.sent.then(|| naming::shout(&above.name)));
    }
    let mut lines = Vec::new();
    for (modules, mut names) in levels {
        names.sort();
        let names = names.iter().map(|name| ident(name));
        lines.push(emit_above(modules, &quote!(types::{#(#names),*})));
    }
    lines
}

/// Emits `use super::super::Name;`, `above` modules up.
pub(super) fn emit_above(above: usize, path: &TokenStream) -> TokenStream {
    let supers = std::iter::repeat_n(quote!(super::), above);
    quote!(use #(#supers)* #path;)
}
