//! Constants for documented values, and the folder that declares those of several files.
//!
//! A file names its constants by itself, so that no other page renames them. Equal constants of
//! several files of a service are declared once, in a private module of the nearest folder above
//! these files, and exported by each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, feature, folder, modules};
use super::docs;
use crate::naming;
use crate::rust::ir::{self, Services};
use crate::spec::{Constant, Constants, ConstantsType, ConstantsTypes, Operation, Shared};

/// The constants of a vendor's files.
#[derive(Default)]
pub(super) struct VendorConstants<'a> {
    /// Constants of operations, by their paths.
    operations: BTreeMap<&'a [String], ConstantsTypes>,
    /// Constants of shared types, by their folders.
    folders: BTreeMap<&'a [String], ConstantsTypes>,
    /// Constants of several files, with the folder that declares them and their name there.
    homes: BTreeMap<Shareable, (&'a [String], String)>,
}

/// Constants that files share if the same services use them.
type Shareable = (Services, Constants);

/// The files that have the same constants: the nearest folder above all of them, their number, and
/// the name of the object in the first of them.
type Sharing<'a> = (&'a [String], usize, String);

impl<'a> VendorConstants<'a> {
    pub(super) fn of(cx: &Context<'a>) -> Self {
        let vendor = cx.vendor;
        let operations = vendor.operations.iter();
        let operations = operations.map(|page| (page.path.as_slice(), ConstantsTypes::of_operation(page))).collect();
        let services = vendor.services.iter().map(|service| (service.path.as_slice(), &service.shared));
        let shared: Vec<(&[String], &Shared)> = services.chain([(&[][..], &vendor.shared)]).collect();
        let folders = shared.iter().map(|(path, shared)| (*path, ConstantsTypes::of_shared(&shared.types))).collect();
        let mut found = Self { operations, folders, homes: BTreeMap::new() };
        let mut files: BTreeMap<Shareable, Sharing<'a>> = BTreeMap::new();
        for page in &vendor.operations {
            let services = operation_services(cx, page);
            for ty in &found.of_operation(page).0 {
                add(&mut files, (services.clone(), ty.constants.clone()), folder(page), &ty.owner);
            }
        }
        for (path, shared) in shared {
            for (ty, services) in found.of_types(cx, path, shared) {
                add(&mut files, (services, ty.constants.clone()), path, &ty.owner);
            }
        }
        found.homes = homes(files);
        found
    }

    /// Returns the constants of an operation.
    pub(super) fn of_operation(&self, operation: &Operation) -> &ConstantsTypes {
        &self.operations[operation.path.as_slice()]
    }

    /// Returns the constants of the types that a folder declares.
    pub(super) fn of_folder(&self, path: &[String]) -> &ConstantsTypes {
        &self.folders[path]
    }

    /// Returns those that used types of a folder have, with the services that reach them.
    fn of_types(&self, cx: &Context<'_>, path: &[String], shared: &Shared) -> Vec<(&ConstantsType, Services)> {
        let below = cx.services_below(path);
        let used = shared.types.iter().filter(|(_, ty)| cx.uses.any(ty));
        let used: Vec<(Vec<Constants>, Services)> = used
            .map(|(_, ty)| (ty.fields.iter().filter_map(Constants::of).collect(), cx.services(ty, &below)))
            .collect();
        let users = |wanted: &ConstantsType| -> Services {
            let users = used.iter().filter(|(constants, _)| constants.contains(&wanted.constants));
            users.flat_map(|(_, services)| services.iter().cloned()).collect()
        };
        let types = self.of_folder(path).0.iter().map(|ty| (ty, users(ty)));
        types.filter(|(_, services)| !services.is_empty()).collect()
    }

    /// Returns the types that a folder declares for several files.
    pub(super) fn declared_in(&self, path: &[String]) -> Vec<ir::Constants> {
        let here = self.homes.iter().filter(|(_, (home, _))| *home == path);
        let lower = |((services, constants), (_, name)): (&Shareable, &(_, String))| {
            lower_type(name, constants, services.clone())
        };
        let mut all: Vec<ir::Constants> = here.map(lower).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }

    fn lower(&self, types: Vec<(&ConstantsType, Services)>) -> ir::FileConstants {
        let mut file = ir::FileConstants::default();
        for (ty, services) in types {
            let key = (services, ty.constants.clone());
            match self.homes.get(&key) {
                None => file.own.push(lower_type(&ty.name, &ty.constants, key.0)),
                Some((home, original)) => file.shared.push(ir::SharedConstants {
                    name: ty.name.clone(),
                    folder: modules(home),
                    original: original.clone(),
                    services: key.0,
                }),
            }
        }
        file
    }
}

/// Returns the constants of an operation's file.
pub(super) fn lower_operation(cx: &Context<'_>, operation: &Operation) -> ir::FileConstants {
    let services = operation_services(cx, operation);
    let types = cx.constants.of_operation(operation).0.iter();
    cx.constants.lower(types.map(|ty| (ty, services.clone())).collect())
}

/// Returns the constants of the file with a folder's types.
pub(super) fn lower_types(cx: &Context<'_>, path: &[String], shared: &Shared) -> ir::FileConstants {
    cx.constants.lower(cx.constants.of_types(cx, path, shared))
}

fn operation_services(cx: &Context<'_>, operation: &Operation) -> Services {
    Services::from([feature(cx.vendor, operation)])
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

/// Adds a file to those that have the same constants.
fn add<'a>(files: &mut BTreeMap<Shareable, Sharing<'a>>, key: Shareable, folder: &'a [String], owner: &str) {
    let (above, count, _) = files.entry(key).or_insert_with(|| (folder, 0, owner.to_owned()));
    let common = above.iter().zip(folder).take_while(|(one, other)| one == other).count();
    (*above, *count) = (&above[..common], *count + 1);
}

/// Returns the homes of the constants that several files have.
///
/// The names there are private, so other pages may change them.
fn homes(files: BTreeMap<Shareable, Sharing<'_>>) -> BTreeMap<Shareable, (&[String], String)> {
    let mut taken: BTreeSet<(&[String], String)> = BTreeSet::new();
    let several = files.into_iter().filter(|(_, (_, count, _))| *count > 1);
    let mut homes = BTreeMap::new();
    for (key, (folder, _, owner)) in several {
        let name = naming::constants_type(&key.1.field, &owner, |name| !taken.contains(&(folder, name.to_owned())));
        taken.insert((folder, name.clone()));
        homes.insert(key, (folder, name));
    }
    homes
}

#[cfg(test)]
#[path = "constants_test.rs"]
mod tests;
