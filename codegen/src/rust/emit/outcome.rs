//! The rule by which the outcome of each item is read.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::rust::ir::{OutcomeArgument, OutcomeRule};

/// Emits `OutcomeRule::flag("items", "ok").key(&["id"])`.
///
/// A fact that the page does not state keeps the runtime's default.
pub(super) fn emit_outcome(outcome: &OutcomeRule) -> TokenStream {
    let (constructor, arguments) = (ident(outcome.constructor), &outcome.arguments);
    let setters = outcome.setters.iter().map(|(name, argument)| {
        let (name, argument) = (ident(name), emit_argument(argument));
        quote!(.#name(#argument))
    });
    quote!(OutcomeRule::#constructor(#(#arguments),*) #(#setters)*)
}

fn emit_argument(argument: &OutcomeArgument) -> TokenStream {
    match argument {
        OutcomeArgument::Name(name) => quote!(#name),
        OutcomeArgument::Names(names) => quote!(&[#(#names),*]),
        OutcomeArgument::Nothing => TokenStream::new(),
    }
}
