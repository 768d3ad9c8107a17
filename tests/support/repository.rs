//! The files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder that contains all packages.
pub(crate) const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Folders that no test searches: build output, results of runs, and other people's packages.
const SKIPPED: [&str; 4] = ["target", ".clientloom", ".git", "node_modules"];

/// Returns the paths of the files outside the folders named `skipped`, with forward slashes.
pub(crate) fn files(skipped: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(REPOSITORY).join(&folder)).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = entry.file_name().into_string().expect("a name in UTF-8");
            let is_skipped = SKIPPED.iter().chain(skipped).any(|skipped| *skipped == name);
            let path = folder.join(name);
            if !entry.path().is_dir() {
                found.push(path.to_str().expect("a path in UTF-8").replace('\\', "/"));
            } else if !is_skipped {
                folders.push(path);
            }
        }
    }
    found
}
