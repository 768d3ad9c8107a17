//! Expected exit codes and output of the command.

use std::fmt::Write;

use super::golden;
use super::tree::Run;

/// Compares exit code and output of a run with a file.
pub(crate) fn check(name: &str, run: &Run) {
    let mut text = format!("exit code {}\n", run.code);
    for (stream, printed) in [("stdout", &run.out), ("stderr", &run.err)] {
        if !printed.is_empty() {
            write!(text, "--- {stream}\n{printed}").expect("text takes any length");
        }
    }
    golden::check(&golden::cases("command").join(format!("{name}.txt")), &text);
}
