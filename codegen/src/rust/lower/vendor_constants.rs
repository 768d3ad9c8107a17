//! Constants of a vendor's files, and the folder that declares those of several files.
//!
//! A file names its constants by itself, so that no other page renames them. Equal constants of
//! several files of a service are declared once and exported by each file. A private module of the
//! nearest folder above these files declares them.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{feature, folder, services_below};
use super::service_uses::ServiceUses;
use crate::naming;
use crate::rust::ir::Services;
use crate::spec::{Constants, ConstantsType, ConstantsTypes, Operation, Shared, Vendor};

/// The constants of a vendor's files.
pub(super) struct VendorConstants<'a> {
    /// Constants of operations, by their paths.
    operations: BTreeMap<&'a [String], ConstantsTypes>,
    /// Constants of shared types, by their folders.
    folders: BTreeMap<&'a [String], ConstantsTypes>,
    /// Constants of several files, with the folder that declares them and their name there.
    homes: BTreeMap<Shareable, (&'a [String], String)>,
}

/// Constants that files share if the same services use them.
pub(super) type Shareable = (Services, Constants);

/// The files that have the same constants: the nearest folder above them, and their number.
///
/// The text names the object in the first of them.
type Sharing<'a> = (&'a [String], usize, String);

impl<'a> VendorConstants<'a> {
    pub(super) fn of(vendor: &'a Vendor, uses: &ServiceUses) -> Self {
        let operations = vendor.operations.iter();
        let operations = operations.map(|page| (page.path.as_slice(), ConstantsTypes::of_operation(page))).collect();
        let services = vendor.services.iter().map(|service| (service.path.as_slice(), &service.shared));
        let shared: Vec<(&[String], &Shared)> = services.chain([(&[][..], &vendor.shared)]).collect();
        let folders = shared.iter().map(|(path, shared)| (*path, ConstantsTypes::of_shared(&shared.types))).collect();
        let mut found = Self { operations, folders, homes: BTreeMap::new() };
        let mut files: BTreeMap<Shareable, Sharing<'a>> = BTreeMap::new();
        for page in &vendor.operations {
            let services = Services::from([feature(vendor, page)]);
            for ty in &found.of_operation(page).0 {
                add(&mut files, (services.clone(), ty.constants.clone()), folder(page), &ty.owner);
            }
        }
        for (path, shared) in shared {
            for (ty, services) in found.of_types(uses, &services_below(vendor, path), path, shared) {
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
    ///
    /// `below` are the services below the folder.
    pub(super) fn of_types(
        &self,
        reach: &ServiceUses,
        below: &Services,
        path: &[String],
        shared: &Shared,
    ) -> Vec<(&ConstantsType, Services)> {
        let fields: Vec<(Vec<Constants>, Services)> = shared
            .types
            .iter()
            .map(|(_, ty)| (ty.fields.iter().filter_map(Constants::of).collect(), reach.services(ty, below)))
            .collect();
        let services = |wanted: &ConstantsType| -> Services {
            let having = fields.iter().filter(|(constants, _)| constants.contains(&wanted.constants));
            having.flat_map(|(_, services)| services.iter().cloned()).collect()
        };
        let types = self.of_folder(path).0.iter().map(|ty| (ty, services(ty)));
        types.filter(|(_, services)| !services.is_empty()).collect()
    }

    /// Returns the constants that a folder declares for several files, with their names there.
    pub(super) fn declared_in(&self, path: &[String]) -> impl Iterator<Item = (&str, &Shareable)> {
        let here = self.homes.iter().filter(move |(_, (home, _))| *home == path);
        here.map(|(key, (_, name))| (name.as_str(), key))
    }

    /// Returns the folder that declares constants of several files, and their name there.
    pub(super) fn home(&self, constants: &Shareable) -> Option<(&'a [String], &str)> {
        self.homes.get(constants).map(|(folder, name)| (*folder, name.as_str()))
    }
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
