//! The module of a folder: its handle, its modules and what they export.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use super::operation::emit_operation;
use super::service::emit_service;
use super::strukt::{emit_shape, emit_struct};
use super::uses::{emit_above, emit_prelude};
use super::{Module, Options};
use crate::ir::{Group, Operation};

/// Emits a folder below a vendor.
pub(super) fn emit_group(group: &Group, options: Options) -> Module {
    let mut items = emit_exports(group);
    let above = group.service.as_ref().map(|_| emit_above(group.service_above, &quote!(SERVICE as ABOVE)));
    items.extend(group.service.as_ref().map(|service| emit_service(service, Some("ABOVE"))));
    items.extend(emit_handle(group));
    let uses = above.into_iter().chain([emit_prelude()]).collect();
    Module { uses, items, ..emit_folder(group, options) }
}

/// Emits what a vendor's folder and those below have in common: docs and modules.
pub(super) fn emit_folder(group: &Group, options: Options) -> Module {
    let types = (!group.types.is_empty()).then(|| emit_types(group, options));
    let groups = group.groups.iter().map(|group| emit_group(group, options));
    let operations = group.operations.iter().map(|operation| emit_operation(operation, options));
    Module {
        name: group.module.clone(),
        docs: emit_docs(&group.docs),
        origin: group.origin.clone(),
        children: types.into_iter().chain(groups).chain(operations).collect(),
        ..Module::default()
    }
}

fn emit_types(group: &Group, options: Options) -> Module {
    let mut items = Vec::new();
    for strukt in &group.types {
        items.extend(emit_struct(strukt, options));
        items.extend(strukt.sent.then(|| emit_shape(strukt)));
    }
    Module {
        name: "types".to_owned(),
        docs: emit_docs(&["Types that several operations share."]),
        origin: group.types_origin.clone(),
        uses: vec![emit_prelude()],
        items,
        ..Module::default()
    }
}

/// Emits `pub use self::batch_delete::{BatchDelete, BatchDeleteError, BatchDeleteReply};`.
pub(super) fn emit_exports(group: &Group) -> Vec<TokenStream> {
    let export = |operation: &Operation| {
        let module = ident(&operation.method);
        let mut names = [&operation.request.name, &operation.code, &operation.reply.name].map(|name| ident(name));
        names.sort();
        quote!(pub use self::#module::{#(#names),*};)
    };
    group.operations.iter().map(export).collect()
}

/// ```text
/// pub struct UserFlow<'a>(pub(super) &'a Client);
/// impl<'a> UserFlow<'a> { pub fn batch_del(self, request: &'a BatchDel) -> Call<'a, BatchDel> { … } }
/// ```
fn emit_handle(group: &Group) -> [TokenStream; 2] {
    let name = ident(&group.handle);
    let docs = emit_docs(&group.docs[..1]);
    let methods = emit_methods(group, &quote!(self), &quote!(self.0), &quote!('a));
    [
        quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub struct #name<'a>(pub(super) &'a Client);
        },
        quote!(impl<'a> #name<'a> { #(#methods)* }),
    ]
}

/// Emits a method for each folder and operation below.
pub(super) fn emit_methods(
    group: &Group,
    receiver: &TokenStream,
    client: &TokenStream,
    lifetime: &TokenStream,
) -> Vec<TokenStream> {
    let folders = group.groups.iter().map(|inner| {
        let (method, handle) = (ident(&inner.module), ident(&inner.handle));
        let docs = emit_docs(&inner.docs[..1]);
        quote! {
            #docs
            #[must_use]
            pub const fn #method(#receiver) -> #method::#handle<#lifetime> { #method::#handle(#client) }
        }
    });
    let operations = group.operations.iter().map(|operation| {
        let (method, request) = (ident(&operation.method), ident(&operation.request.name));
        let docs = emit_docs(std::slice::from_ref(&operation.summary));
        let request_lifetime = if lifetime.to_string().contains("'_") { quote!() } else { lifetime.clone() };
        quote! {
            #docs
            pub fn #method(#receiver, request: &#request_lifetime #request) -> Call<#lifetime, #request> { Call::new(#client, request) }
        }
    });
    folders.chain(operations).collect()
}
