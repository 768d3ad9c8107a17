//! The Rust files of the repository, and what they name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::thread;

use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItemFn, Item, ItemFn, ItemUse, Macro, UseTree};

pub(super) const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Folders of generated files.
pub(super) const GENERATED: [&str; 4] = [
    "generated-client/src/generated/",
    "generated-client/src/examples/",
    "tests/cases/features/out/",
    "tests/cases/generated/",
];

/// The names in a file, outside of macros' arguments.
#[derive(Default)]
pub(super) struct Rust {
    pub(super) path: String,
    pub(super) text: String,
    /// Crates and other roots of paths, such as `std`, `super` and `serde_json`, without the
    /// modules of the file itself.
    pub(super) roots: BTreeSet<String>,
    /// Modules directly below `crate`, named by `crate` or by `super`.
    pub(super) modules: BTreeSet<String>,
    /// Every name.
    pub(super) names: BTreeSet<String>,
    /// Macros that are used.
    pub(super) macros: BTreeSet<String>,
    /// How each attribute is called.
    pub(super) attributes: Vec<String>,
    /// Statements in the longest body of a function.
    pub(super) statements: usize,
    own_modules: BTreeSet<String>,
}

/// Every file below a folder of the repository but what git and cargo keep there.
pub(super) fn files(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    let path = Path::new(REPOSITORY).join(folder);
    for entry in fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let below = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if entry.path().is_dir() {
            let skipped = ["target", ".clientloom", ".git"].contains(&name.as_str());
            files.extend((!skipped).then(|| self::files(&below)).into_iter().flatten());
        } else {
            files.push(below);
        }
    }
    files.sort();
    files
}

/// All generated Rust files. They are many, so all tests share them.
pub(super) static GENERATED_FILES: LazyLock<Vec<Rust>> =
    LazyLock::new(|| parse_all(GENERATED.iter().flat_map(|folder| rust_files(folder.trim_end_matches('/')))));

/// The Rust files below a folder.
pub(super) fn read(folder: &str) -> Vec<Rust> {
    parse_all(rust_files(folder))
}

/// Returns the hand-written Rust files below a folder.
pub(super) fn read_by_hand(folder: &str) -> Vec<Rust> {
    let is_generated = |path: &String| GENERATED.iter().any(|generated| path.starts_with(generated));
    parse_all(rust_files(folder).filter(|path| !is_generated(path)))
}

fn rust_files(folder: &str) -> impl Iterator<Item = String> {
    files(folder).into_iter().filter(|path| Path::new(path).extension().is_some_and(|end| end == "rs"))
}

/// Number of threads that parse files.
const THREADS: usize = 4;

fn parse_all(paths: impl Iterator<Item = String>) -> Vec<Rust> {
    let paths: Vec<String> = paths.collect();
    let text = |path: &String| fs::read_to_string(Path::new(REPOSITORY).join(path)).expect("text");
    let part = paths.len().div_ceil(THREADS).max(1);
    thread::scope(|scope| {
        let parts = paths.chunks(part);
        let parse_part =
            |paths: &[String]| paths.iter().map(|path| parse(&text(path), path.clone())).collect::<Vec<_>>();
        let threads: Vec<_> = parts.map(|paths| scope.spawn(move || parse_part(paths))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("files that can be parsed")).collect()
    })
}

fn parse(text: &str, path: String) -> Rust {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let modules =
        file.items.iter().filter_map(|item| if let Item::Mod(module) = item { Some(&module.ident) } else { None });
    let own_modules = modules.map(|ident| ident.unraw().to_string()).collect();
    let mut rust = Rust { path, text: text.to_owned(), own_modules, ..Rust::default() };
    rust.visit_file(&file);
    rust
}

impl Rust {
    /// How many modules lie between the file and its crate.
    fn depth(&self) -> usize {
        let below = self.path.split_once("src/").map_or("", |(_, below)| below);
        below.split('/').count() - usize::from(below.ends_with("mod.rs")) - usize::from(below == "lib.rs")
    }

    fn note_path(&mut self, segments: &[String]) {
        let Some(first) = segments.first().filter(|first| segments.len() > 1 && !self.own_modules.contains(*first))
        else {
            return;
        };
        let supers = segments.iter().take_while(|segment| *segment == "super").count();
        let up = if first == "crate" { 1 } else { supers };
        if first == "crate" || (supers > 0 && supers == self.depth()) {
            self.modules.extend(segments.get(up).cloned());
        }
        self.roots.insert(first.clone());
    }

    fn note_use(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| [before, &[name.unraw().to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.note_use(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.note_path(&with(&name.ident)),
            UseTree::Rename(rename) => self.note_path(&with(&rename.ident)),
            UseTree::Glob(_) => self.note_path(&[before, &["*".to_owned()]].concat()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.note_use(before, tree)),
        }
    }
}

impl<'ast> Visit<'ast> for Rust {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.note_use(&[], &item.tree);
        visit::visit_item_use(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
        self.note_path(&segments);
        visit::visit_path(self, path);
    }

    fn visit_ident(&mut self, ident: &'ast syn::Ident) {
        self.names.insert(ident.unraw().to_string());
    }

    fn visit_macro(&mut self, used: &'ast Macro) {
        self.macros.extend(used.path.segments.last().map(|segment| segment.ident.to_string()));
        visit::visit_macro(self, used);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let name = attribute.path().segments.last().map(|segment| segment.ident.to_string());
        let inner = attribute.meta.require_list().map(|list| list.tokens.to_string()).unwrap_or_default();
        self.attributes.push(format!("{}({inner})", name.unwrap_or_default()));
        visit::visit_attribute(self, attribute);
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.statements = self.statements.max(function.block.stmts.len());
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.statements = self.statements.max(function.block.stmts.len());
        visit::visit_impl_item_fn(self, function);
    }
}
