//! The last released state of the client's crate.

use std::io;

use semver::Version;

use super::config::{self, Project};
use super::git;
use super::manifest::{self, Crate};
use crate::diagnostics::Sources;

/// A released state.
pub(super) struct Released {
    /// The tag, or the revision in the arguments.
    pub(super) name: String,
    pub(super) version: Version,
    pub(super) specs: Sources,
}

/// The last release, if one was found.
pub(super) enum LastRelease {
    Found(Released),
    NotFound {
        reason: String,
        /// Whether the clone is shallow, so that tags may be missing.
        is_shallow: bool,
    },
}

/// Reads the state of a revision.
///
/// # Errors
/// [`io::Error`] if there is no such revision, or if it has no specs or no crate.
pub(super) fn at(project: &Project, revision: &str) -> io::Result<Released> {
    git::commit(&project.root, revision)?;
    let Some((specs, krate)) = state(project, revision)? else {
        return Err(io::Error::other(format!("revision `{revision}` has no crate in `{}`", project.client)));
    };
    read(project, revision, &specs, krate.version)
}

/// Returns the newest release in the history of HEAD.
///
/// - The tag of a release is `v0.1.0`, `acme-v0.1.0` or `acme@0.1.0`, where `acme` is the crate.
/// - A tag of a pre-release, such as `v0.2.0-rc.1`, does not count.
/// - A tag does not count if the crate has another version there: the tag is about another crate.
///
/// # Errors
/// [`io::Error`] if git fails, or if the state of a tag cannot be read.
pub(super) fn last(project: &Project, krate: &Crate) -> io::Result<LastRelease> {
    let Some(tags) = git::tags(&project.root)? else {
        let reason = "this folder is not in a git repository, so the last release is unknown".to_owned();
        return Ok(LastRelease::NotFound { reason, is_shallow: false });
    };
    let mut rejected = Vec::new();
    for (version, tag) in versions(&tags.merged, &krate.name) {
        match state(project, &format!("refs/tags/{tag}"))? {
            Some((specs, found)) if found.version == version => {
                return read(project, tag, &specs, version).map(LastRelease::Found);
            }
            Some((_, found)) => rejected.push(format!("; at {tag} the crate has version {}", found.version)),
            None => rejected.push(format!("; at {tag} there is no crate")),
        }
    }
    let unmerged = versions(&tags.unmerged, &krate.name);
    let unmerged = unmerged.into_iter().map(|(_, tag)| format!("; {tag} is not in the history of HEAD"));
    let rejected: String = rejected.into_iter().chain(unmerged).take(3).collect();
    let reason = format!("no release found: there is no tag such as v{}{rejected}", krate.version);
    Ok(LastRelease::NotFound { reason, is_shallow: tags.is_shallow })
}

/// Returns the tags of releases with their versions, the newest first.
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

/// Returns the possible folders of the specs and of the crate at a revision, the likeliest first.
pub(super) fn folders(project: &Project, revision: &str) -> io::Result<Vec<[String; 2]>> {
    Ok(match git::read_file(&project.root, revision, config::FILE) {
        Some(text) => vec![Project::folders(&text)?],
        // Without a file the defaults apply, unless git does not track the file.
        None => vec![Project::folders("")?, [project.specs.clone(), project.client.clone()]],
    })
}

/// Returns the folder of the specs and the crate at a revision; `None` if there is no crate.
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
