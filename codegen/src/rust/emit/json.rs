//! Values of JSON as expressions, with the digits of their numbers.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Number;
use serde_json::value::RawValue;

use super::literal::emit_integer;

/// The most places of a decimal that `Decimal::new` writes without an exponent.
const MOST_PLACES: usize = 64;

/// Emits `Value::from_iter([("size", Value::from(3))])` and the like; `None` for other texts.
pub(super) fn emit_json(text: &str) -> Option<TokenStream> {
    emit_value(serde_json::from_str(text).ok()?)
}

fn emit_value(raw: &RawValue) -> Option<TokenStream> {
    let text = raw.get();
    Some(match text.as_bytes().first()? {
        b'n' => quote!(Value::Null),
        b't' => quote!(Value::from(true)),
        b'f' => quote!(Value::from(false)),
        b'"' => {
            let text: String = serde_json::from_str(text).ok()?;
            quote!(Value::from(#text))
        }
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            let items = items.into_iter().map(emit_value).collect::<Option<Vec<_>>>()?;
            if items.is_empty() { quote!(Value::Array(Vec::new())) } else { quote!(Value::from_iter([#(#items),*])) }
        }
        b'{' => {
            let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
            let members = members.into_iter().map(|(name, value)| {
                let value = emit_value(value)?;
                Some(quote!((#name, #value)))
            });
            let members = members.collect::<Option<Vec<_>>>()?;
            if members.is_empty() {
                quote!(Value::Object(Default::default()))
            } else {
                quote!(Value::from_iter([#(#members),*]))
            }
        }
        _ => emit_number(text),
    })
}

/// Emits a number. An integer beyond 32 bits names its type, which is not inferred.
fn emit_number(text: &str) -> TokenStream {
    let number = match (text.parse::<i64>(), text.parse::<u64>(), text.parse::<f64>()) {
        _ if text == "-0" => emit_decimal(text),
        (Ok(small), ..) if i32::try_from(small).is_ok() => emit_integer(small),
        (Ok(integer), ..) => {
            let integer = Literal::i64_suffixed(integer);
            quote!(#integer)
        }
        (_, Ok(integer), _) => {
            let integer = Literal::u64_suffixed(integer);
            quote!(#integer)
        }
        (.., Ok(float)) if Number::from_f64(float).is_some_and(|number| number.to_string() == text) => {
            let number = Literal::f64_unsuffixed(float);
            quote!(#number)
        }
        _ => emit_decimal(text),
    };
    quote!(Value::from(#number))
}

/// Emits a decimal with exactly these digits.
pub(super) fn emit_decimal(text: &str) -> TokenStream {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}").parse::<i128>();
    match (digits, i32::try_from(fraction.len())) {
        // Neither an exponent nor the sign of zero is in the digits.
        (Ok(digits), Ok(places)) if fraction.len() <= MOST_PLACES && !(digits == 0 && text.starts_with('-')) => {
            let (digits, places) = (Literal::i128_unsuffixed(digits), Literal::i32_unsuffixed(places));
            quote!(Decimal::new(#digits, #places))
        }
        _ => quote!(#text.parse::<Decimal>().expect("a decimal number")),
    }
}
