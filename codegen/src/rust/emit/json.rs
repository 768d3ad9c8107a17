//! Values of JSON as expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::literal::emit_integer;

/// Emits `Value::from_iter([("size", Value::from(3))])` and the like.
pub(super) fn emit_json(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(Value::Null),
        Value::Bool(value) => quote!(Value::from(#value)),
        Value::String(text) => quote!(Value::from(#text)),
        Value::Number(number) => emit_number(number),
        Value::Array(items) if items.is_empty() => quote!(Value::Array(Vec::new())),
        Value::Array(items) => {
            let items = items.iter().map(emit_json);
            quote!(Value::from_iter([#(#items),*]))
        }
        Value::Object(members) if members.is_empty() => quote!(Value::Object(Default::default())),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = emit_json(value);
                quote!((#name, #value))
            });
            quote!(Value::from_iter([#(#members),*]))
        }
    }
}

/// Emits a number. An integer beyond 32 bits names its type, which is not inferred.
fn emit_number(number: &serde_json::Number) -> TokenStream {
    let number = match (number.as_i64(), number.as_u64()) {
        (Some(small), _) if i32::try_from(small).is_ok() => emit_integer(small),
        (Some(integer), _) => {
            let integer = Literal::i64_suffixed(integer);
            quote!(#integer)
        }
        (None, Some(integer)) => {
            let integer = Literal::u64_suffixed(integer);
            quote!(#integer)
        }
        (None, None) => {
            let number = Literal::f64_unsuffixed(number.as_f64().unwrap_or_default());
            quote!(#number)
        }
    };
    quote!(Value::from(#number))
}
