//! The import graph of a crate: which file uses names that which other file defines.

mod circles;
mod modules;
pub(crate) mod order;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use modules::{Found, Modules};
use order::Room;

/// The files of a crate and the imports between them.
pub(crate) struct Graph {
    /// The text of each file, by its path below the root.
    pub(crate) files: BTreeMap<String, String>,
    /// The names that the first file uses of the second one.
    pub(crate) imports: BTreeMap<(String, String), BTreeSet<String>>,
    /// The paths that name an item by the root of the crate instead of by its room.
    pub(crate) through_root: BTreeSet<String>,
}

impl Graph {
    /// Reads the crate whose `lib.rs` lies in a folder.
    ///
    /// Paths are followed through `use` and through re-exports to the file that defines the name.
    /// Test modules, links in documentation and the code inside `quote!` do not count, and neither
    /// does a name that a file only re-exports.
    pub(crate) fn read(root: &Path) -> Self {
        let modules = Modules::read(root);
        let mut graph = Self { files: modules.texts.clone(), imports: BTreeMap::new(), through_root: BTreeSet::new() };
        for (at, module) in modules.iter() {
            for path in module.paths() {
                graph.note_root(&modules, &module.file, path);
                for found in modules.resolve(at, path) {
                    if let Found::Item { file, name } = found {
                        graph.note(&module.file, file, name);
                    }
                }
            }
        }
        graph
    }

    fn note(&mut self, from: &str, to: String, name: String) {
        if from != to {
            self.imports.entry((from.to_owned(), to)).or_default().insert(name);
        }
    }

    fn note_root(&mut self, modules: &Modules, file: &str, path: &[String]) {
        let is_room = |name: &String| modules.is_room(name);
        if path.first().is_some_and(|first| first == "crate") && path.get(1).is_some_and(|name| !is_room(name)) {
            self.through_root.insert(format!("{file}: {}", path.join("::")));
        }
    }

    /// Returns the room of a file: the first folder of its path, or the file itself.
    pub(crate) fn room(file: &str) -> &str {
        file.split_once('/').map_or_else(|| file.trim_end_matches(".rs"), |(room, _)| room)
    }

    /// Returns the imports that lead to a later room, or to a file outside of the listed rooms.
    pub(crate) fn upward(&self, rooms: &[Room]) -> Vec<String> {
        let rank = |file: &str| rooms.iter().position(|(room, _)| *room == Self::room(file));
        let is_upward = |from: &str, to: &str| match (rank(from), rank(to)) {
            (Some(from), Some(to)) => to > from,
            _ => true,
        };
        let upward = self.imports.iter().filter(|((from, to), _)| is_upward(from, to));
        upward.map(|((from, to), names)| format!("{from} uses {names:?} of {to}")).collect()
    }
}
