//! One page: its request, response, facts and examples.

use super::boundary::is_boundary;
use super::context::Context;
use super::paths::{self, folder, modules};
use super::service::{self, service_folder};
use super::strict_members::strict_members;
use super::{batch, constants, docs, example, handle, object, pages, stream};
use crate::naming;
use crate::rust::ir;
use crate::spec::{Concurrency, FieldLocation, NO_TOKEN, Operation, Rates, Receives, Scope};

pub(super) fn lower_operation(cx: &Context<'_>, operation: &Operation) -> ir::Operation {
    let last = paths::method(operation);
    let [name, response, code] = naming::operation(last);
    let scope = Scope::of_operation(cx.vendor, operation);
    let types = operation.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    let method = naming::module(last);
    let owner = handle::owner(cx.vendor, operation);
    let constants = cx.constants.of_operation(operation);
    let lower_response =
        |name: &str| object::lower_fields(response, docs::response(name), operation.response.iter(), false, constants);
    let has_response = !(operation.receives_file() || operation.receives_events_alone());
    let request_docs = docs::request(operation, &owner, naming::file(&method));
    ir::Operation {
        origin: cx.sources.get(operation.file).path.clone(),
        vendor: naming::snake(&cx.vendor.name),
        vendor_alias: cx.vendor_alias.clone(),
        folder: modules(folder(operation)),
        client: handle::client(cx.vendor),
        handle: owner,
        method,
        summary: docs::plain(operation.summary.trim()),
        docs: docs::operation(cx.vendor, operation),
        request: object::lower_request(name.clone(), request_docs, operation, constants),
        response: has_response.then(|| lower_response(&name)),
        types: types.map(|(name, ty)| object::lower_type(cx, name, ty, &scope, constants)).collect(),
        shared: shared_types(cx, operation, &scope),
        constants: constants::lower_operation(cx, operation),
        info: lower_info(cx, operation),
        batch: operation.batch.as_ref().map(|batch| batch::lower_batch(cx, operation, batch, &scope, &name)),
        events: operation.events.as_ref().map(|events| stream::lower_events(operation, events, last, &name)),
        pages: operation.pages.as_ref().map(|pages| pages::lower_pages(cx, operation, pages, &scope, &name)),
        service: paths::feature(cx.vendor, operation),
        code,
        examples: example::lower_examples(operation, &scope, &cx.uses, &name),
        kept: ir::Kept::default(),
    }
}

/// Returns the shared types that the page's fields name.
fn shared_types(cx: &Context<'_>, operation: &Operation, scope: &Scope<'_>) -> Vec<ir::SharedType> {
    let own = |sent: bool| {
        let types = operation.types.iter().filter(move |(_, ty)| if sent { cx.uses.sent(ty) } else { cx.uses.any(ty) });
        types.flat_map(|(_, ty)| &ty.fields)
    };
    let given = || operation.request.iter().filter(|field| field.is_given());
    let sent: Vec<_> = given().chain(own(true)).collect();
    let all: Vec<_> = given().chain(operation.received()).chain(own(false)).collect();
    object::shared_types(&all, &sent, scope)
}

fn lower_info(cx: &Context<'_>, operation: &Operation) -> ir::OperationInfo {
    let fixed = |location| {
        let fields =
            operation.request.iter().filter(move |field| field.location == location && !is_boundary(operation, field));
        fields.filter_map(|field| Some((field.name.clone(), field.value.clone()?))).collect()
    };
    ir::OperationInfo {
        name: operation.name.clone(),
        source: operation.source.url.clone().unwrap_or_else(|| operation.source.title.clone()),
        method: naming::camel(&operation.http.method.to_lowercase()),
        path: operation.http.path.clone(),
        either: operation.either.clone(),
        headers: fixed(FieldLocation::Header),
        query: fixed(FieldLocation::Query),
        tokens: operation.tokens.iter().filter(|token| *token != NO_TOKEN).cloned().collect(),
        token_location: lower_token_location(cx, operation),
        scopes: operation.scopes.clone(),
        rates: lower_rates(&operation.rates),
        concurrency: operation.concurrency.clone().map(|Concurrency { max, per }| ir::Concurrency { max, per }),
        errors: operation.errors.iter().map(service::lower_row).collect(),
        retry_safe: operation.repeat.as_ref().map(|repeat| repeat.safe),
        sends_multipart: operation.sends_multipart(),
        response_format: match (operation.receives, operation.redirect) {
            (Receives::Events, _) if operation.receives_events_alone() => ir::ResponseFormat::Events,
            (Receives::Json | Receives::Events, _) if operation.response.is_empty() => ir::ResponseFormat::NoData,
            (Receives::Json | Receives::Events, _) => ir::ResponseFormat::Json,
            (Receives::Nothing, _) => ir::ResponseFormat::Nothing,
            (Receives::File, false) => ir::ResponseFormat::File,
            (Receives::File, true) => ir::ResponseFormat::RedirectToFile,
        },
        data_beside: operation.data_beside,
        bare: lower_bare(cx, operation),
        strict_members: strict_members(operation),
        deprecated: operation.deprecated,
        service_folder: modules(service_folder(cx.vendor, folder(operation))),
    }
}

/// Returns the rates of all calls, then those for each value of a field.
fn lower_rates(rates: &[Rates]) -> Vec<ir::Rate> {
    let mut all: Vec<ir::Rate> = Vec::new();
    for rates in rates {
        let lower = |(window, _, calls): (&'static str, _, Option<u64>)| {
            Some(ir::Rate { window, calls: calls?, per: rates.per.clone() })
        };
        all.extend(rates.all().into_iter().filter_map(lower));
    }
    all.sort_by_key(|rate| rate.per.is_some());
    all
}

fn lower_token_location(cx: &Context<'_>, operation: &Operation) -> ir::TokenLocation {
    let headers: Vec<String> = cx.vendor.token_headers(operation).into_iter().map(ToOwned::to_owned).collect();
    match headers.as_slice() {
        _ if !operation.takes_credentials() => ir::TokenLocation::None,
        [] => ir::TokenLocation::Authorization,
        _ => ir::TokenLocation::Headers(headers),
    }
}

/// Returns the content of a success without an envelope.
fn lower_bare(cx: &Context<'_>, operation: &Operation) -> Option<ir::BareResponse> {
    let scope = Scope::of_operation(cx.vendor, operation);
    let code = scope.envelope().map(|envelope| envelope.code.as_str());
    match operation.whole() {
        _ if !operation.bare || operation.response.is_empty() => None,
        _ if operation.response.iter().any(|field| Some(&*field.name) == code) => {
            Some(ir::BareResponse::MembersWithCode)
        }
        Some(only) => Some(ir::BareResponse::Whole(only.name.clone())),
        None => Some(ir::BareResponse::Members),
    }
}
