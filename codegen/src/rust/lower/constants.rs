//! Constants for documented values, as files declare or export them.

use super::context::Context;
use super::docs;
use super::paths::{feature, modules, services_below};
use super::vendor_constants::Shareable;
use crate::rust::ir::{self, Services};
use crate::spec::{Constant, Constants, ConstantsType, ConstantsTypes, Operation, Shared};

/// Returns the constants of an operation's file.
pub(super) fn lower_operation(cx: &Context<'_>, operation: &Operation) -> ir::FileConstants {
    let services = Services::from([feature(cx.vendor, operation)]);
    let types = cx.constants.of_operation(operation).0.iter();
    lower_file(cx, types.map(|ty| (ty, services.clone())).collect())
}

/// Returns the constants of the file with a folder's types.
pub(super) fn lower_types(cx: &Context<'_>, path: &[String], shared: &Shared) -> ir::FileConstants {
    lower_file(cx, cx.constants.of_types(&cx.services, &services_below(cx.vendor, path), path, shared))
}

/// Returns the constants of a file that shares none.
pub(super) fn lower_own(constants: &ConstantsTypes) -> Vec<ir::Constants> {
    constants.0.iter().map(|ty| lower_type(&ty.name, &ty.constants, Services::new())).collect()
}

/// Returns the constants that a folder declares for several files.
pub(super) fn lower_shared(cx: &Context<'_>, path: &[String]) -> Vec<ir::Constants> {
    let lower = |(name, (services, constants)): (&str, &Shareable)| lower_type(name, constants, services.clone());
    let mut all: Vec<ir::Constants> = cx.constants.declared_in(path).map(lower).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

fn lower_file(cx: &Context<'_>, types: Vec<(&ConstantsType, Services)>) -> ir::FileConstants {
    let mut file = ir::FileConstants::default();
    for (ty, services) in types {
        let key = (services, ty.constants.clone());
        match cx.constants.home(&key) {
            None => file.own.push(lower_type(&ty.name, &ty.constants, key.0)),
            Some((home, original)) => file.shared.push(ir::SharedConstants {
                name: ty.name.clone(),
                folder: modules(home),
                original: original.to_owned(),
                services: key.0,
            }),
        }
    }
    file
}

fn lower_type(name: &str, constants: &Constants, services: Services) -> ir::Constants {
    let lower = |constant: &Constant| ir::Constant {
        name: constant.name.clone(),
        docs: docs::constant(constant),
        value: constant.value.clone(),
    };
    let all = constants.all.iter().map(lower).collect();
    ir::Constants { name: name.to_owned(), docs: docs::constants(constants), all, services }
}

#[cfg(test)]
#[path = "constants_test.rs"]
mod tests;
