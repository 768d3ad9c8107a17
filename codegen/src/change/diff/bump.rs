//! The version that is due.

use std::fmt;

use semver::{BuildMetadata, Prerelease, Version};

use super::rule::Verdict;

/// Which part of a version has to rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// None.
    None,
    /// Words changed.
    Patch,
    /// Something came, or nobody can say from the pages whether something breaks.
    Minor,
    /// Something breaks.
    Major,
}

impl Bump {
    /// Every bump that something can be held against, by its name.
    pub const NAMES: [(&'static str, Self); 3] =
        [("major", Self::Major), ("minor", Self::Minor), ("patch", Self::Patch)];

    /// The version after this one; before 1.0 what breaks raises the second part, and all else the third. What came
    /// before a release is followed by the release, as it promised nothing yet.
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
