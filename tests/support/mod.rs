//! Helpers of the tests: expected files, temporary projects, and runs of the command.

pub(crate) mod golden;
pub(crate) mod printed;
pub(crate) mod tree;
