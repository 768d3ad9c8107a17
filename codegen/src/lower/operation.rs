//! One page: its request, reply, facts and examples.

use std::collections::BTreeSet;

use super::group::{Cx, service_folder};
use super::plain::plain;
use super::{docs, example, service, strukt};
use crate::ir;
use crate::names;
use crate::spec::{Home, Operation, Place, Scope};

pub(super) fn lower_operation(cx: &Cx<'_>, operation: &Operation) -> ir::Operation {
    let method = operation.path.last().map(String::as_str).unwrap_or_default();
    let name = names::type_name(method, "Request");
    let scope = Scope::of_operation(cx.vendor, operation);
    let given = operation.request.iter().filter(|field| field.is_given());
    let types = operation.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    ir::Operation {
        origin: cx.sources.get(operation.file).path.clone(),
        method: names::snake(method),
        summary: plain(&operation.summary),
        request: strukt::lower_fields(name.clone(), docs::request(operation), given, true),
        reply: strukt::lower_fields(format!("{name}Reply"), docs::reply(&name), operation.response.iter(), false),
        types: types.map(|(name, ty)| strukt::lower_type(cx, name, ty, &scope)).collect(),
        shared: shared_types(operation, &scope),
        info: lower_info(cx, operation),
        code: format!("{name}Error"),
        examples: example::lower_examples(operation, &scope, &name),
    }
}

/// Shared types that the page's fields name, with how many modules up they stand.
fn shared_types(operation: &Operation, scope: &Scope<'_>) -> Vec<(usize, String)> {
    let given = operation.request.iter().filter(|field| field.is_given());
    let fields = given.chain(&operation.response).chain(operation.types.iter().flat_map(|(_, ty)| &ty.fields));
    let named: BTreeSet<&str> = fields.filter_map(|field| field.ty.named()).collect();
    let above = |name| match scope.find(name)?.0 {
        Home::Operation => None,
        Home::Folder(folder) => Some((operation.path.len() - folder.len(), names::type_name(name, "Type"))),
    };
    named.into_iter().filter_map(above).collect()
}

fn lower_info(cx: &Cx<'_>, operation: &Operation) -> ir::Info {
    let headers = operation.request.iter().filter(|field| field.place == Place::Header);
    let folder = &operation.path[..operation.path.len().saturating_sub(1)];
    ir::Info {
        name: operation.name.clone(),
        source: operation.source.url.clone().unwrap_or_else(|| operation.source.title.clone()),
        method: names::camel(&operation.http.method.to_lowercase()),
        path: operation.http.path.clone(),
        headers: headers.filter_map(|field| Some((field.name.clone(), field.value.clone()?))).collect(),
        token: operation.token.clone(),
        scopes: operation.scopes.clone(),
        rates: [operation.rates.per_minute, operation.rates.per_second],
        errors: operation.errors.iter().map(service::lower_row).collect(),
        repeat: operation.repeat.as_ref().map(|repeat| repeat.safe),
        deprecated: operation.deprecated,
        service_above: operation.path.len() - service_folder(cx.vendor, folder),
    }
}
