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
use super::uses::{emit_above, emit_prelude, emit_types_above};
use crate::rust::ir::Operation;

/// Emits request, operation with its rules for batches and pages, reply, the page's own types, codes: in this order.
pub(super) fn emit_operation(operation: &Operation, options: Options) -> Module {
    let Operation { request, reply, types, info, .. } = operation;
    let reply_name = ident(reply.as_ref().map_or("NoData", |reply| &reply.name));
    let (name, code) = (ident(&request.name), ident(&operation.code));
    let literal = emit_info(info, &request.fields);
    let mut items = emit_struct(request, options);
    items.push(quote! {
        impl Operation for #name {
            type Reply = #reply_name;
            type Code = #code;
            const INFO: &'static Info = &INFO;
        }
    });
    items.extend(operation.batch.iter().flat_map(|batch| [emit_batched(batch, &name), emit_method(batch, &name)]));
    items.extend(
        operation
            .pages
            .iter()
            .flat_map(|pages| [pages::emit_paged(pages, &name, &reply_name), pages::emit_method(pages, &name)]),
    );
    items.push(quote!(static INFO: Info = #literal;));
    items.extend(operation.batch.as_ref().map(emit_rule));
    items.extend(operation.pages.as_ref().map(pages::emit_rule));
    items.extend(reply.iter().flat_map(|reply| emit_struct(reply, options)));
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
        uses: std::iter::once(service).chain(emit_types_above(&operation.shared)).chain([emit_prelude()]).collect(),
        items,
        ..Module::default()
    }
}
