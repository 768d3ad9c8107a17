//! Scopes: the shared declarations that apply to an operation, nearest file first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::envelope::Envelope;
use super::errors::ErrorRow;
use super::event::Event;
use super::field::Type;
use super::operation::Operation;
use super::ty::Ty;
use super::vendor::{Service, Shared, Vendor};

/// The file that declares a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home<'a> {
    /// The own file of the operation or event.
    Operation,
    /// The `service.yaml` of this folder; `vendor.yaml` if the path is empty.
    Folder(&'a [String]),
}

/// The declarations that apply in one folder: types, envelope, host and error rows.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    own: &'a [(String, Type)],
    layers: Vec<(&'a [String], &'a Shared)>,
    whole: bool,
    /// The position of the nearest type of each name: its level and its number there.
    index: OnceLock<Arc<BTreeMap<String, (usize, usize)>>>,
}

/// The largest number of types that are searched without an index.
const FEW: usize = 16;

impl Vendor {
    /// Returns the `service.yaml` files above a path, the nearest first.
    #[must_use]
    pub fn services_above(&self, path: &[String]) -> Vec<&Service> {
        let mut above: Vec<&Service> = self.services.iter().filter(|service| path.starts_with(&service.path)).collect();
        above.sort_by_key(|service| std::cmp::Reverse(service.path.len()));
        above
    }

    /// Returns the shared facts of these files and of `vendor.yaml`, the nearest first.
    #[must_use]
    pub fn levels(&self, path: &[String]) -> Vec<&Shared> {
        self.services_above(path).into_iter().map(|service| &service.shared).chain([&self.shared]).collect()
    }
}

impl<'a> Scope<'a> {
    /// Creates the scope of an operation.
    #[must_use]
    pub fn of_operation(vendor: &'a Vendor, operation: &'a Operation) -> Self {
        let folder = operation.path.split_last().map_or(&[][..], |(_, folder)| folder);
        Self { own: &operation.types, ..Self::of_folder(vendor, folder) }
    }

    /// Creates the scope of an event: its own types, and those of its folder.
    #[must_use]
    pub fn of_event(vendor: &'a Vendor, event: &'a Event) -> Self {
        Self { own: &event.types, ..Self::of_folder(vendor, event.folder()) }
    }

    /// Creates the scope of a folder. A folder of events sees no folder above, so that an event
    /// changes no type of an operation.
    #[must_use]
    pub fn of_folder(vendor: &'a Vendor, folder: &[String]) -> Self {
        let is_events = vendor.is_events_folder(folder);
        let services = vendor.services_above(folder).into_iter();
        let services = services.filter(|service| !is_events || service.path == folder);
        let layers = services.map(|service| (service.path.as_slice(), &service.shared));
        let layers = layers.chain((!is_events).then_some((&[][..], &vendor.shared))).collect();
        let whole = !vendor.unread.iter().any(|unread| folder.starts_with(unread));
        Self { own: &[], layers, whole, index: OnceLock::new() }
    }

    /// Whether all files that apply here could be read.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Returns the type with this name, and its file.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(Home<'a>, &'a Type)> {
        if self.own.len() + self.layers.iter().map(|(_, shared)| shared.types.len()).sum::<usize>() <= FEW {
            return self.types().find(|(_, known, _)| *known == name).map(|(home, _, ty)| (home, ty));
        }
        let index = self.index.get_or_init(|| {
            let levels = self.layers.iter().map(|(_, shared)| shared.types.as_slice());
            let mut index = BTreeMap::new();
            for (level, types) in std::iter::once(self.own).chain(levels).enumerate() {
                for (number, (name, _)) in types.iter().enumerate() {
                    index.entry(name.clone()).or_insert((level, number));
                }
            }
            Arc::new(index)
        });
        let (level, number) = *index.get(name)?;
        match level.checked_sub(1).map(|above| &self.layers[above]) {
            None => Some((Home::Operation, &self.own[number].1)),
            Some((path, shared)) => Some((Home::Folder(path), &shared.types[number].1)),
        }
    }

    /// Returns all types, the nearest first.
    pub fn types(&self) -> impl Iterator<Item = (Home<'a>, &'a str, &'a Type)> + '_ {
        let own = self.own.iter().map(|(name, ty)| (Home::Operation, name.as_str(), ty));
        let above = self
            .layers
            .iter()
            .flat_map(|(path, shared)| shared.types.iter().map(|(name, ty)| (Home::Folder(path), name.as_str(), ty)));
        own.chain(above)
    }

    /// Returns the scope of a type that is declared in `home`: its own file and the files above.
    #[must_use]
    pub fn shared(&self, home: Home<'a>) -> Self {
        let Home::Folder(folder) = home else { return self.clone() };
        let layers = self.layers.iter().filter(|(path, _)| folder.starts_with(path)).copied().collect();
        Self { own: &[], layers, whole: self.whole, index: OnceLock::new() }
    }

    /// Whether a value of type `ty` contains a value of type `target`, without a list or map
    /// between them.
    #[must_use]
    pub fn holds(&self, ty: &Ty, target: &Type) -> bool {
        self.leads_to(ty, target, &mut BTreeSet::new())
    }

    fn leads_to(&self, ty: &Ty, target: &Type, seen: &mut BTreeSet<*const Type>) -> bool {
        let Some((found, scope)) = self.object(ty) else { return false };
        std::ptr::eq(found, target)
            || seen.insert(std::ptr::from_ref(found))
                && found.fields.iter().any(|field| scope.leads_to(&field.ty, target, seen))
    }

    /// Returns the nearest host.
    #[must_use]
    pub fn host(&self) -> Option<&'a str> {
        self.layers.iter().find_map(|(_, shared)| shared.host.as_deref())
    }

    /// Returns the nearest envelope.
    #[must_use]
    pub fn envelope(&self) -> Option<&'a Envelope> {
        self.layers.iter().find_map(|(_, shared)| shared.envelope.as_ref())
    }

    /// Returns the error rows that apply to every call here, the nearest first.
    pub fn errors(&self) -> impl Iterator<Item = &'a ErrorRow> + '_ {
        self.layers.iter().flat_map(|(_, shared)| &shared.errors)
    }
}
