//! The methods of an operation, in the operation's file.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::method_docs::emit_call_docs;
use super::options::Options;
use super::owner::Owner;
use super::{batch, pages, stream};
use crate::rust::ir::Operation;

/// Emits the methods:
///
/// ```text
/// impl<'a> super::UserFlow<'a> {
///     pub fn batch_del(self, request: &'a BatchDel) -> Call<'a, BatchDel> { … }
///     pub fn batch_del_all(self, request: BatchDel) -> Batch<'a, BatchDel> { … }
/// }
/// ```
///
/// The methods are not in the handle's file, so that a changed page changes one file.
pub(super) fn emit_methods(operation: &Operation, options: &Options) -> TokenStream {
    let handle = ident(&operation.handle);
    let owner = Owner::of(operation.folder.is_empty());
    let generics = &owner.generics;
    let call = emit_call(operation, &owner, options);
    let batch = operation.batch.as_ref().map(|batch| batch::emit_method(batch, operation, &owner, options));
    let pages = operation.pages.as_ref().map(|pages| pages::emit_method(pages, operation, &owner, options));
    let stream = operation.events.as_ref().and_then(|events| stream::emit_method(events, operation, &owner, options));
    quote! {
        impl #generics super::#handle #generics {
            #call
            #batch
            #pages
            #stream
        }
    }
}

/// Emits the method that sends one request.
fn emit_call(operation: &Operation, owner: &Owner, options: &Options) -> TokenStream {
    let Owner { call_generics, call_receiver, client, .. } = owner;
    let (method, request) = (ident(&operation.method), ident(&operation.request.name));
    let docs = emit_call_docs(operation, options);
    let (call, constructor) = match (&operation.response, &operation.events) {
        (Some(_), _) => (quote!(Call<'a, #request>), quote!(Call::new)),
        (None, Some(events)) => {
            let event = ident(&events.name);
            (quote!(Call<'a, #request, EventStream<#event>>), quote!(Call::stream))
        }
        (None, None) => (quote!(Call<'a, #request, Download>), quote!(Call::download)),
    };
    quote! {
        #docs
        #[inline]
        pub fn #method #call_generics(#call_receiver, request: &'a #request) -> #call {
            #constructor(#client, request)
        }
    }
}
