//! Changes between two states of the specs: comparison, changelog, lock file.
//!
//! - [`diff`](mod@diff) compares two checked states. Each change follows a [`diff::Rule`], which
//!   has a [`diff::Verdict`] for each audience. The strongest verdict decides the version that is
//!   due ([`diff::Bump`]).
//! - [`diff::show`] writes the changes for people and for tools.
//! - [`changelog`] keeps the notes of the unreleased section between two markers.
//! - [`lock`] writes `codegen.lock`: the page and a digest for each spec. The digest tells the next
//!   run which specs changed.
//!
//! This room reads and writes texts; the command reads the files.

pub mod changelog;
pub mod diff;
pub mod lock;
