//! An existing lock file, as far as a run needs it.

use std::collections::BTreeMap;

use semver::Version;
use serde::Deserialize;

/// The content of a lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFile {
    /// The generator that wrote the file.
    pub generator: Version,
    digests: BTreeMap<String, String>,
}

/// The file as it is parsed; newer generators may write further keys.
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
    /// Parses a file; `None` if it is not a valid lock file, for example after a merge conflict.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let File { generator, shared, operations } = toml::from_str(text).ok()?;
        let generator = Version::parse(&generator).ok()?;
        let lines = shared.into_iter().chain(operations);
        Some(Self { generator, digests: lines.map(|(path, line)| (path, line.digest)).collect() })
    }

    /// Returns the digest of the spec at a path, without `.yaml`.
    pub(super) fn digest(&self, path: &str) -> Option<&str> {
        self.digests.get(path).map(String::as_str)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.digests.keys().map(String::as_str)
    }
}
