//! A type of another folder, as a file names it.

use serde::Serialize;

/// A type that a folder above declares.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SharedType {
    /// Modules from the vendor's to the folder that declares the type.
    pub folder: Vec<String>,
    /// Name of the type.
    pub name: String,
    /// Whether this file sends the type, and thus needs its shape.
    pub sent: bool,
}
