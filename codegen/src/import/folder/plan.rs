//! The plan of a run: the files to write, and the result for each page.

use std::collections::BTreeMap;

use crate::diagnostics::codes::Code;

/// The texts of specs by their paths below the folder, such as `feishu/vendor.yaml`.
pub type Specs = BTreeMap<String, String>;

/// The plan of one run.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The result for each page, in the given order.
    pub pages: Vec<Planned>,
    /// The files to write: new files, and files with a changed text.
    pub files: Specs,
    /// Further notes for a person, one line each.
    pub notes: Vec<String>,
}

/// The result for one page.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The page's displayed name.
    pub page: String,
    /// The page's file, or the reason why it has none.
    pub outcome: Result<Outcome, String>,
}

/// The result for a page's file.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The path below the folder.
    pub path: String,
    /// Whether the file is new.
    pub is_new: bool,
    /// The changes, and the facts that were kept against the page, one line each.
    pub lines: Vec<String>,
    /// The lines about changes.
    pub facts: Vec<String>,
    /// The kind of each open point.
    pub open: Vec<&'static Code>,
}

/// Options of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Whether pages are merged into existing files.
    pub update: bool,
    /// Whether types that new files share move to the file of their service.
    pub share: bool,
}
