//! Files on disk, the template of a project, and build scripts.
//!
//! - `files.rs` is the only file of the generator that writes to the disk. It compares the files of
//!   a folder with the wanted ones, and writes each changed file as a whole: first a temporary
//!   file, then a rename. It removes only files that begin with the mark of generated code.
//! - [`template`] contains the files of a new project, for `cargo clientloom init`.
//! - `services/` chooses services, and lists them in files of the client's crate.
//! - `builder.rs` generates a client in a build script (see [`Builder`](crate::Builder)).

pub(crate) mod builder;
pub(crate) mod files;
pub(crate) mod services;
pub mod template;

pub use files::read_specs;
