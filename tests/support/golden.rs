//! Expected texts, kept as files below `cases`; `UPDATE_EXPECT=1` rewrites them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::diff;

/// Files by their paths below some folder, with forward slashes.
pub(crate) type Files = BTreeMap<String, String>;

/// Returns the folder of the cases of one kind.
pub(crate) fn cases(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(kind)
}

/// Returns every file below a folder; none if the folder does not exist.
pub(crate) fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inner) = folders.pop() {
        for path in fs::read_dir(inner).into_iter().flatten().map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).expect("a path below the folder");
                let below = below.to_str().expect("a path in UTF-8").replace('\\', "/");
                files.insert(
                    below,
                    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
                );
            }
        }
    }
    files
}

/// Compares a text with a file; a missing file equals an empty text.
///
/// `UPDATE_EXPECT=1` writes the file instead.
pub(crate) fn check(path: &Path, actual: &str) {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return;
    }
    if is_update() {
        return write(path, actual);
    }
    let state = if path.exists() { "differs" } else { "is missing" };
    let difference = diff::first_difference(&expected, actual);
    panic!("{} {state}:\n{difference}{}", shown(path), diff::how_to_accept());
}

/// Compares files with those of a folder, which may have no others.
pub(crate) fn check_tree(folder: &Path, actual: &Files) {
    let expected = read(folder);
    let stale: Vec<&String> = expected.keys().filter(|path| !actual.contains_key(*path)).collect();
    if is_update() {
        for path in stale {
            fs::remove_file(folder.join(path)).expect("a file that can be removed");
        }
    } else {
        let new: Vec<&String> = actual.keys().filter(|path| !expected.contains_key(*path)).collect();
        let is_same = stale.is_empty() && new.is_empty();
        let accept = diff::how_to_accept();
        assert!(is_same, "{} lacks {new:?} and should not have {stale:?}\n{accept}", shown(folder));
    }
    for (path, text) in actual {
        check(&folder.join(path), text);
    }
}

/// Returns a path below the repository.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path);
    let shown = Path::new("tests").join(path).display().to_string();
    shown.replace("tests/../", "")
}

fn is_update() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
    fs::write(path, text).expect("a file that can be written");
}
