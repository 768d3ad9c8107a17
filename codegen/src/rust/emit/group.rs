//! The module of a folder: its handle, its inner modules and their exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use super::module::Module;
use super::object::{emit_shape, emit_struct};
use super::operation::emit_operation;
use super::options::Options;
use super::owner::Owner;
use super::service::emit_service;
use super::uses::{emit_alias, emit_names, emit_path, emit_shared_types};
use super::variable::emit_variable;
use crate::rust::ir::{Group, Operation};

/// Emits a folder below a vendor.
pub(super) fn emit_group(group: &Group, options: &Options) -> Module {
    let mut items = emit_exports(group);
    items.extend(group.variables.iter().flat_map(emit_variable));
    items.extend(group.service.as_ref().map(|service| emit_service(service, Some("ABOVE"))));
    items.extend(emit_handle(group));
    let uses = emit_service_above(group).into_iter().chain(emit_alias(group)).chain([emit_names()]).collect();
    Module { uses, items, ..emit_folder(group, options) }
}

/// Emits `use super::SERVICE as ABOVE;`, if the folder has a service of its own.
fn emit_service_above(group: &Group) -> Option<TokenStream> {
    let parent = &group.folder[..group.folder.len().saturating_sub(1)];
    let path = emit_path(&group.vendor_alias, parent, &group.service_folder);
    group.service.as_ref().map(|_| quote!(use #path::SERVICE as ABOVE;))
}

/// Emits the common parts of a vendor's folder and the folders below: docs and inner modules.
pub(super) fn emit_folder(group: &Group, options: &Options) -> Module {
    let types = (!group.types.is_empty()).then(|| emit_types(group, options));
    let groups = group.groups.iter().map(|group| emit_group(group, options));
    let operations = group.operations.iter().map(|operation| emit_operation(operation, options).formatted());
    Module {
        name: group.module.clone(),
        docs: emit_docs(&group.docs),
        origin: group.origin.clone(),
        children: types.into_iter().chain(groups).chain(operations).collect(),
        ..Module::default()
    }
}

fn emit_types(group: &Group, options: &Options) -> Module {
    let module = Module {
        name: "types".to_owned(),
        docs: emit_docs(&["Types that several operations share."]),
        origin: group.types_origin.clone(),
        is_kept: group.keeps_types,
        ..Module::default()
    };
    if module.is_kept {
        return module;
    }
    let mut items = Vec::new();
    for object in &group.types {
        items.extend(emit_struct(object, options));
        items.extend(object.sent.then(|| emit_shape(object)));
    }
    let shared = emit_shared_types(&group.vendor_alias, &group.folder, &group.shared);
    Module { uses: shared.into_iter().chain([emit_names()]).collect(), items, ..module }.formatted()
}

/// Emits `pub use self::batch_delete::{BatchDelete, BatchDeleteError, BatchDeleteResponse};`.
pub(super) fn emit_exports(group: &Group) -> Vec<TokenStream> {
    let export = |operation: &Operation| {
        let module = ident(&operation.method);
        let own = [&operation.request.name, &operation.code].into_iter();
        let own = own.chain(operation.response.iter().map(|response| &response.name));
        let mut names: Vec<_> = own.map(|name| ident(name)).collect();
        names.sort();
        quote!(pub use self::#module::{#(#names),*};)
    };
    group.operations.iter().map(export).collect()
}

/// Emits the handle:
///
/// ```text
/// pub struct V1<'a>(pub(super) &'a Client);
/// impl<'a> V1<'a> {
///     pub const fn user_flow(self) -> user_flow::UserFlow<'a> { user_flow::UserFlow(self.0) }
/// }
/// ```
fn emit_handle(group: &Group) -> Vec<TokenStream> {
    let name = ident(&group.handle);
    let docs = emit_docs(&group.docs[..1]);
    let methods = emit_folder_methods(group, &Owner::of(false));
    let handle = quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'a>(pub(super) &'a Client);
    };
    let block = (!methods.is_empty()).then(|| quote!(impl<'a> #name<'a> { #(#methods)* }));
    std::iter::once(handle).chain(block).collect()
}

/// Emits a method for each folder below.
pub(super) fn emit_folder_methods(group: &Group, owner: &Owner) -> Vec<TokenStream> {
    let Owner { receiver, lifetime, client, .. } = owner;
    let emit = |inner: &Group| {
        let (method, handle) = (ident(&inner.module), ident(&inner.handle));
        let docs = emit_docs(&inner.docs[..1]);
        quote! {
            #docs
            #[must_use]
            pub const fn #method(#receiver) -> #method::#handle<#lifetime> { #method::#handle(#client) }
        }
    };
    group.groups.iter().map(emit).collect()
}
