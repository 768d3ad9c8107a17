//! The module of a page.

use proc_macro2::TokenStream;
use quote::quote;

use super::code::emit_codes;
use super::doc::emit_docs;
use super::ident::ident;
use super::info::emit_info;
use super::methods::emit_methods;
use super::module::Module;
use super::object::{emit_shape, emit_struct};
use super::options::Options;
use super::uses::{emit_names, emit_path, emit_shared_types};
use super::{batch, constants, pages, stream};
use crate::rust::ir::{Operation, Services, Struct};

/// Emits the module of a page.
///
/// Its items are the request, the methods, the facts and rules, the response and the page's own
/// types. The constants for values and the error codes follow.
pub(super) fn emit_operation(operation: &Operation, options: &Options) -> Module {
    let Operation { request, response, types, info, .. } = operation;
    let module = Module {
        name: operation.method.clone(),
        docs: emit_docs(std::slice::from_ref(&operation.summary)),
        origin: operation.origin.clone(),
        is_kept: operation.kept.client,
        ..Module::default()
    };
    if module.is_kept {
        return module;
    }
    let mut items = emit_struct(request);
    items.push(emit_methods(operation, options));
    items.push(emit_impl(operation));
    items.extend(emit_traits(operation));
    let info_data = emit_info(info, operation.events.is_some(), &request.fields);
    items.push(quote!(static INFO: OperationInfo = #info_data;));
    items.extend(operation.batch.as_ref().map(batch::emit_rule));
    items.extend(operation.pages.as_ref().map(pages::emit_rule));
    items.extend(operation.events.as_ref().map(stream::emit_rule));
    items.extend(operation.events.iter().flat_map(|events| stream::emit_events(events, &ident(&request.name))));
    items.extend(response.iter().flat_map(emit_response));
    for object in types {
        items.extend(emit_struct(object));
        items.extend(object.sent.then(|| emit_shape(object)));
    }
    let services = Services::from([operation.service.clone()]);
    items.extend(constants::emit_own(&operation.constants.own, &services, options));
    items.extend(emit_codes(operation));
    Module { uses: emit_uses(operation, &services, options), items, ..module }
}

/// Emits the operation's trait:
///
/// ```text
/// impl Operation for BatchDel { type Vendor = super::feishu::Feishu; … }
/// ```
fn emit_impl(operation: &Operation) -> TokenStream {
    let (name, code) = (ident(&operation.request.name), ident(&operation.code));
    let vendor = emit_path(&operation.vendor_alias, &operation.folder, &[]);
    let client = ident(&operation.client);
    let response = ident(operation.response.as_ref().map_or("NoData", |response| &response.name));
    let output = match (&operation.response, &operation.events) {
        (Some(_), _) => quote!(Response<#response>),
        (None, Some(events)) => {
            let event = ident(&events.name);
            quote!(EventStream<#event>)
        }
        (None, None) => quote!(Download),
    };
    quote! {
        impl Operation for #name {
            type Vendor = #vendor::#client;
            type Response = #response;
            type Output = #output;
            type Code = #code;
            const INFO: &'static OperationInfo = &INFO;
        }
    }
}

/// Emits the response, or `pub type DeleteResponse = NoData;` if it has no fields.
fn emit_response(response: &Struct) -> Vec<TokenStream> {
    if !response.fields.is_empty() {
        return emit_struct(response);
    }
    let (docs, name) = (emit_docs(&response.docs), ident(&response.name));
    vec![quote!(#docs pub type #name = NoData;)]
}

/// Emits the traits of batches and pages.
fn emit_traits(operation: &Operation) -> Vec<TokenStream> {
    let name = ident(&operation.request.name);
    let response = ident(operation.response.as_ref().map_or("NoData", |response| &response.name));
    let batch = operation.batch.as_ref().map(|batch| batch::emit_batched(batch, &name));
    let pages = operation.pages.as_ref().map(|pages| pages::emit_paged(pages, &name, &response));
    batch.into_iter().chain(pages).collect()
}

fn emit_uses(operation: &Operation, services: &Services, options: &Options) -> Vec<TokenStream> {
    let Operation { vendor_alias, folder, shared, info, .. } = operation;
    let service = emit_path(vendor_alias, folder, &info.service_folder);
    let mut uses = vec![quote!(use #service::SERVICE;)];
    uses.extend(emit_shared_types(vendor_alias, folder, shared));
    uses.push(emit_names());
    uses.extend(constants::emit_exports(&operation.constants, vendor_alias, folder, services, options));
    uses
}
