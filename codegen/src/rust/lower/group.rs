//! Vendors and folders: their modules, handles and shared types.

use std::collections::BTreeSet;

use super::context::{Context, modules};
use super::handle::{client, handle};
use super::service::{self, overrides, service_folder};
use super::{docs, object, operation};
use crate::diagnostics::Sources;
use crate::naming;
use crate::rust::ir;
use crate::spec::{Operation, Scope, Service, Shared, Vendor};

pub(super) fn lower_vendor(vendor: &Vendor, sources: &Sources) -> ir::Vendor {
    let cx = Context::new(vendor, sources);
    let root = lower_group(&cx, &[]);
    ir::Vendor {
        docs: docs::vendor(vendor, naming::file(&root.module)),
        service: service::lower_vendor_service(vendor),
        auth: vendor.auth.iter().map(service::lower_auth).collect(),
        has_open_calls: !vendor.operations.iter().all(Operation::takes_credentials),
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
        shared: shared.map(|shared| shared_types(cx, path, shared)).unwrap_or_default(),
        types_origin: format!("{origin}/{}.yaml", if path.is_empty() { "vendor" } else { "service" }),
        keeps_types: false,
        groups: folders(cx, path).into_iter().map(|inner| lower_group(cx, &inner)).collect(),
        operations: lower_operations(cx, path),
        origin,
    }
}

/// Returns the folders directly below a folder.
fn folders(cx: &Context<'_>, path: &[String]) -> BTreeSet<Vec<String>> {
    let below = cx.vendor.operations.iter().filter(|operation| operation.path.starts_with(path));
    let deeper = below.filter(|operation| operation.path.len() > path.len() + 1);
    deeper.map(|operation| operation.path[..=path.len()].to_vec()).collect()
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

fn lower_types(cx: &Context<'_>, path: &[String], shared: &Shared) -> Vec<ir::Struct> {
    let scope = Scope::of_folder(cx.vendor, path);
    let used = shared.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    used.map(|(name, ty)| object::lower_type(cx, name, ty, &scope)).collect()
}

/// Returns the types of folders above that the shared types of a folder name.
fn shared_types(cx: &Context<'_>, path: &[String], shared: &Shared) -> Vec<ir::SharedType> {
    let fields = |sent: bool| {
        let types = shared.types.iter().filter(move |(_, ty)| if sent { cx.uses.sent(ty) } else { cx.uses.any(ty) });
        types.flat_map(|(_, ty)| &ty.fields).collect::<Vec<_>>()
    };
    let mut types = object::shared_types(&fields(false), &fields(true), &Scope::of_folder(cx.vendor, path));
    // A file does not import its own types.
    types.retain(|ty| ty.folder != modules(path));
    types
}
