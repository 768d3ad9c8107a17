//! Facts that operations share on the wire.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::emit_docs;
use super::ident::ident;
use super::info::emit_named_row;
use crate::rust::ir::{Envelope, LogId, Service};

/// Emits `pub static SERVICE: Service = Service { … ..Service::BASE };`, based on the level above.
pub(super) fn emit_service(service: &Service, above: Option<&str>) -> TokenStream {
    let vendor = service.vendor.as_ref().map(|vendor| quote!(vendor: #vendor,));
    let host = service.host.as_ref().map(|host| quote!(host: #host,));
    let pairs = service.variables.iter().map(|(name, values)| quote!((#name, &[#(#values),*])));
    let variables =
        (service.host.is_some() || !service.variables.is_empty()).then(|| quote!(variables: &[#(#pairs),*],));
    let pairs = service.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let headers = (!service.headers.is_empty()).then(|| quote!(headers: &[#(#pairs),*],));
    let envelope = service.envelope.as_ref().map(|envelope| {
        let envelope = emit_envelope(envelope);
        quote!(envelope: #envelope,)
    });
    let log_id = service
        .log_id
        .as_ref()
        .map(|LogId { headers, fields }| quote!(log_id: LogId::new(&[#(#headers),*], &[#(#fields),*]),));
    let retry_after = emit_retry_after(service, above.is_some());
    let units = service.retry_after_counts.iter().map(|(header, unit)| {
        let unit = ident(unit);
        quote!((#header, WaitUnit::#unit))
    });
    let units = (!service.retry_after_counts.is_empty()).then(|| quote!(retry_after_counts: &[#(#units),*],));
    let rows = service.errors.iter().map(emit_named_row);
    let errors = (!service.errors.is_empty()).then(|| quote!(errors: &[#(#rows),*],));
    let base = above.map_or_else(
        || quote!(Service::BASE),
        |above| {
            let above = ident(above);
            quote!(#above)
        },
    );
    let docs = emit_docs(&service.docs);
    quote! {
        #docs
        pub static SERVICE: Service = Service { #vendor #host #variables #headers #envelope #log_id #retry_after #units #errors ..#base };
    }
}

/// Emits the locations of a stated wait: `retry_after: &["X-Wait"], retry_after_fields: &[],`.
///
/// The locations replace those of a level above as a whole.
fn emit_retry_after(service: &Service, has_above: bool) -> Option<TokenStream> {
    let (headers, members) = (&service.retry_after, &service.retry_after_fields);
    let in_headers = (has_above || !headers.is_empty()).then(|| quote!(retry_after: &[#(#headers),*],));
    let in_members = (has_above || !members.is_empty()).then(|| quote!(retry_after_fields: &[#(#members),*],));
    (!headers.is_empty() || !members.is_empty()).then(|| quote!(#in_headers #in_members))
}

fn emit_envelope(envelope: &Envelope) -> TokenStream {
    let Envelope { code, message, success, .. } = envelope;
    let member = |name: &str, value: &Option<String>| {
        let name = ident(name);
        value.as_ref().map(|value| quote!(.#name(#value)))
    };
    let list = |name: &str, values: &[String]| {
        let name = ident(name);
        (!values.is_empty()).then(|| quote!(.#name(&[#(#values),*])))
    };
    let (data, detail) = (member("data", &envelope.data), member("detail", &envelope.detail));
    let failure = list("failure", &envelope.failure);
    let error_codes = list("error_codes", &envelope.error_codes);
    let known = list("known", &envelope.known);
    quote!(Envelope::new(#code, #message, &[#(#success),*])#data #detail #failure #error_codes #known)
}
