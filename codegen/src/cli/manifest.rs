//! The name and version of the client's crate, from its `Cargo.toml`.

use std::io;

use semver::Version;
use serde::Deserialize;

/// The crate in one state of a project.
#[derive(Clone, Debug)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: Version,
    /// The file that states the version.
    pub(super) stated_in: String,
}

#[derive(Debug, Deserialize)]
struct Manifest {
    package: Option<Package>,
    lib: Option<Library>,
    workspace: Option<Workspace>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: Option<Stated>,
    /// The root folder of the workspace, if it is not a folder above.
    workspace: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Library {
    name: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Workspace {
    package: Option<WorkspacePackage>,
}

#[derive(Debug, Deserialize)]
struct WorkspacePackage {
    version: Option<String>,
}

/// A version of the package itself, or one inherited from the workspace.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Stated {
    Own(String),
    Shared { workspace: bool },
}

/// A function that reads a file by its path below the project; `None` if there is no such file.
pub(super) type Files<'a> = dyn Fn(&str) -> io::Result<Option<String>> + 'a;

/// Reads the crate in a folder; `None` if there is no manifest of a package.
///
/// # Errors
/// [`io::Error`] if a manifest cannot be read, or does not state the version.
pub(super) fn read(folder: &str, files: &Files<'_>) -> io::Result<Option<Crate>> {
    let own = path(folder);
    let Some(manifest) = parse(&own, files)? else { return Ok(None) };
    let Some(package) = &manifest.package else { return Ok(None) };
    let (version, stated_in) = match &package.version {
        Some(Stated::Own(version)) => (Some(version.clone()), own),
        Some(Stated::Shared { workspace: true }) => {
            let Some((root, path)) = workspace(folder, manifest.package.as_ref(), files)? else {
                return Err(io::Error::other(format!(
                    "{own}: the version is inherited from a workspace, but no workspace was found"
                )));
            };
            (root.package.and_then(|shared| shared.version), path)
        }
        Some(Stated::Shared { workspace: false }) | None => (None, own),
    };
    let Some(version) = version else {
        return Err(io::Error::other(format!("{stated_in}: no version: add `version` to `[package]`")));
    };
    let version = Version::parse(&version).map_err(|error| io::Error::other(format!("{stated_in}: {error}")))?;
    Ok(Some(Crate { name: package.name.clone(), version, stated_in }))
}

/// Returns the name of the library in a folder; none if there is no manifest of a package.
///
/// # Errors
/// If the manifest cannot be read.
pub(super) fn library(folder: &str, files: &Files<'_>) -> io::Result<Option<String>> {
    let Some(Manifest { package: Some(package), lib, .. }) = parse(&path(folder), files)? else { return Ok(None) };
    let name = lib.and_then(|library| library.name).unwrap_or(package.name);
    Ok(Some(name.replace('-', "_")))
}

/// The number of folders above the project in which a workspace is searched.
const FOLDERS_ABOVE: usize = 8;

/// Returns the workspace that a package names, or else the nearest one above.
fn workspace(folder: &str, package: Option<&Package>, files: &Files<'_>) -> io::Result<Option<(Workspace, String)>> {
    if let Some(named) = package.and_then(|package| package.workspace.as_ref()) {
        let path = path(&format!("{folder}/{named}"));
        return Ok(parse(&path, files)?.and_then(|manifest| manifest.workspace).map(|workspace| (workspace, path)));
    }
    let steps: Vec<&str> = folder.split('/').collect();
    let inside = (0..=steps.len()).rev().map(|count| steps[..count].join("/"));
    let above = (1..=FOLDERS_ABOVE).map(|count| vec![".."; count].join("/"));
    for folder in inside.chain(above) {
        let path = path(&folder);
        if let Some(workspace) = parse(&path, files)?.and_then(|manifest| manifest.workspace) {
            return Ok(Some((workspace, path)));
        }
    }
    Ok(None)
}

fn path(folder: &str) -> String {
    if matches!(folder, "" | ".") { "Cargo.toml".to_owned() } else { format!("{folder}/Cargo.toml") }
}

fn parse(path: &str, files: &Files<'_>) -> io::Result<Option<Manifest>> {
    let Some(text) = files(path)? else { return Ok(None) };
    let manifest = toml::from_str(&text);
    manifest.map(Some).map_err(|error| io::Error::other(format!("{path}: {}", error.to_string().trim_end())))
}
