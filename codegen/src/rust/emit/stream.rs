//! Streams of events: the enum, the rule as data, and the method.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use super::method_docs::{Method, emit_stream_docs};
use super::options::Options;
use super::owner::Owner;
use super::ty::emit_ty;
use crate::rust::ir::{Operation, Stream};

/// Emits the enum and its traits:
///
/// ```text
/// pub enum AskEvent { Text(String), Cost(Cost), Other(Value) }
/// events!(AskEvent { Text = "3", Cost = "4" });
/// impl Streamed for Ask { type Event = AskEvent; }
/// ```
pub(super) fn emit_events(events: &Stream, request: &Ident) -> Vec<TokenStream> {
    let (docs, name) = (emit_docs(&events.enum_docs), ident(&events.name));
    let variants = events.variants.iter().map(|variant| {
        let (docs, name, ty) = (emit_docs(&variant.docs), ident(&variant.name), emit_ty(&variant.ty));
        quote!(#docs #name(#ty),)
    });
    let kinds = events.variants.iter().map(|variant| {
        let (name, kind) = (ident(&variant.name), &variant.kind);
        quote!(#name = #kind)
    });
    let enum_ = quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// Whole event of a kind that the page does not list, or whose data cannot be read.
            Other(Value),
        }
    };
    vec![enum_, quote!(events!(#name { #(#kinds),* });), quote!(impl Streamed for #request { type Event = #name; })]
}

/// Emits the rule of the stream:
///
/// ```text
/// static EVENT_RULE: EventRule = EventRule::new(&["3", "0"]).by("code").data("data").end("0");
/// ```
pub(super) fn emit_rule(events: &Stream) -> TokenStream {
    let kinds = &events.kinds;
    let part = |name: &str, value: &Option<String>| {
        let name = ident(name);
        value.as_ref().map(|value| quote!(.#name(#value)))
    };
    let (by, data, end) = (part("by", &events.by), part("data", &events.data), part("end", &events.end));
    let framing = events.framing.map(|framing| {
        let framing = ident(framing);
        quote!(.framing(Framing::#framing))
    });
    let switch = events.switch.as_ref().map(|[field, stream, whole]| quote!(.switch(#field, #stream, #whole)));
    quote!(static EVENT_RULE: EventRule = EventRule::new(&[#(#kinds),*])#by #data #end #framing #switch;)
}

/// Emits the method that returns events, next to one for a whole response:
///
/// ```text
/// pub fn ask_stream(self, request: &'a Ask) -> Call<'a, Ask, EventStream<AskEvent>> { … }
/// ```
pub(super) fn emit_method(
    events: &Stream,
    operation: &Operation,
    owner: &Owner,
    options: &Options,
) -> Option<TokenStream> {
    let docs = emit_stream_docs(events.docs.as_ref()?, operation, Method::Stream, options);
    let (method, request) = (ident(&events.method), ident(&operation.request.name));
    let (event, Owner { call_generics, call_receiver, client, .. }) = (ident(&events.name), owner);
    Some(quote! {
        #docs
        #[inline]
        pub fn #method #call_generics(#call_receiver, request: &'a #request) -> Call<'a, #request, EventStream<#event>> {
            Call::stream(#client, request)
        }
    })
}
