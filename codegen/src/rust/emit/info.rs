//! The facts of an operation, as data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::example::emit_value;
use super::ident::ident;
use super::literal::emit_integer;
use crate::naming;
use crate::rust::ir::{Bare, ErrorRow, Expr, Field, Info, Ty};

/// Emits `Field::body("ids", Kind::List(&Kind::String)).required().items(0, 500)`.
pub(super) fn emit_fact(field: &Field) -> TokenStream {
    let place = ident(field.fact.place);
    let name = &field.wire;
    let kind = emit_kind(&field.ty, &field.fact.values);
    let kind = if field.fact.json_text { quote!(Kind::JsonText(&#kind)) } else { kind };
    let required = field.fact.required.then(|| quote!(.required()));
    let bounds = field.fact.bounds.iter().map(|(kind, min, max)| {
        let (name, numbers) = match (min, max) {
            (Some(min), Some(max)) => ((*kind).to_owned(), vec![*min, *max]),
            (Some(min), None) => (format!("{kind}_min"), vec![*min]),
            (_, max) => (format!("{kind}_max"), max.iter().copied().collect()),
        };
        let name = ident(&name);
        let numbers = numbers.into_iter().map(emit_integer);
        quote!(.#name(#(#numbers),*))
    });
    quote!(Field::#place(#name, #kind) #required #(#bounds)*)
}

fn emit_kind(ty: &Ty, values: &[Expr]) -> TokenStream {
    let allowed = values.iter().map(emit_value);
    match ty {
        Ty::String if !values.is_empty() => quote!(Kind::OneOf(&[#(#allowed),*])),
        Ty::Integer if !values.is_empty() => quote!(Kind::OneOfIntegers(&[#(#allowed),*])),
        Ty::String => quote!(Kind::String),
        Ty::Integer => quote!(Kind::Integer),
        Ty::Number => quote!(Kind::Number),
        Ty::Boolean => quote!(Kind::Boolean),
        Ty::File => quote!(Kind::File),
        Ty::Any => quote!(Kind::Any),
        Ty::List(item) => {
            let item = emit_kind(item, values);
            quote!(Kind::List(&#item))
        }
        Ty::Map(value) => {
            let value = emit_kind(value, &[]);
            quote!(Kind::Map(&#value))
        }
        Ty::Named(name) => {
            let shape = ident(&naming::shout(name));
            quote!(Kind::Object(&#shape))
        }
    }
}

/// Emits `ErrorRow::literal("2320001", 400, "param is invalid").remedy("…")`.
pub(super) fn emit_row(row: &ErrorRow) -> TokenStream {
    let code = &row.code;
    let start = match (&row.message, row.status.map(Literal::u16_unsuffixed)) {
        (Some(message), Some(status)) => quote!(ErrorRow::literal(#code, #status, #message)),
        (Some(message), None) => quote!(ErrorRow::new(#code).message(#message)),
        (None, Some(status)) => quote!(ErrorRow::new(#code).status(#status)),
        (None, None) => quote!(ErrorRow::new(#code)),
    };
    let meaning = row.meaning.as_deref().map(|meaning| call("meaning", meaning.trim()));
    let remedy = row.remedy.as_deref().map(|remedy| call("remedy", remedy.trim()));
    let means = row.means.as_deref().map(|means| {
        let means = ident(means);
        quote!(.means(Means::#means))
    });
    let repeat = row.repeat.map(|safe| quote!(.repeat(#safe)));
    quote!(#start #meaning #remedy #means #repeat)
}

/// Emits a row that no enum names, with its name: `ErrorRow::new("99991663").name("TenantTokenInvalid")`.
pub(super) fn emit_named_row(row: &ErrorRow) -> TokenStream {
    let (name, row) = (&row.name, emit_row(row));
    quote!(#row.name(#name))
}

fn call(name: &str, text: &str) -> TokenStream {
    let name = ident(name);
    quote!(.#name(#text))
}

/// Emits the `Info` literal; what a page does not say stays as the runtime has it.
pub(super) fn emit_info(info: &Info, fields: &[Field]) -> TokenStream {
    let Info { name, source, path, tokens, scopes, .. } = info;
    let method = ident(&info.method);
    let facts = fields.iter().map(emit_fact);
    let fields = (!fields.is_empty()).then(|| quote!(fields: &[#(#facts),*],));
    let pairs = info.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let headers = (!info.headers.is_empty()).then(|| quote!(headers: &[#(#pairs),*],));
    let pairs = info.query.iter().map(|(name, value)| quote!((#name, #value)));
    let query = (!info.query.is_empty()).then(|| quote!(query: &[#(#pairs),*],));
    let scopes = (!scopes.is_empty()).then(|| quote!(scopes: &[#(#scopes),*],));
    let rates: Vec<TokenStream> = ["per_minute", "per_second"]
        .into_iter()
        .zip(info.rates)
        .filter_map(|(unit, rate)| {
            let (unit, rate) = (ident(unit), emit_integer(i64::try_from(rate?).ok()?));
            Some(quote!(Rate::#unit(#rate)))
        })
        .collect();
    let rates = (!rates.is_empty()).then(|| quote!(rates: &[#(#rates),*],));
    let rows = info.errors.iter().map(emit_row);
    let errors = (!info.errors.is_empty()).then(|| quote!(errors: &[#(#rows),*],));
    let repeat =
        info.repeat.map(|safe| if safe { quote!(repeat: Repeat::Safe,) } else { quote!(repeat: Repeat::Never,) });
    let sends = info.sends_multipart.then(|| quote!(sends: Sends::Multipart,));
    let receives = info.receives_file.then(|| quote!(receives: Receives::File,));
    let bare = info.bare.as_ref().map(|bare| match bare {
        Bare::Members => quote!(bare: Some(Bare::Members),),
        Bare::Whole(name) => quote!(bare: Some(Bare::Whole(#name)),),
    });
    let deprecated = info.deprecated.then(|| quote!(deprecated: true,));
    quote! {
        Info {
            name: #name,
            source: #source,
            method: Method::#method,
            path: #path,
            #fields
            #headers
            #query
            tokens: &[#(#tokens),*],
            #scopes
            #rates
            #errors
            #repeat
            #sends
            #receives
            #bare
            #deprecated
            ..Info::of(&SERVICE)
        }
    }
}
