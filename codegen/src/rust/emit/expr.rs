//! Documented values as expressions.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::ident::ident;
use super::json::{emit_decimal, emit_json};
use super::literal::emit_integer;
use super::ty::emit_ty;
use crate::rust::ir::{Expr, Ty};

/// The functions that an expression may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Examples for tests, with the functions of the runtime's `testing`.
    Tests,
    /// Examples in the documentation, with public functions alone.
    Readers,
}

/// Emits a constant value, which contains neither files nor JSON.
pub(super) fn emit_constant(value: &Expr) -> TokenStream {
    emit_expr(value, Audience::Readers)
}

/// Emits a value for a parameter.
pub(super) fn emit_expr(expr: &Expr, audience: Audience) -> TokenStream {
    Emitter { audience, owned: false }.emit(expr)
}

#[derive(Clone, Copy)]
struct Emitter {
    audience: Audience,
    /// Whether the value has its exact type, because no `impl Into` converts it.
    owned: bool,
}

impl Emitter {
    fn emit(self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Text(text) if self.owned => quote!(#text.to_owned()),
            Expr::Text(text) => quote!(#text),
            Expr::Integer(value) => emit_integer(*value),
            Expr::Number(text) => self.emit_number(text),
            Expr::Decimal(text) => emit_decimal(text),
            Expr::Boolean(value) => quote!(#value),
            Expr::File(name) => self.emit_file(name),
            Expr::Any(text) => self.emit_any(text),
            Expr::Empty(ty) => emit_empty(ty),
            Expr::List(items) => self.emit_list(items),
            Expr::Entries(entries) => self.emit_entries(entries),
            Expr::Map(entries) => self.emit_map(entries),
            Expr::Object { ty, constructor, arguments, setters, .. } => {
                let (ty, constructor) = (ident(ty), ident(constructor));
                let parameter = Self { owned: false, ..self };
                let arguments = arguments.iter().map(|argument| parameter.emit(argument));
                let setters = setters.iter().map(|(name, value)| {
                    let (name, value) = (format_ident!("{name}"), parameter.emit(value));
                    quote!(.#name(#value))
                });
                quote!(#ty::#constructor(#(#arguments),*)#(#setters)*)
            }
        }
    }

    /// Emits a value one level below: `impl Into` converts texts and JSON there, and nothing else.
    fn emit_inner(self, expr: &Expr) -> TokenStream {
        let owned = self.owned || !matches!(expr, Expr::Text(_) | Expr::Any(_));
        Self { owned, ..self }.emit(expr)
    }

    fn emit_list(self, items: &[Expr]) -> TokenStream {
        let items = items.iter().map(|item| self.emit_inner(item));
        if self.owned { quote!(Vec::from([#(#items),*])) } else { quote!([#(#items),*]) }
    }

    fn emit_entries(self, entries: &[(String, Expr)]) -> TokenStream {
        let entries = entries.iter().map(|(key, value)| {
            let value = self.emit_inner(value);
            quote!((#key, #value))
        });
        quote!([#(#entries),*])
    }

    fn emit_map(self, entries: &[(String, Expr)]) -> TokenStream {
        let entries = entries.iter().map(|(key, value)| {
            let value = Self { owned: true, ..self }.emit(value);
            quote!((#key.to_owned(), #value))
        });
        quote!(BTreeMap::from([#(#entries),*]))
    }

    fn emit_number(self, text: &str) -> TokenStream {
        match (self.audience, text.parse::<f64>()) {
            (Audience::Readers, Ok(number)) if number.is_finite() => {
                let number = Literal::f64_unsuffixed(number);
                quote!(#number)
            }
            _ => quote!(number(#text)),
        }
    }

    fn emit_file(self, name: &str) -> TokenStream {
        match self.audience {
            Audience::Tests => quote!(file(#name)),
            Audience::Readers => quote!(Upload::from_bytes(#name, "content")),
        }
    }

    /// Emits a value of JSON. Tests read all but texts and booleans from their text.
    fn emit_any(self, text: &str) -> TokenStream {
        let is_plain = text.starts_with(['"', 't', 'f']);
        let value = if is_plain || self.audience == Audience::Readers { emit_json(text) } else { None };
        value.unwrap_or_else(|| quote!(json(#text)))
    }
}

fn emit_empty(ty: &Ty) -> TokenStream {
    match ty {
        Ty::List(item) => {
            let item = emit_ty(item);
            quote!(Vec::<#item>::new())
        }
        Ty::Map(value) => {
            let value = emit_ty(value);
            quote!(BTreeMap::<String, #value>::new())
        }
        other => {
            let value = emit_ty(other);
            quote!(BTreeMap::<String, #value>::new())
        }
    }
}
