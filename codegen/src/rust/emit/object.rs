//! Object types with their constructors, setters and traits.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::doc::emit_docs;
use super::ident::ident;
use super::info::emit_fact;
use super::options::Options;
use super::ty::{emit_conversion, emit_field_ty, emit_parameter, is_plain};
use crate::naming;
use crate::rust::ir::{Field, Struct};

/// Emits a type and its implementations, for the directions that are used.
pub(super) fn emit_struct(object: &Struct, options: &Options) -> Vec<TokenStream> {
    let mut items = vec![emit_type(object, options)];
    if object.sent {
        items.push(emit_constructors(object));
        items.push(emit_encode(object));
    }
    if object.received {
        items.push(emit_object(object));
    }
    items
}

/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct DeleteObject { pub key: String, pub version_id: Option<String> }
/// ```
fn emit_type(object: &Struct, options: &Options) -> TokenStream {
    let name = ident(&object.name);
    let docs = emit_docs(&object.docs);
    let default = has_default(object).then(|| quote!(Default,));
    let serde = options.serde.then(|| {
        let default = has_default(object).then(|| quote!(#[cfg_attr(feature = "serde", serde(default))]));
        quote!(#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))] #default)
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
        #[derive(Clone, Debug, #default PartialEq)]
        #serde
        #must_use
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
    }
}

fn has_default(object: &Struct) -> bool {
    object.received || (object.either.is_empty() && object.fields.iter().all(|field| !field.needed))
}

/// ```text
/// impl DeleteObject {
///     pub fn new(key: impl Into<String>) -> Self { Self { key: key.into(), version_id: None } }
///     pub fn with_version_id(mut self, version_id: impl Into<String>) -> Self { … }
/// }
/// ```
fn emit_constructors(object: &Struct) -> TokenStream {
    let name = ident(&object.name);
    let constructors: Vec<TokenStream> = match object.either.as_slice() {
        [] => vec![emit_constructor(object, None)],
        choices => choices.iter().map(|choice| emit_constructor(object, Some(*choice))).collect(),
    };
    // The first choice needs no setter: a caller who sets this field uses its constructor.
    let first = object.either.first();
    let optional = object.fields.iter().enumerate().filter(|(number, field)| !field.needed && first != Some(number));
    let setters = optional.map(|(_, field)| emit_setter(field, object.received));
    quote!(impl #name { #(#constructors)* #(#setters)* })
}

fn emit_constructor(object: &Struct, choice: Option<usize>) -> TokenStream {
    let fields: Vec<(usize, &Field)> = object.fields.iter().enumerate().collect();
    let taken = |number: &usize, field: &Field| field.needed || choice == Some(*number);
    let given: Vec<&Field> =
        fields.iter().filter(|(number, field)| taken(number, field)).map(|(_, field)| *field).collect();
    let made = format!(" Creates {} [`{}`]", article(&object.name), object.name);
    let (name, docs) = match choice.map(|number| &object.fields[number]) {
        Some(field) => {
            (format_ident!("from_{}", naming::file(&field.rust)), format!("{made} from its `{}`.", field.wire))
        }
        None if given.is_empty() => (format_ident!("new"), format!("{made} without any fields.")),
        None => (format_ident!("new"), format!("{made} from its required fields.")),
    };
    if given.is_empty() {
        return quote!(#[doc = #docs] pub fn new() -> Self { Self::default() });
    }
    let parameters = given.iter().map(|field| {
        let (name, ty) = (ident(&field.rust), emit_parameter(&field.ty));
        quote!(#name: #ty)
    });
    let values = fields.iter().map(|(number, field)| {
        let name = ident(&field.rust);
        let value = if taken(number, field) { emit_conversion(field) } else { emit_default(field, object.received) };
        let value = if taken(number, field) && field.is_option(object.received) { quote!(Some(#value)) } else { value };
        if is_plain(field) { quote!(#name) } else { quote!(#name: #value) }
    });
    quote! {
        #[doc = #docs]
        pub fn #name(#(#parameters),*) -> Self {
            Self { #(#values,)* }
        }
    }
}

/// The indefinite article before a type's name: "an Item", "a Room", "a User".
fn article(name: &str) -> &'static str {
    let is_vowel = name.starts_with(['A', 'E', 'I', 'O']) || name.starts_with("Up") || name.starts_with("Un");
    if is_vowel && !name.starts_with("Uni") { "an" } else { "a" }
}

fn emit_default(field: &Field, received: bool) -> TokenStream {
    if field.is_option(received) { quote!(None) } else { quote!(Default::default()) }
}

fn emit_setter(field: &Field, received: bool) -> TokenStream {
    let (field_name, name) = (ident(&field.rust), format_ident!("with_{}", naming::file(&field.rust)));
    let parameter = emit_parameter(&field.ty);
    let value = emit_conversion(field);
    let value = if field.is_option(received) { quote!(Some(#value)) } else { value };
    let allowed = field.allowed.as_ref().map(|allowed| format!(": {allowed}")).unwrap_or_default();
    let plain = naming::file(&field.rust);
    // A method may have the field's name: the link names the field.
    let docs = emit_docs(&[format!("Sets [`{plain}`](field@Self::{plain}){allowed}.")]);
    quote! {
        #docs
        pub fn #name(mut self, #field_name: #parameter) -> Self {
            self.#field_name = #value;
            self
        }
    }
}

/// ```text
/// impl Encode for DeleteObject {
///     fn encode(&self) -> Json<'_> {
///         Json::object().with("key", &self.key).with("versionID", &self.version_id)
///     }
/// }
/// ```
fn emit_encode(object: &Struct) -> TokenStream {
    let name = ident(&object.name);
    let members = object.fields.iter().map(|field| {
        let (wire, rust) = (&field.wire, ident(&field.rust));
        quote!(.with(#wire, &self.#rust))
    });
    quote! {
        impl Encode for #name {
            fn encode(&self) -> Json<'_> {
                Json::object()#(#members)*
            }
        }
    }
}

/// ```text
/// impl Object for RecordResult {
///     fn field(&mut self, key: &str) -> Option<&mut dyn Decode> {
///         match key { "success" => Some(&mut self.success), _ => None }
///     }
///     fn is_json_text(&self, key: &str) -> bool { ["rows"].contains(&key) }
/// }
/// ```
fn emit_object(object: &Struct) -> TokenStream {
    let name = ident(&object.name);
    if object.fields.is_empty() {
        return quote! {
            impl Object for #name {
                fn field(&mut self, _: &str) -> Option<&mut dyn Decode> { None }
            }
        };
    }
    let arms = object.fields.iter().map(|field| {
        let (wire, rust) = (&field.wire, ident(&field.rust));
        quote!(#wire => Some(&mut self.#rust),)
    });
    let texts: Vec<&String> =
        object.fields.iter().filter(|field| field.wire_facts.json_text).map(|field| &field.wire).collect();
    let texts = (!texts.is_empty()).then(|| {
        quote! {
            fn is_json_text(&self, key: &str) -> bool { [#(#texts),*].contains(&key) }
        }
    });
    quote! {
        impl Object for #name {
            fn field(&mut self, key: &str) -> Option<&mut dyn Decode> {
                match key {
                    #(#arms)*
                    _ => None,
                }
            }
            #texts
        }
    }
}

/// ```text
/// pub(crate) static DELETE_OBJECT: ObjectType = ObjectType::new(&[Field::body("key", ValueType::String).required()]);
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
