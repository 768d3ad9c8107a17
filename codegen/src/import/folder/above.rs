//! Types that files above a draft also declare: equal types are removed, others are renamed.

use std::collections::{BTreeMap, BTreeSet};

use super::draft_types::{is_open, named, remove, rename, types};
use super::plan::Specs;
use super::target;
use crate::import::merge::SharedType;
use crate::import::type_shape;
use crate::naming;
use crate::yaml::{self, Value};

/// The types that the files above operations declare, by file.
#[derive(Default)]
pub(super) struct TypesAbove(BTreeMap<String, Vec<(String, Value)>>);

impl TypesAbove {
    pub(super) fn of(specs: &Specs) -> Self {
        let is_above = |path: &&String| path.ends_with("/vendor.yaml") || path.ends_with("/service.yaml");
        let files = specs.keys().filter(is_above).filter_map(|path| {
            let root = yaml::parse(&specs[path]).ok()?;
            Some((path.clone(), types(&root).to_vec()))
        });
        Self(files.collect())
    }

    /// Returns the types of the files above a path, each with its file and its name.
    pub(super) fn of_path(&self, path: &str) -> impl Iterator<Item = (&str, &str, &Value)> {
        let files = target::with_types(path).into_iter().filter_map(|file| self.0.get_key_value(&file));
        files.flat_map(|(file, types)| types.iter().map(|(name, ty)| (file.as_str(), name.as_str(), ty)))
    }

    /// Returns the Rust names of the types that files below a folder declare.
    pub(super) fn below(&self, folder: &str) -> BTreeSet<String> {
        let files = self.0.range(folder.to_owned()..).take_while(|(file, _)| file.starts_with(folder));
        files.flat_map(|(_, types)| types).map(|(name, _)| rust(name)).collect()
    }

    /// Returns the types of the files above a path, as the merge of a page takes them.
    pub(super) fn shared(&self, path: &str) -> Vec<SharedType> {
        self.of_path(path).map(|(file, name, ty)| (file.to_owned(), name.to_owned(), ty.clone())).collect()
    }
}

/// Adapts a draft to the types above it, and returns whether it has changed.
pub(super) fn adapt(path: &str, root: &mut Value, above: &TypesAbove) -> bool {
    let known: BTreeMap<&str, &Value> = above.of_path(path).map(|(_, name, ty)| (name, ty)).collect();
    if !types(root).iter().any(|(name, _)| known.contains_key(name.as_str())) {
        return false;
    }
    let equal = equal(root, &known);
    remove(root, &equal);
    let clashing = |name: &&String| known.contains_key(name.as_str());
    let own = || types(root).iter().map(|(name, _)| name);
    let mut taken: BTreeSet<String> = known.keys().copied().chain(own().map(String::as_str)).map(rust).collect();
    let mut names = BTreeMap::new();
    for name in own().filter(clashing) {
        names.insert(name.clone(), numbered(name, &mut taken));
    }
    rename(root, &names);
    true
}

/// Returns the first name with a number that is free, and takes it.
pub(super) fn numbered(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut numbers = 2..;
    let free = numbers.find_map(|number| Some(format!("{name}{number}")).filter(|name| taken.insert(rust(name))));
    free.unwrap_or_else(|| name.to_owned())
}

/// Returns the name that a type has in Rust.
pub(super) fn rust(name: &str) -> String {
    naming::type_name(name, "Type")
}

/// Returns the types of a draft that equal a type above, including the types within them.
fn equal(root: &Value, above: &BTreeMap<&str, &Value>) -> BTreeSet<String> {
    let shape = |ty: &Value| match ty.get("fields") {
        Some(Value::Map(fields)) => type_shape::of(fields),
        _ => String::new(),
    };
    let is_equal = |(name, ty): &&(String, Value)| {
        above.get(name.as_str()).is_some_and(|known| shape(known) == shape(ty)) && !is_open(name, root)
    };
    let own: BTreeMap<&String, &Value> = types(root).iter().map(|(name, ty)| (name, ty)).collect();
    let mut equal: BTreeSet<String> = types(root).iter().filter(is_equal).map(|(name, _)| name.clone()).collect();
    let inside = |name: &String| match own.get(name).and_then(|ty| ty.get("fields")) {
        Some(Value::Map(fields)) => fields.iter().filter_map(|(_, field)| named(field)).collect(),
        _ => Vec::new(),
    };
    loop {
        let before = equal.clone();
        equal.retain(|name| inside(name).iter().all(|inner| before.contains(inner)));
        if equal.len() == before.len() {
            return equal;
        }
    }
}
