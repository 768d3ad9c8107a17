//! Types that hold constants for documented values.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::condition::{emit_condition, with_condition};
use super::doc::emit_docs;
use super::ident::ident;
use super::module::Module;
use super::options::Options;
use super::uses::emit_path;
use crate::naming;
use crate::rust::ir::{Constants, FileConstants, Group, Services};

/// Emits the constants that a file declares. `around` are the services of the file.
pub(super) fn emit_own(constants: &[Constants], around: &Services, options: &Options) -> Vec<TokenStream> {
    let emit = |constants: &Constants| {
        let condition = emit_condition(&constants.services, around, options);
        emit_constants(constants).map(|item| with_condition(condition.as_ref(), item))
    };
    constants.iter().flat_map(emit).collect()
}

/// Emits the type and its constants:
///
/// ```text
/// pub enum UserIdType {}
/// impl UserIdType { pub const OPEN_ID: &str = "open_id"; }
/// ```
fn emit_constants(constants: &Constants) -> [TokenStream; 2] {
    let (name, docs) = (ident(&constants.name), emit_docs(&constants.docs));
    let all = constants.all.iter().map(|constant| {
        let (docs, name, value) = (emit_docs(&constant.docs), ident(&constant.name), &constant.value);
        quote!(#docs pub const #name: &str = #value;)
    });
    [quote!(#docs pub enum #name {}), quote!(impl #name { #(#all)* })]
}

/// Emits `pub use super::values_::UserIdType;` for constants that a folder declares.
///
/// `around` are the services of the file.
pub(super) fn emit_exports(
    constants: &FileConstants,
    alias: &str,
    from: &[String],
    around: &Services,
    options: &Options,
) -> Vec<TokenStream> {
    let mut lines: BTreeMap<(&Services, &Vec<String>), Vec<TokenStream>> = BTreeMap::new();
    for ty in &constants.shared {
        let (name, original) = (ident(&ty.name), ident(&ty.original));
        let export = if name == original { quote!(#name) } else { quote!(#original as #name) };
        lines.entry((&ty.services, &ty.folder)).or_default().push(export);
    }
    let emit = |((services, folder), names): ((&Services, &Vec<String>), Vec<TokenStream>)| {
        let (path, module) = (emit_path(alias, from, folder), ident(naming::SHARED_CONSTANTS));
        let condition = emit_condition(services, around, options);
        quote!(#condition pub use #path::#module::{#(#names),*};)
    };
    lines.into_iter().map(emit).collect()
}

/// Emits the private module with the constants that several files of a folder share.
pub(super) fn emit_module(group: &Group, options: &Options) -> Module {
    let all: Services = group.constants.iter().flat_map(|ty| ty.services.iter().cloned()).collect();
    let module = Module {
        name: naming::SHARED_CONSTANTS.to_owned(),
        docs: emit_docs(&["Documented values that several operations share."]),
        origin: format!("{}/", group.origin),
        condition: emit_condition(&all, &group.services, options),
        is_private: true,
        is_kept: group.keeps_constants,
        ..Module::default()
    };
    let items = if module.is_kept { Vec::new() } else { emit_own(&group.constants, &all, options) };
    Module { items, ..module }.formatted()
}
