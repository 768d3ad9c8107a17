//! What a merge makes of a file, and of its example.

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Merged {
    /// The file.
    pub(in crate::import) text: String,
    /// What changed and what was kept against the page, a line each.
    pub(in crate::import) lines: Vec<String>,
    /// Those of the lines that say what changed.
    pub(in crate::import) facts: Vec<String>,
}

/// What becomes of the example that the file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum ExampleChoice {
    /// It becomes that of the page.
    Page,
    /// It stays.
    File,
    /// It stays without its request.
    Reply,
    /// It goes.
    Nothing,
}
