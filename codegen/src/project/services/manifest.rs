//! The features of the client's crate in its `Cargo.toml`, and those that docs.rs uses.

use std::collections::BTreeSet;

use super::block::{self, BrokenMarks};
use crate::change::lock::quoted;
use crate::rust::GeneratedVendor;

/// The marks around the features of vendors and services.
const FEATURES: [&str; 2] = ["# services:begin", "# services:end"];

/// The marks around the features that docs.rs uses.
const DOCS: [&str; 2] = ["# docs.rs:begin", "# docs.rs:end"];

/// The package that generated code uses.
const RUNTIME: &str = "clientloom-runtime";

/// Whether the text has the marks around the features.
pub(crate) fn is_marked(text: &str) -> bool {
    block::is_marked(text, FEATURES)
}

/// Returns the manifest with the features of all services; `None` if it has no marks.
pub(crate) fn with_features(text: &str, vendors: &[GeneratedVendor]) -> Result<Option<String>, BrokenMarks> {
    block::replaced(text, FEATURES, &feature_lines(vendors))
}

/// Returns the manifest with the features that docs.rs uses; `None` if it has no marks.
///
/// These are the features of all vendors, and those among `declared` that belong to no vendor.
pub(crate) fn with_docs(
    text: &str,
    declared: &BTreeSet<String>,
    vendors: &[GeneratedVendor],
) -> Result<Option<String>, BrokenMarks> {
    block::replaced(text, DOCS, &docs_lines(declared, vendors))
}

/// Returns the lines that a manifest without marks lacks; none if it has all features.
pub(crate) fn missing_features(declared: &BTreeSet<String>, vendors: &[GeneratedVendor]) -> Vec<String> {
    let own = vendors.iter().flat_map(|vendor| vendor.services.iter().map(|service| &service.feature));
    let mut all = vendors.iter().map(|vendor| &vendor.feature).chain(own);
    if all.all(|feature| declared.contains(feature)) {
        return Vec::new();
    }
    let [begin, end] = FEATURES.map(ToOwned::to_owned);
    [vec![begin], feature_lines(vendors), vec![end]].concat()
}

fn feature_lines(vendors: &[GeneratedVendor]) -> Vec<String> {
    let mut lines = vec!["# All services of a vendor.".to_owned()];
    for vendor in vendors {
        lines.extend(list(&vendor.feature, vendor.services.iter().map(|service| service.feature.clone())));
    }
    lines.push("# One feature for each service.".to_owned());
    for vendor in vendors {
        for service in &vendor.services {
            let enables = service.runtime_features.iter().map(|name| format!("{RUNTIME}/{name}"));
            lines.extend(list(&service.feature, enables));
        }
    }
    lines
}

/// Returns the table that builds the documentation of all vendors, with every other feature.
fn docs_lines(declared: &BTreeSet<String>, vendors: &[GeneratedVendor]) -> Vec<String> {
    let services: BTreeSet<&String> =
        vendors.iter().flat_map(|vendor| &vendor.services).map(|service| &service.feature).collect();
    let all: Vec<&String> = vendors.iter().map(|vendor| &vendor.feature).collect();
    let is_other = |name: &&String| *name != "default" && !services.contains(name) && !all.contains(name);
    let others = declared.iter().filter(is_other);
    let mut lines = vec!["[package.metadata.docs.rs]".to_owned()];
    lines.extend(list("features", all.iter().copied().chain(others).cloned()));
    lines
}

/// Returns `key = ["a", "b"]`, with an item on each line if one line is too short.
fn list(key: &str, items: impl Iterator<Item = String>) -> Vec<String> {
    let items: Vec<String> = items.map(|item| quoted(&item)).collect();
    let line = format!("{key} = [{}]", items.join(", "));
    if line.len() <= 100 {
        return vec![line];
    }
    let items = items.iter().map(|item| format!("    {item},"));
    [format!("{key} = [")].into_iter().chain(items).chain(["]".to_owned()]).collect()
}
