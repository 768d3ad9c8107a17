//! Files on disk, the template of a project, and build scripts.

pub(crate) mod builder;
pub(crate) mod files;
pub mod template;

pub use files::read_specs;
