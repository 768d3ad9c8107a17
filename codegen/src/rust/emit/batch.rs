//! Lists that are split over calls: the rule as data, access to the list, and the method.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident::ident;
use super::literal::emit_integer;
use super::method_docs::{Method, emit_method_docs};
use super::options::Options;
use super::outcome::emit_outcome;
use super::owner::Owner;
use super::steps::emit_list;
use super::ty::emit_ty;
use crate::rust::ir::{Batch, Operation};

/// Emits the trait of a batch:
///
/// ```text
/// impl Batched for BatchDelete {
///     type Item = String;
///     const RULE: &'static BatchRule = &BATCH;
///     fn items(&mut self) -> &mut Vec<String> { &mut self.ids }
/// }
/// ```
pub(super) fn emit_batched(batch: &Batch, name: &Ident) -> TokenStream {
    let (item, list) = (emit_ty(&batch.item), emit_list(&quote!(self), &batch.split));
    quote! {
        impl Batched for #name {
            type Item = #item;
            const RULE: &'static BatchRule = &BATCH;
            #[inline]
            fn items(&mut self) -> &mut Vec<#item> { #list }
        }
    }
}

/// Emits the rule of a batch:
///
/// ```text
/// static BATCH: BatchRule =
///     BatchRule::new(&["ids"]).max(500).outcome(OutcomeRule::flag("items", "ok"));
/// ```
///
/// A fact that the page does not state keeps the runtime's default.
pub(super) fn emit_rule(batch: &Batch) -> TokenStream {
    let split = batch.split.iter().map(|step| &step.wire);
    let max = batch.max.map(emit_integer).map(|max| quote!(.max(#max)));
    let key = (!batch.key.is_empty()).then(|| {
        let key = &batch.key;
        quote!(.key(&[#(#key),*]))
    });
    let outcome = batch.outcome.as_ref().map(emit_outcome).map(|outcome| quote!(.outcome(#outcome)));
    quote!(static BATCH: BatchRule = BatchRule::new(&[#(#split),*]) #max #key #outcome;)
}

/// Emits the method that splits a list over calls:
///
/// ```text
/// pub fn batch_delete_all(self, request: BatchDelete) -> Batch<'a, BatchDelete> { … }
/// ```
///
/// If the page states no maximum, the method has a parameter for it.
pub(super) fn emit_method(batch: &Batch, operation: &Operation, owner: &Owner, options: &Options) -> TokenStream {
    let (method, request) = (ident(&batch.method), ident(&operation.request.name));
    let docs = emit_method_docs(&batch.docs, operation, Method::Batch, options);
    let Owner { receiver, lifetime, client, .. } = owner;
    let max = batch.max.is_none().then(|| quote!(, max: usize));
    let limit = batch.max.is_none().then(|| quote!(.max_items(max)));
    quote! {
        #docs
        #[inline]
        pub fn #method(#receiver, request: #request #max) -> Batch<#lifetime, #request> {
            Batch::new(#client, request)#limit
        }
    }
}
