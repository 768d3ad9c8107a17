//! Observations by kind. The kinds that are known are in `cases/mirrors/known.yaml`.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use crate::support::golden;

/// Observations by kind.
#[derive(Default)]
pub(super) struct Kinds(BTreeMap<String, Vec<String>>);

/// A known kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    /// The largest number of observations.
    most: usize,
    /// The reason.
    why: String,
}

impl Kinds {
    pub(super) fn add(&mut self, kind: impl Into<String>, observation: String) {
        self.0.entry(kind.into()).or_default().push(observation);
    }

    /// Prints each kind with a sample, and returns the kinds that are not known or too frequent.
    ///
    /// `list` is the list of known kinds. In pages of ours none is known.
    pub(super) fn unexplained(&self, list: &str, is_ours: bool) -> Vec<String> {
        let known = if is_ours { BTreeMap::new() } else { known(list) };
        let mut unexplained = Vec::new();
        for (kind, found) in &self.0 {
            let known = known.get(kind);
            println!(
                "{} {kind}, such as {}: {}",
                found.len(),
                found[0],
                known.map_or("unexplained", |known| known.why.as_str())
            );
            if known.is_none_or(|known| found.len() > known.most) {
                unexplained.push(format!("{kind}: {found:#?}"));
            }
        }
        unexplained
    }
}

fn known(list: &str) -> BTreeMap<String, Known> {
    let text = fs::read_to_string(golden::cases("mirrors/known.yaml")).expect("a list");
    let mut lists: BTreeMap<String, BTreeMap<String, Known>> = serde_yaml::from_str(&text).expect("YAML");
    lists.remove(list).unwrap_or_default()
}
