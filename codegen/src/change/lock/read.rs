//! A lock file that a run finds: what of it the next one asks for.

use std::collections::BTreeMap;

use semver::Version;
use serde::Deserialize;

/// What a lock file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFile {
    /// The generator that wrote it.
    pub generator: Version,
    digests: BTreeMap<String, String>,
}

/// Newer generators may write more than this.
#[derive(Deserialize)]
struct File {
    generator: String,
    #[serde(default)]
    shared: BTreeMap<String, Line>,
    #[serde(default)]
    operations: BTreeMap<String, Line>,
}

#[derive(Deserialize)]
struct Line {
    digest: String,
}

impl LockFile {
    /// Reads a file; none if somebody, or a merge, has made it something else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let File { generator, shared, operations } = toml::from_str(text).ok()?;
        let generator = Version::parse(&generator).ok()?;
        let lines = shared.into_iter().chain(operations);
        Some(Self { generator, digests: lines.map(|(path, line)| (path, line.digest)).collect() })
    }

    /// The digest of the spec at a path, without `.yaml`.
    pub(super) fn digest(&self, path: &str) -> Option<&str> {
        self.digests.get(path).map(String::as_str)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.digests.keys().map(String::as_str)
    }
}
