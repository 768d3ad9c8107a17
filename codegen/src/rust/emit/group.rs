//! The module of a folder: its handle, its inner modules and their exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::condition::{emit_condition, with_condition};
use super::constants;
use super::doc::emit_docs;
use super::events::emit_events;
use super::ident::ident;
use super::module::Module;
use super::object::{emit_shape, emit_struct};
use super::operation::emit_operation;
use super::options::Options;
use super::owner::Owner;
use super::service::emit_service;
use super::uses::{emit_alias, emit_names, emit_path, emit_shared_names};
use super::variable::emit_variable;
use crate::rust::ir::{DeclaredType, Group, Operation, Services};

/// Emits a folder below a vendor.
pub(super) fn emit_group(group: &Group, options: &Options) -> Module {
    let mut items = emit_exports(group, options);
    items.extend(group.variables.iter().flat_map(emit_variable));
    items.extend(group.service.as_ref().map(|service| emit_service(service, Some("ABOVE"))));
    let condition = emit_condition(&group.callers, &group.services, options);
    items.extend((!group.callers.is_empty()).then(|| emit_handle(group, options)).into_iter().flatten());
    let names = (!group.callers.is_empty()).then(|| with_condition(condition.as_ref(), emit_names()));
    let uses = emit_service_above(group).into_iter().chain(emit_alias(group, options)).chain(names).collect();
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
    let constants = (!group.constants.is_empty()).then(|| constants::emit_module(group, options));
    let events = group.events.iter().filter(|_| options.events).map(|events| emit_events(events, options));
    let groups = group.groups.iter().filter(|inner| !inner.callers.is_empty() || options.events);
    let groups = groups.map(|inner| Module {
        condition: emit_condition(&inner.services, &group.services, options),
        ..emit_group(inner, options)
    });
    let operations = group.operations.iter().map(|operation| Module {
        condition: condition_of(operation, group, options),
        ..emit_operation(operation, options).formatted()
    });
    Module {
        name: group.module.clone(),
        docs: emit_docs(&group.docs),
        origin: group.origin.clone(),
        children: types.into_iter().chain(constants).chain(events).chain(groups).chain(operations).collect(),
        ..Module::default()
    }
}

/// Returns the condition of an operation in its folder.
fn condition_of(operation: &Operation, group: &Group, options: &Options) -> Option<TokenStream> {
    emit_condition(&Services::from([operation.service.clone()]), &group.services, options)
}

/// Emits the types of a folder, each for the services that reach it.
fn emit_types(group: &Group, options: &Options) -> Module {
    let all: Services = group.types.iter().flat_map(|ty| ty.services.iter().cloned()).collect();
    let module = Module {
        name: "types".to_owned(),
        docs: emit_docs(&["Types that several operations share."]),
        origin: group.types_origin.clone(),
        condition: emit_condition(&all, &group.services, options),
        is_kept: group.keeps_types,
        ..Module::default()
    };
    if module.is_kept {
        return module;
    }
    let mut items = Vec::new();
    for DeclaredType { object, services, senders, .. } in &group.types {
        let condition = emit_condition(services, &all, options);
        items.extend(emit_struct(object).into_iter().map(|item| with_condition(condition.as_ref(), item)));
        let condition = emit_condition(senders, &all, options);
        items.extend(object.sent.then(|| with_condition(condition.as_ref(), emit_shape(object))));
    }
    let Group { types_constants, vendor_alias, folder, .. } = group;
    items.extend(constants::emit_own(&types_constants.own, &all, options));
    let exports = constants::emit_exports(types_constants, vendor_alias, folder, &all, options);
    let uses = emit_shared_names(group, &all, options).into_iter().chain([emit_names()]).chain(exports).collect();
    Module { uses, items, ..module }.formatted()
}

/// Emits `pub use self::batch_delete::{BatchDelete, BatchDeleteError, BatchDeleteResponse};`.
pub(super) fn emit_exports(group: &Group, options: &Options) -> Vec<TokenStream> {
    let export = |operation: &Operation| {
        let module = ident(&operation.method);
        let own = [&operation.request.name, &operation.code].into_iter();
        let own = own.chain(operation.response.iter().map(|response| &response.name));
        let own = own.chain(operation.events.iter().map(|events| &events.name));
        let mut names: Vec<_> = own.map(|name| ident(name)).collect();
        names.sort();
        let condition = condition_of(operation, group, options);
        quote!(#condition pub use self::#module::{#(#names),*};)
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
fn emit_handle(group: &Group, options: &Options) -> Vec<TokenStream> {
    let name = ident(&group.handle);
    let docs = emit_docs(&group.docs[..1]);
    let methods = emit_folder_methods(group, &Owner::of(false), options);
    let condition = emit_condition(&group.callers, &group.services, options);
    let handle = quote! {
        #docs
        #condition
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'a>(pub(super) &'a Client);
    };
    let below = group.groups.iter().flat_map(|inner| inner.callers.iter().cloned()).collect();
    let condition = emit_condition(&below, &group.services, options);
    let block = (!methods.is_empty()).then(|| quote!(#condition impl<'a> #name<'a> { #(#methods)* }));
    std::iter::once(handle).chain(block).collect()
}

/// Emits a method for each folder below.
pub(super) fn emit_folder_methods(group: &Group, owner: &Owner, options: &Options) -> Vec<TokenStream> {
    let Owner { receiver, lifetime, client, .. } = owner;
    // The handle of a folder has their condition, the client has none.
    let around = if group.folder.is_empty() { &group.services } else { &group.callers };
    let emit = |inner: &Group| {
        let (method, handle) = (ident(&inner.module), ident(&inner.handle));
        let docs = emit_docs(&inner.docs[..1]);
        let condition = emit_condition(&inner.callers, around, options);
        quote! {
            #docs
            #condition
            #[must_use]
            pub const fn #method(#receiver) -> #method::#handle<#lifetime> { #method::#handle(#client) }
        }
    };
    group.groups.iter().filter(|inner| !inner.callers.is_empty()).map(emit).collect()
}
