//! Turns YAML transcriptions of API pages into a typed Rust client.
//!
//! [`rust::generate`] turns specs into Rust text. The command (`cargo clientloom`, see [`cli`]) and [`Builder`] add
//! files around it. The modules below are in order: a module uses only those above it.

// Texts to values and back.
pub mod yaml;

// Texts, addresses, findings, and how findings are shown.
pub mod diagnostics;

// Names on the wire to names in Rust.
pub mod naming;

// The spec format: keys, schema, layout, blank forms.
pub mod format;

// The model of a page, read and checked.
pub mod spec;

// From specs to Rust text.
pub mod rust;

// Pages to drafts, newer pages into specs.
pub mod import;

// Two states compared; changelog; lock file.
pub mod change;

// The specs for other tools.
pub mod export;

// Files on disk, project templates, build scripts.
pub mod project;

// The command.
pub mod cli;

pub use project::builder::{BuildError, Builder};
