//! The facts of an operation, as constant data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expr::emit_constant;
use super::ident::ident;
use super::literal::emit_integer;
use crate::naming;
use crate::rust::ir::{
    BareResponse, Bounds, Concurrency, ErrorRow, Expr, Field, OperationInfo, Rate, ResponseFormat, TokenLocation, Ty,
};

/// Emits `Field::body("ids", ValueType::List(&ValueType::String)).required().items(0, 500)`.
pub(super) fn emit_fact(field: &Field) -> TokenStream {
    let location = ident(field.wire_facts.location);
    let name = &field.wire;
    let value_type = emit_value_type(&field.ty, &field.wire_facts.values);
    let value_type = if field.wire_facts.json_text { quote!(ValueType::JsonText(&#value_type)) } else { value_type };
    let required = field.wire_facts.required.then(|| quote!(.required()));
    let bounds = field.wire_facts.bounds.iter().map(emit_bounds);
    quote!(Field::#location(#name, #value_type) #required #(#bounds)*)
}

/// Emits `.items(0, 500)`, `.items_min(1)` or `.items_max(500)`.
fn emit_bounds(bounds: &Bounds) -> TokenStream {
    let Bounds { kind, min, max } = bounds;
    let (name, numbers) = match (min, max) {
        (Some(min), Some(max)) => ((*kind).to_owned(), vec![*min, *max]),
        (Some(min), None) => (format!("{kind}_min"), vec![*min]),
        (_, max) => (format!("{kind}_max"), max.iter().copied().collect()),
    };
    let name = ident(&name);
    let numbers = numbers.into_iter().map(emit_integer);
    quote!(.#name(#(#numbers),*))
}

fn emit_value_type(ty: &Ty, values: &[Expr]) -> TokenStream {
    let allowed = values.iter().map(emit_constant);
    match ty {
        Ty::String if !values.is_empty() => quote!(ValueType::OneOf(&[#(#allowed),*])),
        Ty::Integer if !values.is_empty() => quote!(ValueType::OneOfIntegers(&[#(#allowed),*])),
        Ty::String => quote!(ValueType::String),
        Ty::Integer => quote!(ValueType::Integer),
        Ty::Number | Ty::Decimal => quote!(ValueType::Number),
        Ty::Boolean => quote!(ValueType::Boolean),
        Ty::File => quote!(ValueType::File),
        Ty::Any => quote!(ValueType::Any),
        Ty::List(item) => {
            let item = emit_value_type(item, values);
            quote!(ValueType::List(&#item))
        }
        Ty::Map(value) => {
            let value = emit_value_type(value, &[]);
            quote!(ValueType::Map(&#value))
        }
        Ty::Named(name) => {
            let object_type = ident(&naming::shout(name));
            quote!(ValueType::Object(&#object_type))
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
    let class = row.class.as_deref().map(|class| {
        let class = ident(class);
        quote!(.class(ErrorClass::#class))
    });
    let retry_safe = row.retry_safe.map(|safe| quote!(.retry_safe(#safe)));
    quote!(#start #meaning #remedy #class #retry_safe)
}

/// Emits a row of a service, such as `ErrorRow::new("99991663").name("TenantTokenInvalid")`.
///
/// No enum names these codes, so the row contains the name.
pub(super) fn emit_named_row(row: &ErrorRow) -> TokenStream {
    let (name, row) = (&row.name, emit_row(row));
    quote!(#row.name(#name))
}

fn call(name: &str, text: &str) -> TokenStream {
    let name = ident(name);
    quote!(.#name(#text))
}

/// Emits the `OperationInfo` literal.
///
/// A fact that the page does not state keeps the runtime's default.
pub(super) fn emit_info(info: &OperationInfo, has_events: bool, fields: &[Field]) -> TokenStream {
    let OperationInfo { name, source, path, tokens, .. } = info;
    let method = ident(&info.method);
    let fields = emit_list("fields", fields.iter().map(emit_fact));
    let either = emit_list("either", info.either.iter().map(|name| quote!(#name)));
    let headers = emit_list("headers", info.headers.iter().map(|(name, value)| quote!((#name, #value))));
    let query = emit_list("query", info.query.iter().map(|(name, value)| quote!((#name, #value))));
    let scopes = emit_list("scopes", info.scopes.iter().map(|scope| quote!(#scope)));
    let (plain, each): (Vec<&Rate>, Vec<&Rate>) = info.rates.iter().partition(|rate| rate.per.is_none());
    let rates = emit_list("rates", plain.into_iter().map(emit_rate));
    let field_rates = emit_list("field_rates", each.into_iter().map(emit_rate));
    let concurrency = info.concurrency.as_ref().map(emit_concurrency).map(|some| quote!(concurrency: Some(#some),));
    let errors = emit_list("errors", info.errors.iter().map(emit_row));
    let retry_safety = info.retry_safe.map(|safe| {
        let safety = if safe { quote!(Safe) } else { quote!(Never) };
        quote!(retry_safety: RetrySafety::#safety,)
    });
    let request_format = info.sends_multipart.then(|| quote!(request_format: RequestFormat::Multipart,));
    let response_format = match info.response_format {
        ResponseFormat::Json => None,
        ResponseFormat::NoData => Some(quote!(response_format: ResponseFormat::NoData,)),
        ResponseFormat::Nothing => Some(quote!(response_format: ResponseFormat::Nothing,)),
        ResponseFormat::File => Some(quote!(response_format: ResponseFormat::File,)),
        ResponseFormat::Events => Some(quote!(response_format: ResponseFormat::Events,)),
        ResponseFormat::RedirectToFile => Some(quote!(response_format: ResponseFormat::File, redirect: true,)),
    };
    let events = has_events.then(|| quote!(events: Some(&EVENT_RULE),));
    let bare = info.bare.as_ref().map(|bare| match bare {
        BareResponse::Members => quote!(bare: Some(BareResponse::Members),),
        BareResponse::MembersWithCode => quote!(bare: Some(BareResponse::MembersWithCode),),
        BareResponse::Whole(name) => quote!(bare: Some(BareResponse::Whole(#name)),),
    });
    let token_location = match &info.token_location {
        TokenLocation::Authorization => None,
        TokenLocation::Headers(names) => Some(quote!(token_location: TokenLocation::Headers(&[#(#names),*]),)),
        TokenLocation::None => Some(quote!(token_location: TokenLocation::None,)),
    };
    let data_beside = info.data_beside.then(|| quote!(data_beside: true,));
    let strict_members = emit_list("strict_members", info.strict_members.iter().map(|path| quote!(#path)));
    let deprecated = info.deprecated.then(|| quote!(deprecated: true,));
    quote! {
        OperationInfo {
            name: #name,
            source: #source,
            method: Method::#method,
            path: #path,
            #fields
            #either
            #headers
            #query
            tokens: &[#(#tokens),*],
            #token_location
            #scopes
            #rates
            #field_rates
            #concurrency
            #errors
            #retry_safety
            #request_format
            #events
            #response_format
            #bare
            #data_beside
            #strict_members
            #deprecated
            ..OperationInfo::of(&SERVICE)
        }
    }
}

/// Emits a field with a list; none for an empty list.
fn emit_list(name: &str, items: impl IntoIterator<Item = TokenStream>) -> Option<TokenStream> {
    let (name, items) = (ident(name), items.into_iter().collect::<Vec<_>>());
    (!items.is_empty()).then(|| quote!(#name: &[#(#items),*],))
}

/// Emits `Rate::per_second(5)`; the rate of a value becomes `FieldRate::of("id", …)`.
fn emit_rate(rate: &Rate) -> TokenStream {
    let (window, calls) = (ident(rate.window), Literal::u64_unsuffixed(rate.calls));
    let emitted = quote!(Rate::#window(#calls));
    rate.per.as_ref().map_or_else(|| emitted.clone(), |per| quote!(FieldRate::of(#per, #emitted)))
}

/// Emits `Concurrency::of(1)`, or `Concurrency::per("id", 1)`.
fn emit_concurrency(concurrency: &Concurrency) -> TokenStream {
    let max = Literal::u64_unsuffixed(concurrency.max);
    concurrency.per.as_ref().map_or_else(|| quote!(Concurrency::of(#max)), |per| quote!(Concurrency::per(#per, #max)))
}
