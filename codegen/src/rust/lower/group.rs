//! Vendors and folders: their modules, handles and shared types.

use std::collections::BTreeSet;

use super::context::Context;
use super::handle::{client, handle};
use super::paths::{callers_below, modules, services_below};
use super::service::{self, overrides, service_folder};
use super::{constants, docs, events, object, operation, users};
use crate::diagnostics::Sources;
use crate::naming;
use crate::rust::ir;
use crate::spec::{Event, Operation, Scope, Service, Shared, Type, Vendor};

pub(super) fn lower_vendor(vendor: &Vendor, sources: &Sources) -> ir::Vendor {
    let cx = Context::new(vendor, sources);
    let root = lower_group(&cx, &[]);
    ir::Vendor {
        docs: docs::vendor(vendor, naming::file(&root.module)),
        service: service::lower_vendor_service(vendor),
        auth: vendor.auth.iter().filter(|auth| auth.users.is_none()).map(service::lower_auth).collect(),
        users: users::lower_users(vendor),
        webhook: events::lower_webhook(vendor),
        has_open_calls: !vendor.operations.iter().all(Operation::takes_credentials),
        title: vendor.title.clone(),
        titles: service::titles(vendor),
        runtime_features: service::runtime_features(vendor),
        root,
        client: client(vendor),
    }
}

fn lower_group(cx: &Context<'_>, path: &[String]) -> ir::Group {
    let service = cx.vendor.services.iter().find(|service| service.path == path);
    let shared = if path.is_empty() { Some(&cx.vendor.shared) } else { service.map(|service| &service.shared) };
    let name = path.last().unwrap_or(&cx.vendor.name);
    let origin = [&[cx.sources.root.clone(), cx.vendor.name.clone()], path].concat().join("/");
    let above = &path[..path.len().saturating_sub(1)];
    ir::Group {
        module: naming::module(name),
        folder: modules(path),
        vendor_alias: cx.vendor_alias.clone(),
        handle: handle(name),
        docs: docs::group(path, service, cx.vendor),
        service: service.filter(|service| overrides(service)).map(|service| lower_service(cx, path, service)),
        service_folder: modules(service_folder(cx.vendor, above)),
        variables: shared.map(|shared| service::lower_variables(&shared.variables)).unwrap_or_default(),
        types: shared.map(|shared| lower_types(cx, path, shared)).unwrap_or_default(),
        types_constants: shared.map(|shared| constants::lower_types(cx, path, shared)).unwrap_or_default(),
        types_origin: format!("{origin}/{}.yaml", if path.is_empty() { "vendor" } else { "service" }),
        keeps_types: false,
        constants: constants::lower_shared(cx, path),
        keeps_constants: false,
        groups: folders(cx, path).into_iter().map(|inner| lower_group(cx, &inner)).collect(),
        operations: lower_operations(cx, path),
        events: (!path.is_empty()).then(|| events::lower_events(cx, path)).flatten(),
        callers: callers_below(cx.vendor, path),
        services: services_below(cx.vendor, path),
        origin,
    }
}

/// Returns the folders directly below a folder.
fn folders(cx: &Context<'_>, path: &[String]) -> BTreeSet<Vec<String>> {
    let pages = cx.vendor.operations.iter().map(|operation| operation.path.as_slice());
    let services = cx.vendor.events.iter().map(Event::folder);
    let deeper = pages.chain(services).filter(|page| page.starts_with(path) && page.len() > path.len() + 1);
    deeper.map(|page| page[..=path.len()].to_vec()).collect()
}

fn lower_operations(cx: &Context<'_>, path: &[String]) -> Vec<ir::Operation> {
    let here = cx.vendor.operations.iter().filter(|operation| operation.path.len() == path.len() + 1);
    let here = here.filter(|operation| operation.path.starts_with(path));
    here.map(|operation| operation::lower_operation(cx, operation)).collect()
}

/// Returns a folder's service with the error codes of the levels above.
fn lower_service(cx: &Context<'_>, path: &[String], service: &Service) -> ir::Service {
    let errors = Scope::of_folder(cx.vendor, path).errors().map(service::lower_row).collect();
    ir::Service { errors, ..service::lower_service(&format!("`{}`", path.join(".")), &service.shared) }
}

fn lower_types(cx: &Context<'_>, path: &[String], shared: &Shared) -> Vec<ir::DeclaredType> {
    let scope = Scope::of_folder(cx.vendor, path);
    let below = services_below(cx.vendor, path);
    let used = shared.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    let lower = |(name, ty): &(String, Type)| ir::DeclaredType {
        object: object::lower_type(cx, name, ty, &scope, cx.constants.of_folder(path)),
        services: cx.services.services(ty, &below),
        senders: cx.services.senders(ty, &below),
        shared: shared_types(cx, path, ty, &scope),
    };
    used.map(lower).collect()
}

/// Returns the types of folders above that a shared type of a folder names.
fn shared_types(cx: &Context<'_>, path: &[String], ty: &Type, scope: &Scope<'_>) -> Vec<ir::SharedType> {
    let fields: Vec<_> = ty.fields.iter().collect();
    let sent = if cx.uses.sent(ty) { fields.as_slice() } else { &[] };
    let mut types = object::shared_types(&fields, sent, scope);
    // A file does not import its own types.
    types.retain(|ty| ty.folder != modules(path));
    types
}
