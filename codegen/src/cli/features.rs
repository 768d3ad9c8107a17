//! The features of the client's crate: without a feature, the calls of a vendor are not compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use serde::Deserialize;

use super::config::Project;
use super::streams::Streams;
use crate::diagnostics::{Report, Sources};
use crate::rust::Generated;

const MANIFEST: &str = "Cargo.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Manifest {
    features: BTreeMap<String, Vec<String>>,
}

/// Warns of each vendor that has no feature in the client's crate.
pub(super) fn warn_of_missing(
    project: &Project,
    sources: &Sources,
    generated: &Generated,
    streams: &mut Streams<'_>,
) -> io::Result<()> {
    // A missing or invalid manifest is cargo's to report.
    let text = fs::read_to_string(project.root.join(&project.client).join(MANIFEST)).unwrap_or_default();
    let Some(manifest) = toml::from_str::<Manifest>(&text).ok().filter(|_| !text.is_empty()) else { return Ok(()) };
    let vendors: BTreeSet<&str> = generated.pages.iter().filter_map(|page| page.call.split('.').next()).collect();
    let mut missing = vendors.into_iter().filter(|vendor| !manifest.features.contains_key(*vendor)).peekable();
    if missing.peek().is_none() {
        return Ok(());
    }
    let spec = crate::spec::load(sources, &mut Report::default());
    let signs = |name: &str| {
        let mut vendors = spec.vendors.iter().filter(|vendor| vendor.name == name);
        vendors.any(|vendor| vendor.auth.iter().any(|auth| auth.scheme == "eop"))
    };
    for vendor in missing {
        let enables = if signs(vendor) { "\"clientloom-runtime/eop\"" } else { "" };
        let (manifest, library) = (project.of_crate(MANIFEST), project.of_crate("src/lib.rs"));
        writeln!(
            streams.err,
            "warning: {manifest} has no feature `{vendor}`, so its calls are never compiled: \
             add `{vendor} = [{enables}]` there, and name the feature in {library} at `generated`"
        )?;
    }
    Ok(())
}
