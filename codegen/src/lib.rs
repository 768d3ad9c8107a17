//! Turns YAML transcriptions of API pages into a typed Rust client.
//!
//! A spec is the transcription of one page. [`rust::generate`] checks specs and turns them into the
//! text of Rust files. The command (`cargo clientloom`, see [`cli`]) reads the specs and writes
//! these files. A build script does the same with a [`Builder`].
//!
//! A program can also generate a client in memory:
//!
//! ```
//! use clientloom::diagnostics::{Report, Source, Sources, render};
//! use clientloom::rust::{Options, generate};
//!
//! let (path, text) = ("specs/acme/vendor.yaml".to_owned(), "title: Acme\n".to_owned());
//! let sources = Sources::new("specs", vec![Source { path, text }]);
//! let mut report = Report::default();
//! match generate(&sources, &Options::default(), &mut report) {
//!     Ok(generated) => println!("{} operations", generated.pages.len()),
//!     Err(_) => eprintln!("{}", render::render(&report, &sources, false)),
//! }
//! ```
//!
//! The modules below are in order: a module uses only those above it.

// Text to values and back.
pub mod yaml;

// Texts, addresses and findings, and how findings are shown.
pub mod diagnostics;

// Results of earlier runs, by digests of their inputs.
pub mod memo;

// Wire names to Rust names.
pub mod naming;

// The spec format: keys, schema, layout, blank specs.
pub mod format;

// The model of a page, read and checked.
pub mod spec;

// From a spec to the text of Rust.
pub mod rust;

// Pages to drafts, newer pages into specs.
pub mod import;

// Two states compared; changelog and lock file.
pub mod change;

// The specs for other tools.
pub mod export;

// Files on disk, project templates, build scripts.
pub mod project;

// The command.
pub mod cli;

pub use project::builder::{BuildError, Builder};
