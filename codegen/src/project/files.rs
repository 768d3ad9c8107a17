//! Files on disk: reads specs, compares generated files, writes the changed ones.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::diagnostics::{Source, Sources};
use crate::memo::Digest;
use crate::rust::MARK;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads all `.yaml` files below a folder, except hidden ones.
///
/// `shown` is the displayed path of the folder.
///
/// # Errors
/// [`io::Error`], with the path in its text, if:
/// - a folder or file cannot be read, or is not UTF-8;
/// - a file is a symbolic link, because the path of a spec is its name;
/// - the name of a file ends in `.yml`.
pub fn read_specs(folder: &Path, shown: &str) -> io::Result<Sources> {
    let mut files = Vec::new();
    for path in walk(folder)?.into_iter().filter(|path| !is_hidden(path, folder)) {
        if path.is_symlink() {
            return Err(refused(&path, "is a symbolic link; copy the spec there, because its path is its name"));
        }
        match path.extension().and_then(OsStr::to_str) {
            Some("yaml") => {
                let below = slashes(path.strip_prefix(folder).unwrap_or(&path));
                files.push(Source { path: format!("{shown}/{below}"), text: read_text(&path)? });
            }
            Some("yml") => return Err(refused(&path, "cannot be read under this name; rename it to end in `.yaml`")),
            _ => {}
        }
    }
    Ok(Sources::new(shown, files))
}

/// Reads the files below a folder whose names match; none if there is no such folder.
///
/// Each comes with its path below the folder, with forward slashes.
pub(crate) fn read_named(folder: &Path, is_wanted: fn(&str) -> bool) -> io::Result<Vec<(String, String)>> {
    let paths = if folder.is_dir() { walk(folder)? } else { Vec::new() };
    let is_named = |path: &PathBuf| path.file_name().and_then(OsStr::to_str).is_some_and(is_wanted);
    let wanted = paths.into_iter().filter(|path| !is_hidden(path, folder) && is_named(path));
    wanted.map(|path| Ok((slashes(path.strip_prefix(folder).unwrap_or(&path)), read_text(&path)?))).collect()
}

/// Reads one spec.
pub(crate) fn read_spec(path: &Path) -> io::Result<String> {
    if path.exists() && path.extension().is_none_or(|ending| ending != "yaml") {
        return Err(refused(path, "is not a spec; specs end in `.yaml`"));
    }
    read_text(path)
}

/// Reads a page, or all files below a folder, except hidden ones.
///
/// A file that cannot be read is an error of its own; the others are read.
pub(crate) fn read_pages(path: &Path) -> io::Result<Vec<(PathBuf, io::Result<String>)>> {
    let mut paths = if path.is_dir() { walk(path)? } else { vec![path.to_path_buf()] };
    if path.is_dir() {
        paths.retain(|page| !is_hidden(page, path));
    }
    paths.sort();
    Ok(paths.into_iter().map(|path| (path.clone(), read_text(&path))).collect())
}

/// Writes a new file; an existing file is an error.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(refused(path, "exists already and was not changed"));
    }
    write_whole(path, text)
}

/// Reads a text without changing it; `None` if there is no such file.
pub(crate) fn read_if_exists(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(with_path(&error, path)),
    }
}

/// Reads a text without the byte order mark and line ends of Windows.
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    let bytes = fs::read(path).map_err(|error| with_path(&error, path))?;
    let text = str::from_utf8(&bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        refused(path, &format!("is not UTF-8 in line {line}; save it as UTF-8"))
    })?;
    Ok(unix_text(text))
}

fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Returns a text without the byte order mark and line ends of Windows.
pub(crate) fn unix_text(text: &str) -> String {
    unix(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text))
}

/// Returns a text with the byte order mark and the line ends of an old text.
pub(crate) fn in_style_of(old: &str, text: &str) -> String {
    let is_windows = old.find('\n').is_some_and(|end| old[..end].ends_with('\r'));
    let mark = if old.starts_with(BYTE_ORDER_MARK) { "\u{feff}" } else { "" };
    mark.to_owned() + &if is_windows { text.replace('\n', "\r\n") } else { text.to_owned() }
}

/// Replaces the text of a user's file; its byte order mark and line ends stay.
pub(crate) fn rewrite(path: &Path, text: &str) -> io::Result<()> {
    let old = fs::read_to_string(path).map_err(|error| with_path(&error, path))?;
    write_whole(path, in_style_of(&old, text))
}

/// Returns a path below a folder, with forward slashes; `None` if the path is outside.
pub(crate) fn below(path: &Path, folder: &Path) -> Option<String> {
    path.strip_prefix(folder).ok().map(slashes)
}

/// Returns the difference of two texts of one file, as `diff -u` shows it.
pub(crate) fn diff(path: &str, old: &str, new: &str) -> String {
    let (a, b) = (format!("a/{path}"), format!("b/{path}"));
    TextDiff::from_lines(old, new).unified_diff().header(&a, &b).to_string()
}

fn is_hidden(path: &Path, root: &Path) -> bool {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}

/// The action that brings a file up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Create,
    Change,
    Remove,
    Keep,
}

/// A file with its old text, its new text, and the action between them.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) path: String,
    pub(crate) action: Action,
    old: String,
    new: String,
}

impl Change {
    /// Creates the change of a file that is up to date, without its text.
    const fn keep(path: String) -> Self {
        Self { path, action: Action::Keep, old: String::new(), new: String::new() }
    }

    /// Returns the difference, as `diff -u` shows it; `folder` is the displayed folder.
    pub(crate) fn diff(&self, folder: &str) -> String {
        let header = |side, absent| {
            let path = if folder == "." { &self.path } else { &format!("{folder}/{}", self.path) };
            if self.action == absent { "/dev/null".to_owned() } else { format!("{side}/{path}") }
        };
        let (old, new) = (header("a", Action::Create), header("b", Action::Remove));
        TextDiff::from_lines(&self.old, &self.new).unified_diff().header(&old, &new).to_string()
    }
}

/// Compares the files below `root` with the wanted outputs.
///
/// - Generated files in `folders` that are not among the outputs are to be removed. Files without
///   the mark of generated code stay.
/// - Line ends do not count, because git may convert them for Windows.
/// - `kept` are further outputs, which are up to date.
pub(crate) fn plan(
    root: &Path,
    folders: &[&str],
    outputs: &[Source],
    kept: &BTreeMap<String, Digest>,
) -> io::Result<Vec<Change>> {
    let mut changes: Vec<Change> = outputs.iter().map(|output| plan_output(root, output)).collect();
    changes.extend(kept.keys().cloned().map(Change::keep));
    let wanted = outputs.iter().map(|output| &output.path).chain(kept.keys()).map(String::as_str).collect();
    for (path, old) in superfluous(root, folders, &wanted)? {
        let old = unix(&String::from_utf8_lossy(&old));
        changes.push(Change { path, action: Action::Remove, old, new: String::new() });
    }
    Ok(changes)
}

/// Whether the files below `root` are these outputs, as far as [`plan`] looks at them.
pub(crate) fn are_intact(root: &Path, folders: &[&str], outputs: &BTreeMap<String, Digest>) -> io::Result<bool> {
    let is_intact = |(path, text): (&String, &Digest)| digest(&root.join(path)) == Some(*text);
    if !outputs.iter().all(is_intact) {
        return Ok(false);
    }
    Ok(superfluous(root, folders, &outputs.keys().map(String::as_str).collect())?.is_empty())
}

/// Returns the digest of a file's text; `None` if there is no such file.
pub(crate) fn digest(path: &Path) -> Option<Digest> {
    Some(text_digest(&fs::read(path).ok()?))
}

/// Returns the digest of a text. Line ends do not count.
pub(crate) fn text_digest(text: &[u8]) -> Digest {
    if text.contains(&b'\r') {
        return Digest::of([unix(&String::from_utf8_lossy(text))]);
    }
    Digest::of([text])
}

/// Returns the generated files in `folders` that are not wanted, with their contents.
fn superfluous(root: &Path, folders: &[&str], wanted: &BTreeSet<&str>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for folder in folders.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir()) {
        for path in walk(&folder)?.into_iter().filter(|path| !path.is_symlink()) {
            let shown = slashes(path.strip_prefix(root).unwrap_or(&path));
            if wanted.contains(shown.as_str()) {
                continue;
            }
            let old = fs::read(&path).map_err(|error| with_path(&error, &path))?;
            if old.starts_with(MARK.as_bytes()) {
                found.push((shown, old));
            }
        }
    }
    Ok(found)
}

fn plan_output(root: &Path, output: &Source) -> Change {
    let old = fs::read(root.join(&output.path)).ok().map(|old| unix(&String::from_utf8_lossy(&old)));
    let action = match &old {
        None => Action::Create,
        Some(old) if *old == output.text || output.text.contains('\r') && *old == unix(&output.text) => {
            return Change::keep(output.path.clone());
        }
        Some(_) => Action::Change,
    };
    Change { path: output.path.clone(), action, old: old.unwrap_or_default(), new: output.text.clone() }
}

/// Writes and removes the files of these changes.
pub(crate) fn apply(root: &Path, changes: &[Change]) -> io::Result<()> {
    for change in changes {
        let path = root.join(&change.path);
        match change.action {
            Action::Keep => {}
            Action::Create | Action::Change => write_whole(&path, &change.new)?,
            Action::Remove => {
                fs::remove_file(&path).map_err(|error| with_path(&error, &path))?;
                remove_empty_folders(path.parent(), root);
            }
        }
    }
    Ok(())
}

/// Writes a temporary file and renames it, so that readers never see half of a file.
pub(crate) fn write_whole(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let write = || {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = tempfile::Builder::new().permissions(permissions(path)).tempfile_in(folder)?;
        file.write_all(text.as_ref())?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error: io::Error| with_path(&error, path))
}

/// Returns the permissions of an existing file, or the default ones.
fn permissions(path: &Path) -> fs::Permissions {
    let existing = fs::metadata(path).map(|metadata| metadata.permissions());
    existing.unwrap_or_else(|_| new_permissions())
}

#[cfg(unix)]
fn new_permissions() -> fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o644)
}

#[cfg(not(unix))]
fn new_permissions() -> fs::Permissions {
    let own = std::env::current_exe().and_then(fs::metadata).map(|metadata| metadata.permissions());
    let mut permissions = own.expect("a running program can read its own permissions");
    permissions.set_readonly(false);
    permissions
}

fn remove_empty_folders(mut folder: Option<&Path>, root: &Path) {
    while let Some(path) = folder.filter(|path| *path != root && fs::remove_dir(path).is_ok()) {
        folder = path.parent();
    }
}

/// Returns all files and links below a folder, sorted; links are not followed.
fn walk(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| with_path(&error, folder))? {
        let entry = entry.map_err(|error| with_path(&error, folder))?;
        if entry.file_type()?.is_dir() {
            paths.extend(walk(&entry.path())?);
        } else {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

fn with_path(error: &io::Error, path: &Path) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn refused(path: &Path, why: &str) -> io::Error {
    io::Error::other(format!("{} {why}", path.display()))
}
