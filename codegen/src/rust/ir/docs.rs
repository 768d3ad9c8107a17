//! Lines of documentation.

/// Lines of documentation.
pub type Docs = Vec<String>;
