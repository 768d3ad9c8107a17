//! The spec format: its keys, its JSON schema, its layout, and blank specs.
//!
//! [`keys`] is the one table of the format: each record with its keys, their types and meanings, in
//! the order in which they are written. Everything else about the format follows from that table:
//!
//! - the checks of keys and values when a spec is read
//! - [`schema`], the JSON Schema for editors
//! - [`fmt`], which sorts the keys of a file
//! - the reference in `specs/REFERENCE.md`
//!
//! [`blank`] writes new specs, with a `?` for each text that a person has to write.

pub mod blank;
pub mod fmt;
pub mod keys;
pub mod schema;
