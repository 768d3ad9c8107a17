//! The `use` lines of a file, and paths to other folders.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::naming;
use crate::rust::ir::{Group, SharedType};

/// Emits `use clientloom_runtime::__private::prelude::*;`.
pub(super) fn emit_names() -> TokenStream {
    quote!(
        use clientloom_runtime::__private::prelude::*;
    )
}

/// Emits `use super::feishu;`, by which the modules below reach the vendor's module.
///
/// Each folder passes the name on, so that no path climbs more than one level. The same text works
/// as files and under `include!`, where the path of the crate's module is unknown.
pub(super) fn emit_alias(group: &Group) -> Option<TokenStream> {
    let (module, alias) = (ident(&group.module), ident(&group.vendor_alias));
    if !group.folder.is_empty() {
        return Some(quote!(use super::#alias;));
    }
    let renamed = (module != alias).then(|| quote!(as #alias));
    (!group.groups.is_empty()).then(|| quote!(use super::#module #renamed;))
}

/// Emits the path to the folder `to` from a module in the folder `from`.
///
/// The path is `super`, or one such as `super::feishu::apaas`.
pub(super) fn emit_path(alias: &str, from: &[String], to: &[String]) -> TokenStream {
    if from == to {
        return quote!(super);
    }
    let (alias, to) = (ident(alias), to.iter().map(|module| ident(module)));
    quote!(super::#alias #(::#to)*)
}

/// Emits `use super::types::{PLACE, Place};` for each folder whose types a module in `from` names.
pub(super) fn emit_shared_types(alias: &str, from: &[String], types: &[SharedType]) -> Vec<TokenStream> {
    let mut folders: BTreeMap<&[String], Vec<String>> = BTreeMap::new();
    for ty in types {
        let names = folders.entry(&ty.folder).or_default();
        names.push(ty.name.clone());
        names.extend(ty.sent.then(|| naming::shout(&ty.name)));
    }
    let emit = |(folder, mut names): (&[String], Vec<String>)| {
        names.sort();
        let (path, names) = (emit_path(alias, from, folder), names.iter().map(|name| ident(name)));
        quote!(use #path::types::{#(#names),*};)
    };
    folders.into_iter().rev().map(emit).collect()
}
