//! What a client was made from: a line for each spec, with its page and the digest of what it says.

mod digest;
mod generator;
mod line;
mod read;

use std::collections::BTreeMap;

use crate::diagnostics::Sources;
use crate::yaml;

use line::Line;

pub use generator::check_generator;
pub(crate) use line::quoted;
pub use read::LockFile;

/// The file's name, in the folder of the client's crate.
pub const FILE: &str = "codegen.lock";

const HEAD: &str = "\
# Made by `cargo codegen`, not by hand: the pages that this client was made from, and a digest of what the spec of each
# says. A page without an address is known by its title, and by the number that the vendor gives it (id).
# After a merge conflict `cargo codegen` makes this file anew.
";

/// The lines of a lock file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// What several operations share, by the paths of the specs without `.yaml`.
    shared: BTreeMap<String, Line>,
    /// The operations, likewise.
    operations: BTreeMap<String, Line>,
}

impl Lock {
    /// The lines of these specs; one that cannot be read has none.
    #[must_use]
    pub fn of(sources: &Sources) -> Self {
        let mut lock = Self::default();
        for (file, source) in sources.iter() {
            let steps = sources.steps(file);
            let (Some(name), Ok(root)) = (steps.last(), yaml::parse(&source.text)) else { continue };
            let line = Line::new(&root, name);
            let lines = if line.is_shared() { &mut lock.shared } else { &mut lock.operations };
            lines.insert(steps.join("/"), line);
        }
        lock
    }

    /// The file, as the generator of this version writes it.
    #[must_use]
    pub fn text(&self, generator: &str) -> String {
        let section = |name: &str, lines: &BTreeMap<String, Line>| {
            let lines = lines.iter().map(|(path, line)| format!("{} = {line}\n", quoted(path)));
            format!("\n[{name}]\n{}", lines.collect::<Vec<_>>().concat())
        };
        let generator = quoted(generator);
        let [shared, operations] =
            [("shared", &self.shared), ("operations", &self.operations)].map(|(name, lines)| section(name, lines));
        format!("{HEAD}generator = {generator}\n{shared}{operations}")
    }

    /// Paths of the specs, without `.yaml`, that say something else than when the other file was written, in order.
    #[must_use]
    pub fn changed_since(&self, known: &LockFile) -> Vec<&str> {
        let differs =
            |(path, line): &(&String, &Line)| known.digest(path).is_some_and(|digest| digest != line.digest());
        self.lines().filter(differs).map(|(path, _)| path.as_str()).collect()
    }

    /// Paths of the specs that the other file knows and that are there no more, in order.
    #[must_use]
    pub fn gone_since<'a>(&self, known: &'a LockFile) -> Vec<&'a str> {
        known.paths().filter(|path| self.lines().all(|(own, _)| own != path)).collect()
    }

    fn lines(&self) -> impl Iterator<Item = (&String, &Line)> {
        self.shared.iter().chain(&self.operations)
    }
}
