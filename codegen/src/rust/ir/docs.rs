//! Lines of documentation.

/// Lines of documentation, in Markdown and without slashes.
pub type Docs = Vec<String>;
