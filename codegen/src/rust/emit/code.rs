//! The enum of an operation's documented codes.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use crate::rust::ir::Operation;

/// Emits the enum and its trait:
///
/// ```text
/// pub enum BatchDeleteError { ParamIsInvalid, Unknown(ErrorCode) }
/// impl ApiCode for BatchDeleteError { fn from_code(code: ErrorCode) -> Self { … } }
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
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A code that the page does not list.
            Unknown(ErrorCode),
        }
    };
    let arms = rows.iter().map(|row| {
        let (code, variant) = (&row.code, ident(&row.name));
        quote!(#code => Self::#variant,)
    });
    let body = if rows.is_empty() {
        quote!(Self::Unknown(code))
    } else {
        quote!(match code.as_str() { #(#arms)* _ => Self::Unknown(code), })
    };
    let impl_ = quote! {
        impl ApiCode for #name {
            fn from_code(code: ErrorCode) -> Self { #body }
        }
    };
    [enum_, impl_]
}
