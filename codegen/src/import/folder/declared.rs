//! The types that the pages of a vendor declare, by name and shape.

use std::collections::{BTreeMap, BTreeSet};

use super::draft_types::{named, types};
use super::plan::Specs;
use super::service::service;
use super::shapes::Shapes;
use crate::yaml::{self, Value};

/// A type of pages: its name and the number of its shape.
pub(super) type TypeKey = (String, usize);

/// The types of the pages of a vendor.
#[derive(Default)]
pub(super) struct Declared {
    /// The types without open points.
    pub(super) types: BTreeMap<TypeKey, DeclaredType>,
    pub(super) pages: BTreeMap<String, Page>,
    /// The shapes of each name, also of types with open points.
    pub(super) shapes: BTreeMap<String, BTreeSet<(usize, bool)>>,
}

/// A type that pages declare alike.
pub(super) struct DeclaredType {
    /// The number of types that were declared before it.
    pub(super) position: usize,
    pub(super) ty: Value,
    pub(super) pages: Vec<String>,
    /// The types inside it that pages declare.
    pub(super) inside: BTreeSet<TypeKey>,
}

/// A page with its types by name.
pub(super) struct Page {
    pub(super) service: Option<String>,
    pub(super) is_new: bool,
    /// The types by name, without those that have open points.
    pub(super) keys: BTreeMap<String, TypeKey>,
    /// The names of all types.
    pub(super) names: Vec<String>,
}

impl Declared {
    /// Reads the new pages of a vendor, and all others or only those of the same services.
    pub(super) fn of(vendor: &str, new: &BTreeMap<String, Value>, is_whole: bool, specs: &Specs) -> Self {
        let folder = format!("{vendor}/");
        let is_page = |path: &str| {
            path.starts_with(&folder) && !path.ends_with("/vendor.yaml") && !path.ends_with("/service.yaml")
        };
        let services: BTreeSet<String> = new.keys().filter_map(|path| service(path, specs)).collect();
        let counts = |path: &str| is_whole || service(path, specs).is_some_and(|service| services.contains(&service));
        let there = specs.iter().filter(|(path, _)| is_page(path) && !new.contains_key(*path) && counts(path));
        let there: BTreeMap<&String, Value> =
            there.filter_map(|(path, text)| Some((path, yaml::parse(text).ok()?))).collect();
        let new = new.iter().filter(|(path, _)| is_page(path));
        let roots: BTreeMap<&String, (&Value, bool)> = there
            .iter()
            .map(|(path, root)| (*path, (root, false)))
            .chain(new.map(|(path, root)| (path, (root, true))))
            .collect();
        let (mut declared, mut shapes) = (Self::default(), Shapes::default());
        for (path, (root, is_new)) in roots {
            let found = shapes.of(root);
            for (name, shape) in &found {
                declared.shapes.entry(name.clone()).or_default().insert((shape.number, shape.is_open));
            }
            let keys = found.iter().filter(|(_, shape)| !shape.is_open);
            let keys = keys.map(|(name, shape)| (name.clone(), (name.clone(), shape.number))).collect();
            let names = types(root).iter().map(|(name, _)| name.clone()).collect();
            let page = Page { service: service(path, specs), is_new, keys, names };
            declared.add(path, root, &page);
            declared.pages.insert(path.clone(), page);
        }
        declared
    }

    fn add(&mut self, path: &str, root: &Value, page: &Page) {
        for (name, ty) in types(root) {
            let Some(key) = page.keys.get(name) else { continue };
            let position = self.types.len();
            let known = self.types.entry(key.clone()).or_insert_with(|| {
                let inside = match ty.get("fields") {
                    Some(Value::Map(fields)) => fields.iter().filter_map(|(_, field)| named(field)).collect(),
                    _ => Vec::new(),
                };
                let inside = inside.iter().filter(|inner| *inner != name);
                let inside = inside.filter_map(|inner| page.keys.get(inner).cloned()).collect();
                DeclaredType { position, ty: ty.clone(), pages: Vec::new(), inside }
            });
            known.pages.push(path.to_owned());
        }
    }

    /// Whether all pages that declare a type are new.
    pub(super) fn is_new(&self, key: &TypeKey) -> bool {
        self.types.get(key).is_some_and(|ty| ty.pages.iter().all(|page| self.pages[page].is_new))
    }

    /// Whether all pages of a folder that declare a type are new.
    pub(super) fn is_new_in(&self, key: &TypeKey, folder: &str) -> bool {
        let pages = self.types.get(key).into_iter().flat_map(|ty| &ty.pages);
        pages.filter(|page| page.starts_with(folder)).all(|page| self.pages[page].is_new)
    }

    /// Whether pages declare only one type of this name, without open points.
    pub(super) fn is_only(&self, name: &str) -> bool {
        self.shapes.get(name).is_some_and(|shapes| shapes.len() == 1 && shapes.iter().all(|(_, is_open)| !is_open))
    }

    /// Returns the pages that declare a type, by their services.
    pub(super) fn services(&self, key: &TypeKey) -> BTreeMap<Option<&String>, Vec<&String>> {
        let mut services: BTreeMap<Option<&String>, Vec<&String>> = BTreeMap::new();
        for page in self.types.get(key).iter().flat_map(|ty| &ty.pages) {
            services.entry(self.pages[page].service.as_ref()).or_default().push(page);
        }
        services
    }
}
