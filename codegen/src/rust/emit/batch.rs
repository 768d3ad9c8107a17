//! Lists that are split over calls: the rule as data, the way to the list, the method.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use super::literal::emit_integer;
use super::ty::emit_ty;
use crate::rust::ir::{Batch, OutcomeArgument, OutcomeRule, Step};

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
            fn items(&mut self) -> &mut Vec<#item> { #list }
        }
    }
}

/// Emits `&mut self.delete.objects`, or `self.delete.get_or_insert_default().objects.get_or_insert_default()`.
pub(super) fn emit_list(start: &TokenStream, steps: &[Step]) -> TokenStream {
    let list = steps.iter().fold(start.clone(), |above, step| {
        let name = ident(&step.rust);
        let made = step.optional.then(|| quote!(.get_or_insert_default()));
        quote!(#above.#name #made)
    });
    if steps.last().is_some_and(|step| step.optional) { list } else { quote!(&mut #list) }
}

/// ```text
/// static BATCH: BatchRule = BatchRule {
///     split: &["ids"],
///     max: Some(500),
///     key: &[],
///     outcome: OutcomeRule::Flag { each: "items", … },
/// };
/// ```
pub(super) fn emit_rule(batch: &Batch) -> TokenStream {
    let split = batch.split.iter().map(|step| &step.wire);
    let (key, outcome) = (&batch.key, emit_outcome(&batch.outcome));
    let max = batch.max.map(emit_integer).map_or_else(|| quote!(None), |max| quote!(Some(#max)));
    quote! {
        static BATCH: BatchRule = BatchRule {
            split: &[#(#split),*],
            max: #max,
            key: &[#(#key),*],
            outcome: #outcome,
        };
    }
}

fn emit_outcome(outcome: &OutcomeRule) -> TokenStream {
    let variant = ident(outcome.variant);
    let fields = outcome.fields.iter().map(|(name, argument)| {
        let name = ident(name);
        let value = match argument {
            OutcomeArgument::Name(name) => quote!(#name),
            OutcomeArgument::Maybe(None) => quote!(None),
            OutcomeArgument::Maybe(Some(name)) => quote!(Some(#name)),
            OutcomeArgument::Names(names) => quote!(&[#(#names),*]),
            OutcomeArgument::Flag(is) => quote!(#is),
        };
        quote!(#name: #value)
    });
    let fields = (!outcome.fields.is_empty()).then(|| quote!({ #(#fields),* }));
    quote!(OutcomeRule::#variant #fields)
}

/// What has a method: a handle, which borrows a client, or the client itself.
pub(super) struct Owner {
    pub generics: Option<TokenStream>,
    pub receiver: TokenStream,
    pub lifetime: TokenStream,
    pub client: TokenStream,
}

impl Owner {
    pub(super) fn of(on_client: bool) -> Self {
        if on_client {
            Self { generics: None, receiver: quote!(&self), lifetime: quote!('_), client: quote!(&self.0) }
        } else {
            let generics = Some(quote!(<'a>));
            Self { generics, receiver: quote!(self), lifetime: quote!('a), client: quote!(self.0) }
        }
    }
}

/// ```text
/// impl<'a> super::ApplicationObjectRecord<'a> {
///     pub fn batch_delete_all(self, request: BatchDelete) -> Batch<'a, BatchDelete> { … }
/// }
/// ```
///
/// It stands with the page and not with its handle, so that a new maximum is a change of one file. Where the page
/// gives no maximum, the caller does.
pub(super) fn emit_method(batch: &Batch, request: &Ident) -> TokenStream {
    let (handle, method) = (ident(&batch.handle), ident(&batch.method));
    let docs = emit_docs(&batch.docs);
    let Owner { generics, receiver, lifetime, client } = Owner::of(batch.on_client);
    let (max, limit) =
        if batch.max.is_some() { (None, None) } else { (Some(quote!(, max: usize)), Some(quote!(.max_items(max)))) };
    quote! {
        impl #generics super::#handle #generics {
            #docs
            pub fn #method(#receiver, request: #request #max) -> Batch<#lifetime, #request> {
                Batch::new(#client, request)#limit
            }
        }
    }
}
