//! The spec format: its keys, its JSON schema, its layout, and blank forms to fill in.

pub mod blank;
pub mod fmt;
pub mod keys;
pub mod schema;
