//! Turns YAML transcriptions of API pages into a typed Rust client.
//!
//! [`rust::generate`] turns specs into Rust text. The command (`cargo codegen`, see [`cli`]) and [`Builder`] add
//! files around it. The modules below are in order: a module uses only those above it.

pub mod change; // two states compared; changelog; lock file
pub mod cli;
pub mod diagnostics; // texts, addresses, findings and how they are shown
pub mod export; // the specs for other tools
pub mod format; // the spec format: keys, schema, layout, blank forms
pub mod import; // pages to drafts, newer pages into specs
pub mod naming; // names on the wire to names in Rust
pub mod project; // files on disk, project templates, build scripts
pub mod rust; // from specs to Rust text
pub mod spec; // the model of a page, read and checked
pub mod yaml; // texts to values and back // the command

pub use project::builder::{BuildError, Builder};
