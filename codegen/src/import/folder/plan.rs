//! The plan of a run: files to write, and what became of each page.

use std::collections::BTreeMap;

/// Texts of specs by their paths below the folder, such as `feishu/vendor.yaml`.
pub type Specs = BTreeMap<String, String>;

/// What became of the pages of one run.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What became of each page, in the order in which they were given.
    pub pages: Vec<Planned>,
    /// Files to write: those that are new, and those that have another text now.
    pub files: Specs,
    /// What a person has to know or do beside that, a line each.
    pub notes: Vec<String>,
}

/// What became of a page.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The page as it is shown.
    pub page: String,
    /// Its file below the folder, or why it has none.
    pub outcome: Result<Outcome, String>,
}

/// What became of a page's file.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Path below the folder.
    pub path: String,
    /// Whether the file is new.
    pub is_new: bool,
    /// What changed and what was kept against the page, a line each.
    pub lines: Vec<String>,
    /// Those of the lines that say what changed.
    pub facts: Vec<String>,
    /// How many points are open.
    pub open: usize,
}

/// What is asked for beside new files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Pages are merged into files that are there.
    pub update: bool,
    /// Types that new files share move into the file of their service.
    pub share: bool,
}
