//! Constructors and setters of object types.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::doc::emit_docs;
use super::ident::ident;
use super::ty::{emit_conversion, emit_parameter, is_generic, is_plain};
use crate::naming;
use crate::rust::ir::{Field, Struct};

/// Emits constructors and setters:
///
/// ```text
/// impl DeleteObject {
///     pub fn new(key: impl Into<String>) -> Self { Self { key: key.into(), version_id: None } }
///     pub fn with_version_id(mut self, value: impl Into<String>) -> Self { … }
/// }
/// ```
pub(super) fn emit_constructors(object: &Struct) -> TokenStream {
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

/// Emits a constructor from the required fields, or from one of several fields.
fn emit_constructor(object: &Struct, choice: Option<usize>) -> TokenStream {
    let is_given = |number: usize, field: &Field| field.needed || choice == Some(number);
    let fields = || object.fields.iter().enumerate();
    let given: Vec<&Field> =
        fields().filter(|(number, field)| is_given(*number, field)).map(|(_, field)| field).collect();
    let creates = format!("Creates {} [`{}`]", article(&object.name), object.name);
    let (name, docs) = match choice.map(|number| &object.fields[number]) {
        Some(field) => {
            (format_ident!("from_{}", naming::file(&field.rust)), format!("{creates} from its `{}`.", field.wire))
        }
        None if given.is_empty() => (format_ident!("new"), format!("{creates} without any fields.")),
        None => (format_ident!("new"), format!("{creates} from its required fields.")),
    };
    let docs = emit_docs(&[docs]);
    if given.is_empty() {
        return quote!(#docs #[inline] pub fn new() -> Self { Self::default() });
    }
    let parameters = given.iter().map(|field| {
        let (name, ty) = (ident(&field.rust), emit_parameter(&field.ty));
        quote!(#name: #ty)
    });
    let values = fields().map(|(number, field)| emit_initializer(field, is_given(number, field), object.received));
    let inline = emit_inline(given.iter().copied());
    quote! {
        #docs
        #inline
        pub fn #name(#(#parameters),*) -> Self {
            Self { #(#values,)* }
        }
    }
}

/// Emits a field of a constructor's value.
fn emit_initializer(field: &Field, is_given: bool, received: bool) -> TokenStream {
    let name = ident(&field.rust);
    let value = match (is_given, field.is_option(received)) {
        (true, true) => {
            let value = emit_conversion(field, &name);
            quote!(Some(#value))
        }
        (true, false) if is_plain(field) => return quote!(#name),
        (true, false) => emit_conversion(field, &name),
        (false, true) => quote!(None),
        (false, false) => quote!(Default::default()),
    };
    quote!(#name: #value)
}

/// Returns the indefinite article before a type's name: "an Item", "a Room", "a User".
fn article(name: &str) -> &'static str {
    let is_vowel = name.starts_with(['A', 'E', 'I', 'O']) || name.starts_with("Up") || name.starts_with("Un");
    if is_vowel && !name.starts_with("Uni") { "an" } else { "a" }
}

fn emit_setter(field: &Field, received: bool) -> TokenStream {
    let (field_name, name) = (ident(&field.rust), format_ident!("with_{}", naming::file(&field.rust)));
    let parameter = emit_parameter(&field.ty);
    let value = emit_conversion(field, &format_ident!("value"));
    let value = if field.is_option(received) { quote!(Some(#value)) } else { value };
    let allowed = field.allowed.as_ref().map(|allowed| format!(": {allowed}")).unwrap_or_default();
    let plain = naming::file(&field.rust);
    // `field@` keeps the link from naming a method with the field's name.
    let docs = emit_docs(&[format!("Sets [`{plain}`](field@Self::{plain}){allowed}.")]);
    let inline = emit_inline([field]);
    quote! {
        #docs
        #inline
        pub fn #name(mut self, value: #parameter) -> Self {
            self.#field_name = #value;
            self
        }
    }
}

/// Emits `#[inline]` for a function with these parameters, unless one of them makes it generic.
///
/// An inline function, like a generic one, is compiled in the crates that call it.
fn emit_inline<'a>(parameters: impl IntoIterator<Item = &'a Field>) -> Option<TokenStream> {
    let is_generic = parameters.into_iter().any(|field| is_generic(&field.ty));
    (!is_generic).then(|| quote!(#[inline]))
}
