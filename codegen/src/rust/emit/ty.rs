//! Types of fields and parameters, and the conversion of a parameter.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident::ident;
use crate::rust::ir::{Field, Ty};

/// Emits `Vec<BTreeMap<String, Value>>` and the like.
pub(super) fn emit_ty(ty: &Ty) -> TokenStream {
    match ty {
        Ty::String => quote!(String),
        Ty::Integer => quote!(i64),
        Ty::Number => quote!(f64),
        Ty::Decimal => quote!(Decimal),
        Ty::Boolean => quote!(bool),
        Ty::File => quote!(Upload),
        Ty::Any => quote!(Value),
        Ty::List(item) => {
            let item = emit_ty(item);
            quote!(Vec<#item>)
        }
        Ty::Map(value) => {
            let value = emit_ty(value);
            quote!(BTreeMap<String, #value>)
        }
        Ty::Named(name) => {
            let name = ident(name);
            quote!(#name)
        }
    }
}

/// Emits the type of a field.
pub(super) fn emit_field_ty(field: &Field, received: bool) -> TokenStream {
    let ty = emit_ty(&field.ty);
    let ty = if field.boxed { quote!(Box<#ty>) } else { ty };
    if field.is_option(received) { quote!(Option<#ty>) } else { ty }
}

/// Emits the type of a parameter, such as `impl IntoIterator<Item = impl Into<String>>`.
pub(super) fn emit_parameter(ty: &Ty) -> TokenStream {
    match ty {
        Ty::String => quote!(impl Into<String>),
        Ty::Decimal => quote!(impl Into<Decimal>),
        Ty::Any => quote!(impl Into<Value>),
        Ty::List(item) => {
            let item = if is_into(item) { emit_parameter(item) } else { emit_ty(item) };
            quote!(impl IntoIterator<Item = #item>)
        }
        Ty::Map(value) => {
            let value = if is_into(value) { emit_parameter(value) } else { emit_ty(value) };
            quote!(impl IntoIterator<Item = (impl Into<String>, #value)>)
        }
        other => emit_ty(other),
    }
}

/// Whether a parameter is the value of its field without a conversion.
pub(super) const fn is_plain(field: &Field) -> bool {
    !field.boxed && field.needed && matches!(field.ty, Ty::Integer | Ty::Number | Ty::Boolean | Ty::File | Ty::Named(_))
}

/// Emits the conversion of a parameter to the value of its field.
pub(super) fn emit_conversion(field: &Field, name: &Ident) -> TokenStream {
    let value = match &field.ty {
        Ty::String | Ty::Decimal | Ty::Any => quote!(#name.into()),
        Ty::List(item) if is_into(item) => quote!(#name.into_iter().map(Into::into).collect()),
        Ty::List(_) => quote!(#name.into_iter().collect()),
        Ty::Map(value) if is_into(value) => {
            quote!(#name.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
        }
        Ty::Map(_) => quote!(#name.into_iter().map(|(key, value)| (key.into(), value)).collect()),
        _ => quote!(#name),
    };
    if field.boxed { quote!(Box::new(#value)) } else { value }
}

/// Whether a parameter of the type makes its function generic.
pub(super) const fn is_generic(ty: &Ty) -> bool {
    is_into(ty) || matches!(ty, Ty::List(_) | Ty::Map(_))
}

const fn is_into(ty: &Ty) -> bool {
    matches!(ty, Ty::String | Ty::Decimal | Ty::Any)
}
