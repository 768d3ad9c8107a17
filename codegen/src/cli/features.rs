//! The files of the client's crate that list its services: `Cargo.toml` and the README.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use serde::Deserialize;

use super::config::Project;
use crate::diagnostics::Source;
use crate::project::files;
use crate::project::services::{self, BrokenMarks};
use crate::rust::Generated;

const MANIFEST: &str = "Cargo.toml";
const README: &str = "README.md";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Manifest {
    features: BTreeMap<String, Vec<String>>,
}

/// Returns the features of a manifest. An invalid manifest has none: it is cargo's to report.
fn declared(text: &str) -> Option<BTreeSet<String>> {
    toml::from_str(text).ok().map(|manifest: Manifest| manifest.features.into_keys().collect())
}

/// Returns the files with marks, as they list the generated services.
///
/// # Errors
/// [`io::Error`] if a file cannot be read, or if its marks are not one pair.
pub(super) fn files(project: &Project, generated: &Generated) -> io::Result<Vec<Source>> {
    let vendors = generated.vendors.as_slice();
    let manifest = written(project, MANIFEST, |text| {
        let features = services::with_features(text, vendors)?;
        let text = features.as_deref().unwrap_or(text);
        let docs = declared(text).map(|declared| services::with_docs(text, &declared, vendors)).transpose()?;
        Ok(docs.flatten().or(features))
    })?;
    let readme = written(project, README, |text| services::with_table(text, vendors))?;
    Ok(manifest.into_iter().chain(readme).collect())
}

/// Returns a file with other lines between its marks; `None` if there is no file, or no mark.
fn written(
    project: &Project,
    path: &str,
    write: impl Fn(&str) -> Result<Option<String>, BrokenMarks>,
) -> io::Result<Option<Source>> {
    let Some(old) = read(project, path)? else { return Ok(None) };
    let new = write(&files::unix_text(&old));
    let new = new.map_err(|error| io::Error::other(format!("{}: {error}", project.of_crate(path))))?;
    Ok(new.map(|text| Source { path: path.to_owned(), text: files::in_style_of(&old, &text) }))
}

/// Returns the user's own lines of the files with marks: what is between marks depends on them.
///
/// # Errors
/// [`io::Error`] if a file cannot be read.
pub(super) fn own_lines(project: &Project) -> io::Result<[String; 2]> {
    let [manifest, readme] = [read(project, MANIFEST)?, read(project, README)?].map(Option::unwrap_or_default);
    // Broken marks stay, and are an error of the run that writes the lists.
    let emptied = |text: String, write: &dyn Fn(&str) -> Result<Option<String>, BrokenMarks>| {
        write(&text).ok().flatten().unwrap_or(text)
    };
    let manifest = emptied(manifest, &|text| services::with_features(text, &[]));
    let manifest = emptied(manifest, &|text| services::with_docs(text, &BTreeSet::new(), &[]));
    Ok([manifest, emptied(readme, &|text| services::with_table(text, &[]))])
}

/// Returns a warning of services without a feature, if the manifest has no marks.
///
/// Without a feature, the calls of a service are never compiled.
pub(super) fn warning_of_missing(project: &Project, generated: &Generated) -> io::Result<String> {
    let text = read(project, MANIFEST)?.unwrap_or_default();
    let Some(declared) = declared(&text).filter(|_| !text.is_empty()) else { return Ok(String::new()) };
    let missing = services::missing_features(&declared, &generated.vendors);
    if missing.is_empty() || services::is_marked(&text) {
        return Ok(String::new());
    }
    let (manifest, library) = (project.of_crate(MANIFEST), project.of_crate("src/lib.rs"));
    let warning = format!(
        "warning: {manifest} lacks features of services, so their calls are never compiled: add these lines to \
         `[features]` in place of the vendors there, and write `pub use generated::*;` without a condition in \
         {library}; later runs update what is between the two marks\n"
    );
    Ok(missing.iter().fold(warning, |text, line| format!("{text}  {line}\n")))
}

fn read(project: &Project, path: &str) -> io::Result<Option<String>> {
    files::read_if_exists(&project.root.join(&project.client).join(path))
}
