//! The exit codes of the command.

pub(super) const FINE: u8 = 0;

pub(super) const FAILED: u8 = 1;

pub(super) const WRONG_USAGE: u8 = 2;

pub(super) const FINDINGS: u8 = 100;
