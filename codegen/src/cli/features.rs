//! The files of the client's crate that list its services: `Cargo.toml` and the README.

use std::io;

use super::config::Project;
use super::streams::Streams;
use crate::diagnostics::Source;
use crate::project::files;
use crate::project::services::{self, BrokenMarks, Manifest};
use crate::rust::Generated;

const MANIFEST: &str = "Cargo.toml";
const README: &str = "README.md";

/// A function that writes the services between the marks of a text; `None` without marks.
type Write<'a> = dyn Fn(&str) -> Result<Option<String>, BrokenMarks> + 'a;

/// Returns the files with marks, as they list the generated services.
///
/// # Errors
/// [`io::Error`] if a file cannot be read, or if its marks are not one pair.
pub(super) fn files(project: &Project, generated: &Generated) -> io::Result<Vec<Source>> {
    let vendors = &generated.vendors;
    let outputs: [(&str, &Write<'_>); 2] = [
        (MANIFEST, &|text| services::with_features(text, vendors)),
        (README, &|text| services::with_table(text, vendors)),
    ];
    let mut sources = Vec::new();
    for (path, write) in outputs {
        let Some(old) = read(project, path)? else { continue };
        let written = write(&files::unix_text(&old));
        let written = written.map_err(|error| io::Error::other(format!("{}: {error}", project.of_crate(path))))?;
        sources.extend(written.map(|text| Source { path: path.to_owned(), text: files::in_style_of(&old, &text) }));
    }
    Ok(sources)
}

/// Warns of services without a feature, if the manifest has no marks.
///
/// Without a feature, the calls of a service are never compiled.
pub(super) fn warn_of_missing(project: &Project, generated: &Generated, streams: &mut Streams<'_>) -> io::Result<()> {
    let text = read(project, MANIFEST)?.unwrap_or_default();
    // A missing or invalid manifest is cargo's to report.
    let Some(manifest) = toml::from_str::<Manifest>(&text).ok().filter(|_| !text.is_empty()) else { return Ok(()) };
    let missing = services::missing_features(&manifest, &generated.vendors);
    if missing.is_empty() || services::is_marked(&text) {
        return Ok(());
    }
    let (manifest, library) = (project.of_crate(MANIFEST), project.of_crate("src/lib.rs"));
    writeln!(
        streams.err,
        "warning: {manifest} lacks features of services, so their calls are never compiled: add these lines to \
         `[features]` in place of the vendors there, and write `pub use generated::*;` without a condition in \
         {library}; later runs update what is between the two marks"
    )?;
    missing.iter().try_for_each(|line| writeln!(streams.err, "  {line}"))
}

fn read(project: &Project, path: &str) -> io::Result<Option<String>> {
    files::read_if_exists(&project.root.join(&project.client).join(path))
}
