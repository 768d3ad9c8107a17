//! The rule by which the outcome of each item is read.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use crate::rust::ir::{OutcomeArgument, OutcomeRule};

/// Emits `OutcomeRule::Flag { each: "items", … }`.
pub(super) fn emit_outcome(outcome: &OutcomeRule) -> TokenStream {
    let variant = ident(outcome.variant);
    let fields = outcome.fields.iter().map(|(name, argument)| {
        let (name, value) = (ident(name), emit_argument(argument));
        quote!(#name: #value)
    });
    let fields = (!outcome.fields.is_empty()).then(|| quote!({ #(#fields),* }));
    quote!(OutcomeRule::#variant #fields)
}

fn emit_argument(argument: &OutcomeArgument) -> TokenStream {
    match argument {
        OutcomeArgument::Name(name) => quote!(#name),
        OutcomeArgument::Maybe(None) => quote!(None),
        OutcomeArgument::Maybe(Some(name)) => quote!(Some(#name)),
        OutcomeArgument::Names(names) => quote!(&[#(#names),*]),
        OutcomeArgument::Flag(is) => quote!(#is),
    }
}
