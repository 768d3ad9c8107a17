//! The module of a folder: its handle, its modules and what they export.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use super::module::Module;
use super::operation::emit_operation;
use super::options::Options;
use super::service::emit_service;
use super::strukt::{emit_shape, emit_struct};
use super::uses::{emit_above, emit_names, emit_types_above};
use super::variable::emit_variable;
use crate::rust::ir::{Group, Operation};

/// Emits a folder below a vendor.
pub(super) fn emit_group(group: &Group, options: Options) -> Module {
    let mut items = emit_exports(group);
    let above = group.service.as_ref().map(|_| emit_above(group.service_above, &quote!(SERVICE as ABOVE)));
    items.extend(group.variables.iter().flat_map(emit_variable));
    items.extend(group.service.as_ref().map(|service| emit_service(service, Some("ABOVE"))));
    items.extend(emit_handle(group));
    let uses = above.into_iter().chain([emit_names()]).collect();
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
        uses: emit_types_above(&group.types_above).into_iter().chain([emit_names()]).collect(),
        items,
        ..Module::default()
    }
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

/// ```text
/// pub struct UserFlow<'a>(pub(super) &'a Client);
/// impl<'a> UserFlow<'a> { pub fn batch_del(self, request: &'a BatchDel) -> Call<'a, BatchDel> { … } }
/// ```
fn emit_handle(group: &Group) -> [TokenStream; 2] {
    let name = ident(&group.handle);
    let docs = emit_docs(&group.docs[..1]);
    let methods = emit_methods(group, &Receiver { argument: quote!(self), generics: quote!(), client: quote!(self.0) });
    [
        quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub struct #name<'a>(pub(super) &'a Client);
        },
        quote!(impl<'a> #name<'a> { #(#methods)* }),
    ]
}

/// How a method gets at the client: from a handle that borrows it for `'a`, or from the client itself.
pub(super) struct Receiver {
    /// `self` or `&'a self`.
    pub(super) argument: TokenStream,
    /// What declares `'a`, where the block does not.
    pub(super) generics: TokenStream,
    /// The client.
    pub(super) client: TokenStream,
}

/// Emits a method for each folder and operation below.
pub(super) fn emit_methods(group: &Group, receiver: &Receiver) -> Vec<TokenStream> {
    let Receiver { argument, generics, client } = receiver;
    let elided = if generics.is_empty() { quote!('a) } else { quote!('_) };
    let plain = if generics.is_empty() { argument.clone() } else { quote!(&self) };
    let folders = group.groups.iter().map(|inner| {
        let (method, handle) = (ident(&inner.module), ident(&inner.handle));
        let docs = emit_docs(&inner.docs[..1]);
        quote! {
            #docs
            #[must_use]
            pub const fn #method(#plain) -> #method::#handle<#elided> { #method::#handle(#client) }
        }
    });
    let operations = group.operations.iter().map(|operation| {
        let (method, request) = (ident(&operation.method), ident(&operation.request.name));
        let docs = emit_docs(std::slice::from_ref(&operation.summary));
        let (call, made) = match operation.response {
            Some(_) => (quote!(Call<'a, #request>), quote!(Call::new)),
            None => (quote!(Call<'a, #request, Download>), quote!(Call::download)),
        };
        quote! {
            #docs
            pub fn #method #generics(#argument, request: &'a #request) -> #call { #made(#client, request) }
        }
    });
    folders.chain(operations).collect()
}
