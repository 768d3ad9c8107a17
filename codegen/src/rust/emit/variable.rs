//! The variables of a host.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use crate::rust::ir::Variable;

/// Emits the enum and its trait:
///
/// ```text
/// pub enum Endpoint { Sg, Th, Jp }
/// impl HostVariable for Endpoint {
///     const NAME: &'static str = "endpoint";
///     fn value(self) -> &'static str { … }
/// }
/// ```
pub(super) fn emit_variable(variable: &Variable) -> [TokenStream; 2] {
    let (name, wire) = (ident(&variable.rust), &variable.wire);
    let docs = emit_docs(&variable.docs);
    let variants = variable.values.iter().enumerate().map(|(number, (value, variant))| {
        let docs = if number == 0 { format!(" `{value}` (default).") } else { format!(" `{value}`.") };
        let variant = ident(variant);
        quote!(#[doc = #docs] #variant,)
    });
    let arms = variable.values.iter().map(|(value, variant)| {
        let variant = ident(variant);
        quote!(Self::#variant => #value,)
    });
    [
        quote! {
            #docs
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            #[non_exhaustive]
            pub enum #name { #(#variants)* }
        },
        quote! {
            impl HostVariable for #name {
                const NAME: &'static str = #wire;
                fn value(self) -> &'static str { match self { #(#arms)* } }
            }
        },
    ]
}
