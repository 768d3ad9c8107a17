//! The last state of the client's crate that was released.

use std::io;

use semver::Version;

use super::config::{self, Project};
use super::git;
use super::manifest::{self, Crate};
use crate::diagnostics::Sources;

/// A state that was released.
pub(super) struct Released {
    /// The tag, or the revision that was named.
    pub(super) name: String,
    pub(super) version: Version,
    pub(super) specs: Sources,
}

/// What is known of releases.
pub(super) enum LastRelease {
    Released(Released),
    /// Nothing was released, or nobody can say what was; why it is thought so.
    Nothing {
        why: String,
        /// Whether tags may be missing here that are there elsewhere.
        is_shallow: bool,
    },
}

/// The state of a revision.
///
/// # Errors
/// If there is no such revision, or it has no specs or no crate.
pub(super) fn at(project: &Project, revision: &str) -> io::Result<Released> {
    git::commit(&project.root, revision)?;
    let Some((specs, krate)) = state(project, revision)? else {
        return Err(io::Error::other(format!("revision `{revision}` has no crate in `{}`", project.client)));
    };
    read(project, revision, &specs, krate.version)
}

/// The newest release that HEAD stands on, by the tags of its version: `v0.1.0`, or after the crate's name,
/// `acme-v0.1.0` or `acme@0.1.0`. A tag at which the crate has another version is one of something else; what came
/// before a release, such as `v0.2.0-rc.1`, is none.
///
/// # Errors
/// If git refuses, or the state of a tag cannot be read.
pub(super) fn last(project: &Project, krate: &Crate) -> io::Result<LastRelease> {
    let nothing = |why: String| LastRelease::Nothing { why, is_shallow: false };
    let Some(tags) = git::tags(&project.root)? else {
        return Ok(nothing("this folder is not in a git repository, so the last release is unknown".to_owned()));
    };
    let mut strange = Vec::new();
    for (version, tag) in versions(&tags.below, &krate.name) {
        match state(project, &format!("refs/tags/{tag}"))? {
            Some((specs, found)) if found.version == version => {
                return read(project, tag, &specs, version).map(LastRelease::Released);
            }
            Some((_, found)) => strange.push(format!("; at {tag} the crate has version {}", found.version)),
            None => strange.push(format!("; at {tag} there is no crate")),
        }
    }
    let beside = versions(&tags.beside, &krate.name)
        .into_iter()
        .map(|(_, tag)| format!("; {tag} is not in the history of HEAD"));
    let strange: String = strange.into_iter().chain(beside).take(3).collect();
    let why = format!("no release found: there is no tag such as v{}{strange}", krate.version);
    Ok(LastRelease::Nothing { why, is_shallow: tags.is_shallow })
}

/// The tags of releases with their versions, the newest first.
fn versions<'a>(tags: &'a [String], krate: &str) -> Vec<(Version, &'a str)> {
    let version = |tag: &str| {
        let named = tag.strip_prefix(krate).and_then(|rest| rest.strip_prefix('@').or(rest.strip_prefix("-v")));
        let version = Version::parse(named.or(tag.strip_prefix('v'))?).ok()?;
        version.pre.is_empty().then_some(version)
    };
    let mut versions: Vec<_> = tags.iter().filter_map(|tag| Some((version(tag)?, tag.as_str()))).collect();
    versions.sort_by(|one, other| other.cmp(one));
    versions
}

/// The folders of specs and of the crate that a revision may have, the likeliest first.
pub(super) fn folders(project: &Project, revision: &str) -> io::Result<Vec<[String; 2]>> {
    Ok(match git::read_file(&project.root, revision, config::FILE) {
        Some(text) => vec![Project::folders(&text)?],
        // Whoever has no such file has the folders that need none, unless the file is not kept in git.
        None => vec![Project::folders("")?, [project.specs.clone(), project.client.clone()]],
    })
}

/// The folder of specs at a revision, and the crate.
fn state(project: &Project, revision: &str) -> io::Result<Option<(String, Crate)>> {
    let files = |path: &str| Ok(git::read_file(&project.root, revision, path));
    for [specs, client] in folders(project, revision)? {
        if let Some(krate) = manifest::read(&client, &files)? {
            return Ok(Some((specs, krate)));
        }
    }
    Ok(None)
}

fn read(project: &Project, name: &str, folder: &str, version: Version) -> io::Result<Released> {
    let Some(specs) = git::read_specs(&project.root, name, folder)? else {
        return Err(git::without_specs(name, folder));
    };
    Ok(Released { name: name.to_owned(), version, specs })
}
