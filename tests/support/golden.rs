//! Expected texts, kept as files under `cases`; `UPDATE_EXPECT=1` writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files by their paths below some folder, with forward slashes.
pub(crate) type Files = BTreeMap<String, String>;

/// The folder of the cases of one kind.
pub(crate) fn cases(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(kind)
}

/// Every file below a folder; none if there is no such folder.
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

/// Holds a text against a file.
pub(crate) fn check(path: &Path, actual: &str) {
    let (folder, name) = (path.parent().expect("a folder"), path.file_name().expect("a name"));
    let expected = fs::read_to_string(path).unwrap_or_default();
    if is_update() && expected != actual {
        return write(path, actual);
    }
    assert!(expected == actual, "{} in {} differs:\n{actual}", name.display(), folder.display());
}

/// Holds files against those of a folder, which has no others.
pub(crate) fn check_tree(folder: &Path, actual: &Files) {
    if is_update() {
        for path in read(folder).keys().filter(|path| !actual.contains_key(*path)) {
            fs::remove_file(folder.join(path)).expect("a file that can go");
        }
    } else {
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&read(folder)), names(actual), "the files of {} are others", folder.display());
    }
    for (path, text) in actual {
        check(&folder.join(path), text);
    }
}

fn is_update() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
    fs::write(path, text).expect("a file that can be written");
}
