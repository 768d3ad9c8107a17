//! Constants for documented values.

use serde::Serialize;

use super::docs::Docs;
use super::services::Services;

/// A type without values that holds constants.
#[derive(Clone, Debug, Serialize)]
pub struct Constants {
    /// Name of the type.
    pub name: String,
    /// Documentation.
    pub docs: Docs,
    /// Constants.
    pub all: Vec<Constant>,
    /// Services whose operations use the type.
    pub services: Services,
}

/// A constant: a text.
#[derive(Clone, Debug, Serialize)]
pub struct Constant {
    /// Name.
    pub name: String,
    /// Documentation.
    pub docs: Docs,
    /// Value.
    pub value: String,
}

/// A type with constants that a folder declares, as a file exports it.
#[derive(Clone, Debug, Serialize)]
pub struct SharedConstants {
    /// Name that the file gives the type.
    pub name: String,
    /// Modules from the vendor's to the folder that declares the type.
    pub folder: Vec<String>,
    /// Name of the type there.
    pub original: String,
    /// Services whose operations use the type.
    pub services: Services,
}

/// The types with constants of a file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileConstants {
    /// Types that the file declares.
    pub own: Vec<Constants>,
    /// Types that a folder declares, because other files have them too.
    pub shared: Vec<SharedConstants>,
}
