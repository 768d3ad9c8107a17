//! The modules of a crate, and the files in which their names are defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::ext::IdentExt;
use syn::{Attribute, Item, ItemMod};

use super::paths::{Import, Module};

/// A path of modules below the crate.
pub(super) type At = Vec<String>;

/// A definition that a path leads to.
pub(super) enum Found {
    Module(At),
    Item { file: String, name: String },
}

/// All modules of a crate but those of tests.
#[derive(Default)]
pub(super) struct Modules {
    by_path: BTreeMap<At, Module>,
    pub(super) texts: BTreeMap<String, String>,
}

impl Modules {
    /// Reads the crate whose `lib.rs` lies in a folder.
    pub(super) fn read(root: &Path) -> Self {
        let mut modules = Self::default();
        modules.read_file(root, "lib.rs", &Vec::new());
        modules
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&At, &Module)> {
        self.by_path.iter()
    }

    /// Whether a module with this name lies at the root.
    pub(super) fn is_room(&self, name: &str) -> bool {
        self.by_path.contains_key([name.to_owned()].as_slice())
    }

    fn read_file(&mut self, root: &Path, file: &str, at: &At) {
        let path = root.join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let items = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).items;
        self.texts.insert(file.to_owned(), text);
        self.read_items(root, file, at, items);
    }

    fn read_items(&mut self, root: &Path, file: &str, at: &At, items: Vec<Item>) {
        let mut module = Module::new(file);
        for item in items {
            match item {
                Item::Mod(inner) if is_test(&inner.attrs) => {}
                Item::Mod(inner) => self.read_module(root, file, at, inner),
                item => module.read(&item),
            }
        }
        self.by_path.insert(at.clone(), module);
    }

    fn read_module(&mut self, root: &Path, file: &str, at: &At, module: ItemMod) {
        let name = module.ident.unraw().to_string();
        let inner = [at.as_slice(), &[name]].concat();
        if let Some((_, items)) = module.content {
            return self.read_items(root, file, &inner, items);
        }
        let below = inner.join("/");
        let is_file = |file: &String| root.join(file).is_file();
        let found = [format!("{below}.rs"), format!("{below}/mod.rs")].into_iter().find(is_file);
        self.read_file(root, &found.unwrap_or_else(|| panic!("no file of the module {below}")), &inner);
    }

    /// Follows a path as the module `at` sees it; a path of another crate leads nowhere.
    pub(super) fn resolve(&self, at: &At, path: &[String]) -> Vec<Found> {
        self.follow(at, path, &mut BTreeSet::new())
    }

    fn follow(&self, at: &At, path: &[String], seen: &mut BTreeSet<(At, String)>) -> Vec<Found> {
        let supers = path.iter().take_while(|step| *step == "super").count();
        let (start, rest) = match path.first().map(String::as_str) {
            Some("crate") => (Vec::new(), &path[1..]),
            Some("self") => (at.clone(), &path[1..]),
            Some("super") => (at[..at.len() - supers.min(at.len())].to_vec(), &path[supers..]),
            _ => (at.clone(), path),
        };
        let mut modules = vec![start];
        let mut items = Vec::new();
        for step in rest {
            for found in std::mem::take(&mut modules).iter().flat_map(|at| self.look_up(at, step, seen)) {
                match found {
                    Found::Module(at) => modules.push(at),
                    item @ Found::Item { .. } => items.push(item),
                }
            }
        }
        items.extend(modules.into_iter().map(Found::Module));
        items
    }

    /// Returns what a name of a module is: a module, an item, or a name from elsewhere.
    fn look_up(&self, at: &At, name: &str, seen: &mut BTreeSet<(At, String)>) -> Vec<Found> {
        let inner = [at.as_slice(), &[name.to_owned()]].concat();
        let Some(module) = self.by_path.get(at).filter(|_| seen.insert((at.clone(), name.to_owned()))) else {
            return Vec::new();
        };
        let found = if self.by_path.contains_key(&inner) {
            vec![Found::Module(inner)]
        } else if module.defines(name) {
            vec![Found::Item { file: module.file.clone(), name: name.to_owned() }]
        } else {
            let follow = |import: &Import| self.follow(at, &import.leading_to(name), seen);
            module.imports.iter().filter(|import| import.brings(name)).flat_map(follow).collect()
        };
        seen.remove(&(at.clone(), name.to_owned()));
        if found.is_empty() && module.has_item_macro && !module.imports.iter().any(|import| import.is_named(name)) {
            return vec![Found::Item { file: module.file.clone(), name: name.to_owned() }];
        }
        found
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    let conditions = attributes.iter().filter_map(|attribute| attribute.meta.require_list().ok());
    conditions.into_iter().any(|list| list.path.is_ident("cfg") && list.tokens.to_string() == "test")
}
