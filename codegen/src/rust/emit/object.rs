//! Object types with their traits and facts.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructors::emit_constructors;
use super::doc::emit_docs;
use super::ident::ident;
use super::info::emit_fact;
use super::ty::emit_field_ty;
use crate::naming;
use crate::rust::ir::{Expr, Struct};

/// Emits a type and its implementations, for the directions that are used.
pub(super) fn emit_struct(object: &Struct) -> Vec<TokenStream> {
    let mut items = vec![emit_type(object)];
    items.extend(object.sent.then(|| emit_constructors(object)));
    items.push(emit_fields(object));
    items
}

/// Emits the type:
///
/// ```text
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub struct DeleteObject { pub key: String, pub version_id: Option<String> }
/// ```
fn emit_type(object: &Struct) -> TokenStream {
    let name = ident(&object.name);
    let docs = emit_docs(&object.docs);
    let default = has_default(object).then(|| quote!(, Default));
    let must_use = object.sent.then(|| quote!(#[must_use]));
    let fields = object.fields.iter().map(|field| {
        let (docs, name, ty) = (emit_docs(&field.docs), ident(&field.rust), emit_field_ty(field, object.received));
        quote!(#docs pub #name: #ty)
    });
    quote! {
        #docs
        #[derive(Clone #default)]
        #must_use
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
    }
}

fn has_default(object: &Struct) -> bool {
    object.received || (object.either.is_empty() && object.fields.iter().all(|field| !field.needed))
}

/// Emits the list of fields, by which the runtime implements the traits of the type:
///
/// ```text
/// fields!(sent DeleteObject { key, version_id = "versionID" });
/// fields!(received RecordResult { success, state } values { "state": ["open", "closed"] });
/// ```
///
/// Derives of debug output, equality and serde's traits took most of the time in which a client is
/// built.
fn emit_fields(object: &Struct) -> TokenStream {
    let name = ident(&object.name);
    let sent = object.sent.then(|| quote!(sent));
    let received = object.received.then(|| quote!(received));
    let default = (!object.received && has_default(object)).then(|| quote!(default));
    let fields = object.fields.iter().map(|field| {
        let (wire, rust) = (&field.wire, ident(&field.rust));
        let key = (rust != wire).then(|| quote!(= #wire));
        quote!(#rust #key)
    });
    let values = object.received.then(|| emit_values(object)).flatten();
    let texts: Vec<&String> =
        object.fields.iter().filter(|field| field.wire_facts.json_text).map(|field| &field.wire).collect();
    let texts = (object.received && !texts.is_empty()).then(|| quote!(json_text [#(#texts),*]));
    quote!(fields!(#sent #default #received #name { #(#fields),* } #values #texts);)
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
            quote!(#wire: [#(#values),*])
        })
        .collect();
    (!rows.is_empty()).then(|| quote!(values { #(#rows),* }))
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
