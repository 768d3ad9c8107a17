//! The texts that a run reads, and addresses in them.

use std::collections::BTreeMap;
use std::fmt;

use crate::yaml::{Address, Value};

/// The number of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(pub usize);

/// One file: its displayed path and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Path with forward slashes, such as `specs/feishu/vendor.yaml`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// All files of a run, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Displayed folder of the specs, such as `specs`.
    pub root: String,
    files: Vec<Source>,
    /// The original paths of replaced files.
    original_paths: BTreeMap<FileId, String>,
    /// The values of files that were read already, or that have no text.
    values: BTreeMap<FileId, Value>,
}

impl Sources {
    /// Creates the sources from the files of the folder `root`, in any order; paths include `root`.
    #[must_use]
    pub fn new(root: impl Into<String>, mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { root: root.into(), files, original_paths: BTreeMap::new(), values: BTreeMap::new() }
    }

    /// Creates the sources from the values of files by their paths. No file has a text.
    pub(crate) fn of_values(root: impl Into<String>, values: BTreeMap<String, Value>) -> Self {
        let (paths, values): (Vec<String>, Vec<Value>) = values.into_iter().unzip();
        let files = paths.into_iter().map(|path| Source { path, text: String::new() }).collect();
        let values = values.into_iter().enumerate().map(|(number, value)| (FileId(number), value)).collect();
        Self { root: root.into(), files, original_paths: BTreeMap::new(), values }
    }

    /// Keeps the value of a file, which its readers then take instead of its text.
    pub(crate) fn set_value(&mut self, file: FileId, value: Value) {
        self.values.insert(file, value);
    }

    /// Forgets all values of files with a text.
    pub(crate) fn forget_values(&mut self) {
        let files = &self.files;
        self.values.retain(|file, _| files[file.0].text.is_empty());
    }

    /// Returns the value of a file that was read already, or that has no text.
    pub(crate) fn value(&self, file: FileId) -> Option<&Value> {
        self.values.get(&file)
    }

    /// Returns the same files, displayed below another folder, such as `client/`.
    #[must_use]
    pub fn below(mut self, prefix: &str) -> Self {
        let paths = self.files.iter_mut().map(|source| &mut source.path).chain(self.original_paths.values_mut());
        for path in paths.chain([&mut self.root]) {
            path.insert_str(0, prefix);
        }
        self
    }

    /// Iterates over the files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(number, source)| (FileId(number), source))
    }

    /// Returns the file with this number.
    #[must_use]
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0]
    }

    /// Replaces a file with a page from elsewhere.
    ///
    /// The page keeps its own displayed path, but takes the steps of the replaced file.
    pub fn replace(&mut self, file: FileId, page: Source) {
        let replaced = std::mem::replace(&mut self.files[file.0], page);
        self.values.remove(&file);
        self.original_paths.entry(file).or_insert(replaced.path);
    }

    /// Returns the steps of a file's path below the root, without `.yaml`.
    #[must_use]
    pub fn steps(&self, file: FileId) -> Vec<&str> {
        let path = self.original_paths.get(&file).unwrap_or(&self.get(file).path).as_str();
        let below = path.strip_prefix(self.root.as_str()).unwrap_or(path).trim_start_matches('/');
        below.strip_suffix(".yaml").unwrap_or(below).split('/').collect()
    }
}

/// A location: a file and an address in it.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    file: FileId,
    address: Address<'a>,
}

impl<'a> At<'a> {
    /// Creates the location of the whole file.
    #[must_use]
    pub const fn file(file: FileId) -> Self {
        Self { file, address: Address::root() }
    }

    /// Creates the location of the value of `key` below this location.
    #[must_use]
    pub const fn key(&'a self, key: &'a str) -> Self {
        Self { file: self.file, address: self.address.key(key) }
    }

    /// Creates the location of item number `index` below this location.
    #[must_use]
    pub const fn index(&'a self, index: usize) -> Self {
        Self { file: self.file, address: self.address.index(index) }
    }

    /// Whether this is the location of the whole file.
    #[must_use]
    pub const fn is_file(&self) -> bool {
        self.address.is_root()
    }

    /// Returns the file of this location.
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
