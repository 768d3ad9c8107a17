//! The module of a page.

use quote::quote;

use super::batch::{emit_batched, emit_method, emit_rule};
use super::code::emit_codes;
use super::doc::emit_docs;
use super::ident::ident;
use super::info::emit_info;
use super::module::Module;
use super::options::Options;
use super::pages;
use super::strukt::{emit_shape, emit_struct};
use super::uses::{emit_above, emit_names, emit_types_above};
use crate::rust::ir::Operation;

/// Emits request, operation with its rules for batches and pages, response, the page's own types, codes: in this order.
pub(super) fn emit_operation(operation: &Operation, options: Options) -> Module {
    let Operation { request, response, types, info, .. } = operation;
    let response_name = ident(response.as_ref().map_or("NoData", |response| &response.name));
    let output = if response.is_some() { quote!(Response<#response_name>) } else { quote!(Download) };
    let supers = std::iter::repeat_n(quote!(super::), operation.path.len());
    let client = ident(&operation.client);
    let (name, code) = (ident(&request.name), ident(&operation.code));
    let literal = emit_info(info, &request.fields);
    let mut items = emit_struct(request, options);
    items.push(quote! {
        impl Operation for #name {
            type Vendor = #(#supers)* #client;
            type Response = #response_name;
            type Output = #output;
            type Code = #code;
            const INFO: &'static OperationInfo = &INFO;
        }
    });
    items.extend(operation.batch.iter().flat_map(|batch| [emit_batched(batch, &name), emit_method(batch, &name)]));
    items.extend(
        operation
            .pages
            .iter()
            .flat_map(|pages| [pages::emit_paged(pages, &name, &response_name), pages::emit_method(pages, &name)]),
    );
    items.push(quote!(static INFO: OperationInfo = #literal;));
    items.extend(operation.batch.as_ref().map(emit_rule));
    items.extend(operation.pages.as_ref().map(pages::emit_rule));
    items.extend(response.iter().flat_map(|response| emit_struct(response, options)));
    for strukt in types {
        items.extend(emit_struct(strukt, options));
        items.extend(strukt.sent.then(|| emit_shape(strukt)));
    }
    items.extend(emit_codes(operation));
    let service = emit_above(info.service_above, &quote!(SERVICE));
    Module {
        name: operation.method.clone(),
        docs: emit_docs(std::slice::from_ref(&operation.summary)),
        origin: operation.origin.clone(),
        uses: std::iter::once(service).chain(emit_types_above(&operation.shared)).chain([emit_names()]).collect(),
        items,
        ..Module::default()
    }
}
