//! Folders: modules, handles and the types that stand there.

use std::collections::BTreeSet;

use super::context::Cx;
use super::handle::{client, handle};
use super::service::{self, overrides, service_folder};
use super::{docs, operation, strukt};
use crate::diagnostics::Sources;
use crate::naming;
use crate::rust::ir;
use crate::spec::{Scope, Shared, Uses, Vendor};

pub(super) fn lower_vendor(vendor: &Vendor, sources: &Sources) -> ir::Vendor {
    let cx = Cx { vendor, sources, uses: Uses::of(vendor) };
    ir::Vendor {
        docs: docs::vendor(vendor),
        service: service::lower_service(Some(&vendor.name), &vendor.shared),
        auth: vendor.auth.iter().map(service::lower_auth).collect(),
        root: lower_group(&cx, &[]),
        client: client(vendor),
    }
}

fn lower_group(cx: &Cx<'_>, path: &[String]) -> ir::Group {
    let service = cx.vendor.services.iter().find(|service| service.path == path);
    let shared = if path.is_empty() { Some(&cx.vendor.shared) } else { service.map(|service| &service.shared) };
    let here = path.last().unwrap_or(&cx.vendor.name);
    let root = &cx.sources.root;
    let origin = [vec![root.clone(), cx.vendor.name.clone()], path.to_vec()].concat().join("/");
    let folders: BTreeSet<&String> = below(cx, path).filter(|rest| rest.len() > 1).map(|rest| &rest[0]).collect();
    let operations = cx.vendor.operations.iter().filter(|operation| operation.path.len() == path.len() + 1);
    ir::Group {
        module: naming::snake(here),
        handle: handle(here),
        docs: docs::group(path, service, cx.vendor),
        service: service.filter(|service| overrides(service)).map(|service| {
            let errors = Scope::of_folder(cx.vendor, path).errors().map(service::lower_row).collect();
            ir::Service { errors, ..service::lower_service(None, &service.shared) }
        }),
        service_above: path.len() - service_folder(cx.vendor, &path[..path.len().saturating_sub(1)]),
        variables: shared.map(|shared| service::lower_variables(&shared.variables)).unwrap_or_default(),
        types: shared.map(|shared| lower_types(cx, path, shared)).unwrap_or_default(),
        types_above: shared.map(|shared| types_above(cx, path, shared)).unwrap_or_default(),
        types_origin: format!("{origin}/{}.yaml", if path.is_empty() { "vendor" } else { "service" }),
        groups: folders.iter().map(|folder| lower_group(cx, &[path, &[(*folder).clone()]].concat())).collect(),
        operations: operations
            .filter(|operation| operation.path.starts_with(path))
            .map(|operation| operation::lower_operation(cx, operation))
            .collect(),
        origin,
    }
}

/// The paths of operations below a folder, without the folder.
fn below<'a>(cx: &Cx<'a>, path: &'a [String]) -> impl Iterator<Item = &'a [String]> {
    cx.vendor.operations.iter().filter_map(move |operation| operation.path.strip_prefix(path))
}

fn lower_types(cx: &Cx<'_>, path: &[String], shared: &Shared) -> Vec<ir::Struct> {
    let scope = Scope::of_folder(cx.vendor, path);
    let used = shared.types.iter().filter(|(_, ty)| cx.uses.any(ty));
    used.map(|(name, ty)| strukt::lower_type(cx, name, ty, &scope)).collect()
}

/// Types of levels above that the shared types of a folder name.
fn types_above(cx: &Cx<'_>, path: &[String], shared: &Shared) -> Vec<ir::Above> {
    let fields = |sent: bool| {
        let types = shared.types.iter().filter(move |(_, ty)| if sent { cx.uses.sent(ty) } else { cx.uses.any(ty) });
        types.flat_map(|(_, ty)| &ty.fields).collect::<Vec<_>>()
    };
    let above = strukt::types_above(&fields(false), &fields(true), path.len() + 1, &Scope::of_folder(cx.vendor, path));
    // What stands one module up is this file itself.
    above.into_iter().filter(|above| above.modules > 1).collect()
}
