//! The names that a module defines, and the paths that it uses.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{ForeignItem, Ident, Item, ItemUse, Macro, UseTree, Visibility};

/// One leaf of a `use`.
pub(super) struct Import {
    path: Vec<String>,
    /// The name in this module, or nothing for a glob.
    name: Option<String>,
    is_export: bool,
}

impl Import {
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name.as_deref() == Some(name)
    }

    /// Whether a name can come from here.
    pub(super) fn brings(&self, name: &str) -> bool {
        self.name.is_none() || self.is_named(name)
    }

    /// Returns the path that a name of the module has where it comes from.
    pub(super) fn leading_to(&self, name: &str) -> Vec<String> {
        let glob = self.name.is_none().then(|| name.to_owned());
        self.path.iter().cloned().chain(glob).collect()
    }
}

/// A module: a file, or a `mod` with braces in it.
pub(super) struct Module {
    pub(super) file: String,
    pub(super) imports: Vec<Import>,
    /// Whether a macro is called at the level of items, which can define names.
    pub(super) has_item_macro: bool,
    defined: BTreeSet<String>,
    used: BTreeSet<Vec<String>>,
}

impl Module {
    pub(super) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            imports: Vec::new(),
            has_item_macro: false,
            defined: BTreeSet::new(),
            used: BTreeSet::new(),
        }
    }

    pub(super) fn defines(&self, name: &str) -> bool {
        self.defined.contains(name)
    }

    /// Reads one item other than a module.
    pub(super) fn read(&mut self, item: &Item) {
        self.defined.extend(name(item).map(|ident| ident.unraw().to_string()));
        self.has_item_macro |= matches!(item, Item::Macro(item) if item.ident.is_none());
        self.visit_item(item);
    }

    /// The paths that are used here: imports, unless they are only re-exported, and paths in code.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Vec<String>> {
        let heads: BTreeSet<&String> = self.used.iter().filter_map(|path| path.first()).collect();
        let is_used =
            move |import: &&Import| !import.is_export || import.name.as_ref().is_some_and(|name| heads.contains(name));
        self.imports.iter().filter(is_used).map(|import| &import.path).chain(&self.used)
    }

    fn import(&mut self, before: &[String], tree: &UseTree, is_export: bool) {
        let with = |ident: &Ident| [before, &[ident.unraw().to_string()]].concat();
        let mut add = |path: Vec<String>, name| self.imports.push(Import { path, name, is_export });
        match tree {
            UseTree::Path(path) => self.import(&with(&path.ident), &path.tree, is_export),
            UseTree::Name(name) if name.ident == "self" => add(before.to_vec(), before.last().cloned()),
            UseTree::Name(name) => add(with(&name.ident), Some(name.ident.unraw().to_string())),
            UseTree::Rename(rename) => add(with(&rename.ident), Some(rename.rename.unraw().to_string())),
            UseTree::Glob(_) => add(before.to_vec(), None),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(before, tree, is_export)),
        }
    }

    /// Reads paths from the arguments of a macro: names that `::` joins.
    fn read_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => colons += 1,
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.use_path(std::mem::take(&mut path));
                    }
                    colons = 0;
                    path.push(ident.unraw().to_string());
                }
                other => {
                    self.use_path(std::mem::take(&mut path));
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.read_tokens(group.stream());
                    }
                }
            }
        }
        self.use_path(path);
    }

    fn use_path(&mut self, path: Vec<String>) {
        if !path.is_empty() {
            self.used.insert(path);
        }
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.import(&[], &item.tree, !matches!(item.vis, Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.use_path(path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, used: &'ast Macro) {
        // Code that a macro of ours produces is part of other crates.
        let is_quoted = used
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "macro_rules" || last.ident.to_string().contains("quote"));
        if !is_quoted {
            self.read_tokens(used.tokens.clone());
        }
    }

    /// A visibility such as `pub(in crate::error)` uses nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

fn name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::TraitAlias(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        Item::ForeignMod(item) => match item.items.first() {
            Some(ForeignItem::Fn(item)) => Some(&item.sig.ident),
            _ => None,
        },
        _ => None,
    }
}
