//! The texts that a run reads, and addresses within them.

use std::collections::BTreeMap;
use std::fmt;

use crate::yaml::Address;

/// The number of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(pub usize);

/// One file: its path as it is shown, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Path with forward slashes, such as `specs/feishu/vendor.yaml`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Every file of a run, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Folder of the specs as it is shown, such as `specs`.
    pub root: String,
    files: Vec<Source>,
    /// The paths of those files that stand in the place of others.
    places: BTreeMap<FileId, String>,
}

impl Sources {
    /// Takes the files of the folder `root` (paths include it), in any order.
    #[must_use]
    pub fn new(root: impl Into<String>, mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { root: root.into(), files, places: BTreeMap::new() }
    }

    /// The same files, shown below another folder, such as `client/`.
    #[must_use]
    pub fn below(mut self, prefix: &str) -> Self {
        let paths = self.files.iter_mut().map(|source| &mut source.path).chain(self.places.values_mut());
        for path in paths.chain([&mut self.root]) {
            path.insert_str(0, prefix);
        }
        self
    }

    /// Iterates over the files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(number, source)| (FileId(number), source))
    }

    /// The file with this number.
    #[must_use]
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0]
    }

    /// Puts a page from elsewhere in the place of a file: it is shown by its own path, and its steps are those of the
    /// place.
    pub fn replace(&mut self, file: FileId, page: Source) {
        let there = std::mem::replace(&mut self.files[file.0], page);
        self.places.entry(file).or_insert(there.path);
    }

    /// The steps of a file's path below the root, without `.yaml`.
    #[must_use]
    pub fn steps(&self, file: FileId) -> Vec<&str> {
        let path = self.places.get(&file).unwrap_or(&self.get(file).path).as_str();
        let below = path.strip_prefix(self.root.as_str()).unwrap_or(path).trim_start_matches('/');
        below.strip_suffix(".yaml").unwrap_or(below).split('/').collect()
    }
}

/// An address in a file.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    file: FileId,
    address: Address<'a>,
}

impl<'a> At<'a> {
    /// The whole file.
    #[must_use]
    pub const fn file(file: FileId) -> Self {
        Self { file, address: Address::root() }
    }

    /// The value of `key` below this place.
    #[must_use]
    pub const fn key(&'a self, key: &'a str) -> Self {
        Self { file: self.file, address: self.address.key(key) }
    }

    /// The item number `index` of this place.
    #[must_use]
    pub const fn index(&'a self, index: usize) -> Self {
        Self { file: self.file, address: self.address.index(index) }
    }

    /// Whether this is the whole file.
    #[must_use]
    pub const fn is_file(&self) -> bool {
        self.address.is_root()
    }

    /// The file that holds the place.
    #[must_use]
    pub const fn id(&self) -> FileId {
        self.file
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.address.fmt(f)
    }
}
