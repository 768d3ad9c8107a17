//! One page: its request, reply, facts and examples.

use super::group::{self, Cx, service_folder};
use super::plain::plain;
use super::{batch, docs, example, pages, service, strukt};
use crate::ir;
use crate::names;
use crate::spec::{Field, Operation, Place, Scope};

pub(super) fn lower_operation(cx: &Cx<'_>, operation: &Operation) -> ir::Operation {
    let method = operation.path.last().map(String::as_str).unwrap_or_default();
    let [name, response, code] = names::operation(method);
    let scope = Scope::of_operation(cx.vendor, operation);
    let given = operation.request.iter().filter(|field| field.is_given());
    let types = operation.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    ir::Operation {
        origin: cx.sources.get(operation.file).path.clone(),
        path: operation.path.clone(),
        client: group::client(cx.vendor),
        method: names::snake(method),
        summary: plain(operation.summary.trim()),
        request: strukt::lower_fields(name.clone(), docs::request(operation), given, true),
        response: (!operation.receives_file)
            .then(|| strukt::lower_fields(response, docs::response(&name), operation.response.iter(), false)),
        types: types.map(|(name, ty)| strukt::lower_type(cx, name, ty, &scope)).collect(),
        shared: shared_types(cx, operation, &scope),
        info: lower_info(cx, operation),
        batch: operation.batch.as_ref().map(|batch| batch::lower_batch(cx, operation, batch, &scope, &name)),
        pages: operation.pages.as_ref().map(|pages| pages::lower_pages(cx, operation, pages, &scope, &name)),
        code,
        examples: example::lower_examples(operation, &scope, &cx.uses, &name),
    }
}

/// Shared types that the page's fields name.
fn shared_types(cx: &Cx<'_>, operation: &Operation, scope: &Scope<'_>) -> Vec<ir::Above> {
    let own = |sent: bool| {
        let types = operation.types.iter().filter(move |(_, ty)| if sent { cx.uses.sent(ty) } else { cx.uses.any(ty) });
        types.flat_map(|(_, ty)| &ty.fields)
    };
    let given = || operation.request.iter().filter(|field| field.is_given());
    let sent: Vec<_> = given().chain(own(true)).collect();
    let all: Vec<_> = given().chain(&operation.response).chain(own(false)).collect();
    strukt::types_above(&all, &sent, operation.path.len(), scope)
}

/// Whether a header says that the body is multipart: each body has a boundary of its own.
pub(super) fn is_boundary(operation: &Operation, field: &Field) -> bool {
    operation.sends_multipart() && field.place == Place::Header && field.name.eq_ignore_ascii_case("content-type")
}

fn lower_info(cx: &Cx<'_>, operation: &Operation) -> ir::OperationInfo {
    let fixed = |place| {
        let fields =
            operation.request.iter().filter(move |field| field.place == place && !is_boundary(operation, field));
        fields.filter_map(|field| Some((field.name.clone(), field.value.clone()?))).collect()
    };
    let folder = &operation.path[..operation.path.len().saturating_sub(1)];
    ir::OperationInfo {
        name: operation.name.clone(),
        source: operation.source.url.clone().unwrap_or_else(|| operation.source.title.clone()),
        method: names::camel(&operation.http.method.to_lowercase()),
        path: operation.http.path.clone(),
        headers: fixed(Place::Header),
        query: fixed(Place::Query),
        tokens: operation.tokens.clone(),
        scopes: operation.scopes.clone(),
        rates: [operation.rates.per_minute, operation.rates.per_second],
        errors: operation.errors.iter().map(service::lower_row).collect(),
        retry_safe: operation.repeat.as_ref().map(|repeat| repeat.safe),
        sends_multipart: operation.sends_multipart(),
        receives_file: operation.receives_file,
        bare: operation.bare.then(|| {
            operation.whole().map_or(ir::BareResponse::Members, |field| ir::BareResponse::Whole(field.name.clone()))
        }),
        deprecated: operation.deprecated,
        service_above: operation.path.len() - service_folder(cx.vendor, folder),
    }
}
