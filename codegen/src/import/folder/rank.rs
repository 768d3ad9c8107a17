//! The order of pages of one call.

use crate::import::date::day_of;
use crate::yaml::{self, Value};

/// The step in the addresses of pages about earlier versions.
const HISTORIC: &str = "/historic-version/";

/// The order of pages of one call: a page of the present precedes one about an earlier version,
/// then the newest page counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) is_present: bool,
    pub(super) day: Option<String>,
}

impl Rank {
    /// Returns the rank of the page that a file comes from.
    pub(super) fn of(root: &Value) -> Self {
        let url = root.get("source").and_then(|source| source.get("url")?.as_text()).unwrap_or_default();
        Self { is_present: !url.contains(HISTORIC), day: day_of(root).map(ToOwned::to_owned) }
    }

    /// Returns the rank of the page that a text comes from.
    pub(super) fn of_text(text: &str) -> Self {
        yaml::parse(text).map(|root| Self::of(&root)).unwrap_or_default()
    }

    /// Whether the page describes an earlier version and the other one does not.
    pub(super) const fn is_replaced_by(&self, other: &Self) -> bool {
        !self.is_present && other.is_present
    }
}
