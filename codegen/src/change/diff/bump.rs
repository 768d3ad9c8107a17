//! The version that changes require.

use std::fmt;

use semver::{BuildMetadata, Prerelease, Version};

use super::rule::Verdict;

/// The part of a version that has to rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// No part.
    None,
    /// The third part: only words changed.
    Patch,
    /// The second part: something was added, or the pages do not say whether something breaks.
    Minor,
    /// The first part: something breaks.
    Major,
}

impl Bump {
    /// All bumps, by their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("major", Self::Major), ("minor", Self::Minor), ("patch", Self::Patch)];

    /// Returns the version after this one.
    ///
    /// - Before 1.0, breaking changes raise the second part, and all others the third.
    /// - The release itself follows a pre-release, which promised nothing yet.
    #[must_use]
    pub fn after(self, version: &Version) -> Version {
        let mut next = Version { pre: Prerelease::EMPTY, build: BuildMetadata::EMPTY, ..version.clone() };
        let is_settled = version.major > 0;
        match (self, is_settled) {
            (Self::None, _) => return version.clone(),
            _ if !version.pre.is_empty() => {}
            (Self::Major, true) => next = Version::new(version.major + 1, 0, 0),
            (Self::Major, false) | (Self::Minor, true) => next = Version::new(version.major, version.minor + 1, 0),
            (Self::Minor, false) | (Self::Patch, _) => next.patch += 1,
        }
        next
    }
}

impl From<Verdict> for Bump {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Nothing => Self::None,
            Verdict::Words => Self::Patch,
            Verdict::Adds | Verdict::Unclear => Self::Minor,
            Verdict::Breaks => Self::Major,
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::NAMES.iter().find(|(_, bump)| bump == self).map_or("none", |(name, _)| name);
        f.write_str(name)
    }
}
