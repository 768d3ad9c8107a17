//! The enum of an operation's documented codes.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use crate::rust::ir::Operation;

/// Emits the enum and its trait:
///
/// ```text
/// pub enum BatchDeleteError { ParamIsInvalid, Unknown }
/// impl ApiCode for BatchDeleteError {
///     const LISTED: &'static [(&'static str, Self)] = &[("2320001", Self::ParamIsInvalid)];
///     const UNLISTED: Self = Self::Unknown;
/// }
/// ```
pub(super) fn emit_codes(operation: &Operation) -> [TokenStream; 2] {
    let name = ident(&operation.code);
    let docs = emit_docs(&[format!("Error codes that the page of [`{}`] lists.", operation.request.name)]);
    let rows = &operation.info.errors;
    let variants = rows.iter().map(|row| {
        let (docs, name) = (emit_docs(&row.docs), ident(&row.name));
        quote!(#docs #name,)
    });
    let enum_ = quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A code that the page does not list.
            Unknown,
        }
    };
    let listed = rows.iter().map(|row| {
        let (code, variant) = (&row.code, ident(&row.name));
        quote!((#code, Self::#variant))
    });
    let impl_ = quote! {
        impl ApiCode for #name {
            const LISTED: &'static [(&'static str, Self)] = &[#(#listed),*];
            const UNLISTED: Self = Self::Unknown;
        }
    };
    [enum_, impl_]
}
