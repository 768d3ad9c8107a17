//! The result of a merge, and the choice of its example.

/// The result of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Merged {
    /// The text of the file.
    pub(in crate::import) text: String,
    /// The changes, and the facts that were kept against the page, one line each.
    pub(in crate::import) lines: Vec<String>,
    /// The lines about changes.
    pub(in crate::import) facts: Vec<String>,
}

/// The example of the merged file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum ExampleChoice {
    /// The page's example.
    Page,
    /// The file's example.
    File,
    /// The file's example without its request.
    Response,
    /// No example.
    Nothing,
}
