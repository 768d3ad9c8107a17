//! The exit codes of the command; the help of the command lists them too.

/// Success; warnings do not count.
pub(super) const SUCCESS: u8 = 0;

/// A failure of the tool: a file cannot be read or written.
pub(super) const FAILED: u8 = 1;

/// Wrong arguments.
pub(super) const WRONG_USAGE: u8 = 2;

/// Findings, stale files, refused pages, or changes that need a higher version.
pub(super) const FINDINGS: u8 = 100;
