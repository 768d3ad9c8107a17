//! Helpers of the tests: expected files, temporary projects and crates, and runs of the command.

mod diff;
pub(crate) mod errata;
pub(crate) mod golden;
pub(crate) mod printed;
pub(crate) mod repository;
pub(crate) mod scratch;
pub(crate) mod tree;

use std::io::{self, Write};
use std::thread;

/// Says that the running test was skipped, and why.
///
/// The note goes past the test's captured output, so that a run without `--nocapture` shows it.
pub(crate) fn skip(reason: &str) {
    let test = thread::current().name().unwrap_or("a test").to_owned();
    writeln!(io::stderr(), "{test}: skipped, {reason}").expect("a standard error stream");
}
