//! Integers with groups of digits.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Emits `1_609_296_809`: five or more digits are in groups of three.
pub(super) fn emit_integer(value: impl Into<i128>) -> TokenStream {
    let value: i128 = value.into();
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (number, digit) in digits.chars().enumerate() {
        if number > 0 && (digits.len() - number).is_multiple_of(3) && digits.len() > 4 {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    let literal: Literal = grouped.parse().unwrap_or_else(|_| panic!("{grouped} is a number"));
    if value < 0 { quote!(-#literal) } else { quote!(#literal) }
}
