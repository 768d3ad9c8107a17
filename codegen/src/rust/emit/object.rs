//! Object types with their traits and facts.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructors::emit_constructors;
use super::doc::emit_docs;
use super::ident::ident;
use super::info::emit_fact;
use super::options::Options;
use super::ty::emit_field_ty;
use crate::naming;
use crate::rust::ir::{Expr, Struct};

/// Emits a type and its implementations, for the directions that are used.
pub(super) fn emit_struct(object: &Struct, options: &Options) -> Vec<TokenStream> {
    let mut items = vec![emit_type(object, options)];
    items.extend(object.sent.then(|| emit_constructors(object)));
    items.extend(object.sent.then(|| emit_encode(object)));
    items.extend(object.received.then(|| emit_object(object)));
    items.extend(emit_comparison(object));
    items
}

/// Emits the type:
///
/// ```text
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub struct DeleteObject { pub key: String, pub version_id: Option<String> }
/// ```
fn emit_type(object: &Struct, options: &Options) -> TokenStream {
    let name = ident(&object.name);
    let docs = emit_docs(&object.docs);
    let default = has_default(object).then(|| quote!(, Default));
    let serde = options.serde.then(|| {
        let default = has_default(object).then(|| quote!(, serde(default)));
        quote!(#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize) #default)])
    });
    let must_use = object.sent.then(|| quote!(#[must_use]));
    let fields = object.fields.iter().map(|field| {
        let (docs, wire, name) = (emit_docs(&field.docs), &field.wire, ident(&field.rust));
        let ty = emit_field_ty(field, object.received);
        // A name in two locations, such as path and body, cannot be stored twice under itself.
        let alone = object.fields.iter().filter(|other| other.wire == *wire).count() == 1;
        let renamed = options.serde && alone && naming::file(&field.rust) != wire;
        let rename = renamed.then(|| quote!(#[cfg_attr(feature = "serde", serde(rename = #wire))]));
        quote!(#docs #rename pub #name: #ty)
    });
    quote! {
        #docs
        #[derive(Clone #default)]
        #must_use
        #[non_exhaustive]
        #serde
        pub struct #name { #(#fields,)* }
    }
}

fn has_default(object: &Struct) -> bool {
    object.received || (object.either.is_empty() && object.fields.iter().all(|field| !field.needed))
}

/// Emits the list of fields of a type that is sent, also for debug output and equality:
///
/// ```text
/// impl Encode for DeleteObject {
///     #[inline]
///     fn encode(&self) -> Json<'_> {
///         Json::members([("key", &self.key), ("versionID", &self.version_id)])
///     }
/// }
/// ```
fn emit_encode(object: &Struct) -> TokenStream {
    let name = ident(&object.name);
    let members = object.fields.iter().map(|field| {
        let (wire, rust) = (&field.wire, ident(&field.rust));
        quote!((#wire, &self.#rust))
    });
    quote! {
        impl Encode for #name {
            #[inline]
            fn encode(&self) -> Json<'_> { Json::members([#(#members),*]) }
        }
    }
}

/// Emits debug output and equality, both by the list of fields.
///
/// A type that is not sent has only the list of [`emit_object`], and names other functions.
///
/// ```text
/// impl Debug for DeleteObject {
///     #[inline]
///     fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult { debug(self, f) }
/// }
/// impl PartialEq for DeleteObject {
///     #[inline]
///     fn eq(&self, other: &Self) -> bool { equal(self, other) }
/// }
/// ```
///
/// Derives of both took a third of the time in which a client is checked.
fn emit_comparison(object: &Struct) -> [TokenStream; 2] {
    let name = ident(&object.name);
    let [debug, equal] = if object.sent { ["debug", "equal"] } else { ["debug_received", "equal_received"] };
    let (debug, equal) = (ident(debug), ident(equal));
    let debug = quote! {
        impl Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult { #debug(self, f) }
        }
    };
    let equal = quote! {
        impl PartialEq for #name {
            #[inline]
            fn eq(&self, other: &Self) -> bool { #equal(self, other) }
        }
    };
    [debug, equal]
}

/// Emits the trait for responses:
///
/// ```text
/// impl Object for RecordResult {
///     #[inline]
///     fn fields(&mut self) -> FieldsByKey<'_> {
///         FieldsByKey::new([("success", &mut self.success)])
///     }
///     #[inline]
///     fn json_texts(&self) -> &'static [&'static str] { &["rows"] }
///     #[inline]
///     fn values(&self) -> ValuesByKey { &[("state", &["open", "closed"])] }
/// }
/// ```
fn emit_object(object: &Struct) -> TokenStream {
    let name = ident(&object.name);
    let fields = object.fields.iter().map(|field| {
        let (wire, rust) = (&field.wire, ident(&field.rust));
        quote!((#wire, &mut self.#rust))
    });
    let texts: Vec<&String> =
        object.fields.iter().filter(|field| field.wire_facts.json_text).map(|field| &field.wire).collect();
    let texts = (!texts.is_empty()).then(|| {
        quote! {
            #[inline]
            fn json_texts(&self) -> &'static [&'static str] { &[#(#texts),*] }
        }
    });
    let values = emit_values(object);
    quote! {
        impl Object for #name {
            #[inline]
            fn fields(&mut self) -> FieldsByKey<'_> { FieldsByKey::new([#(#fields),*]) }
            #texts
            #values
        }
    }
}

/// Emits the documented values of fields, if a field has any.
fn emit_values(object: &Struct) -> Option<TokenStream> {
    let listed = object.fields.iter().filter(|field| !field.wire_facts.values.is_empty());
    let rows: Vec<TokenStream> = listed
        .map(|field| {
            let wire = &field.wire;
            let values = field.wire_facts.values.iter().map(|value| match value {
                Expr::Integer(number) => number.to_string(),
                Expr::Text(text) => text.clone(),
                value => panic!("{value:?} was lowered as a documented value"),
            });
            quote!((#wire, &[#(#values),*]))
        })
        .collect();
    (!rows.is_empty()).then(|| {
        quote! {
            #[inline]
            fn values(&self) -> ValuesByKey { &[#(#rows),*] }
        }
    })
}

/// Emits the facts of a type that is sent:
///
/// ```text
/// pub(crate) static DELETE_OBJECT: ObjectType =
///     ObjectType::new(&[Field::body("key", ValueType::String).required()]);
/// ```
pub(super) fn emit_shape(object: &Struct) -> TokenStream {
    let name = ident(&naming::shout(&object.name));
    let facts = object.fields.iter().map(emit_fact);
    let either = (!object.either.is_empty()).then(|| {
        let names = object.either.iter().map(|number| &object.fields[*number].wire);
        quote!(.either(&[#(#names),*]))
    });
    quote!(pub(crate) static #name: ObjectType = ObjectType::new(&[#(#facts),*])#either;)
}
