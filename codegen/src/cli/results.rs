//! The file with the results of earlier runs.
//!
//! It is in a hidden folder next to the lock file, and git ignores this folder. A run without the
//! file, or with a damaged one, computes everything anew. Two runs at a time each write the whole
//! file, and the later one stays.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{env, fs};

use super::config::Project;
use super::last_run::LastRun;
use super::streams::Streams;
use crate::memo::{Digest, Memo};
use crate::project::files;

/// The folder of the file, in the folder of the client's crate.
const FOLDER: &str = ".clientloom";

const FILE: &str = "results";

/// The number of bytes at the beginning of a program that tell it from others.
const HEAD: u64 = 64 * 1024;

/// The results of earlier runs, with the file that keeps them.
pub(super) struct Results {
    folder: PathBuf,
    generator: Option<Digest>,
    pub(super) memo: Memo,
}

impl Results {
    /// Reads the results that the same generator has kept for a project.
    pub(super) fn read(project: &Project) -> Self {
        let folder = project.root.join(&project.client).join(FOLDER);
        let generator = env::current_exe().and_then(|program| identity(&program)).ok();
        let memo = generator.map_or_else(Memo::off, |generator| {
            // A file that is missing or cannot be read is like an empty one.
            Memo::read(&fs::read(folder.join(FILE)).unwrap_or_default(), generator)
        });
        Self { folder, generator, memo }
    }

    /// Writes the results with this run as the last one.
    ///
    /// A file that cannot be written costs only time, so it leads to a warning.
    pub(super) fn keep(&mut self, inputs: Digest, run: &LastRun, streams: &mut Streams<'_>) -> io::Result<()> {
        self.memo.put(inputs, run);
        let Some(bytes) = self.generator.and_then(|generator| self.memo.bytes(generator)) else { return Ok(()) };
        let ignore = self.folder.join(".gitignore");
        let written = files::write_whole(&self.folder.join(FILE), bytes)
            .and_then(|()| if ignore.exists() { Ok(()) } else { files::write_whole(&ignore, "*\n") });
        match written {
            Ok(()) => Ok(()),
            Err(error) => writeln!(streams.err, "warning: {error}; the next run starts from nothing"),
        }
    }
}

/// Returns a digest that tells this generator from others.
///
/// The version alone would not do: a generator under development changes without it. The first
/// bytes of a program have its build number on most platforms. On the others, length and time tell
/// two builds of one version apart.
fn identity(program: &Path) -> io::Result<Digest> {
    let file = fs::File::open(program)?;
    let metadata = file.metadata()?;
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    let facts = format!("{} {} {}", env!("CARGO_PKG_VERSION"), metadata.len(), time.as_nanos());
    Ok(Digest::of([facts.as_bytes(), &head]))
}
