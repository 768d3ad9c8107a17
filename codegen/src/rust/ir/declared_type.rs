//! A type that a folder declares for the operations below.

use serde::Serialize;

use super::object::Struct;
use super::services::Services;
use super::shared_type::SharedType;

/// A type that a folder declares for the operations below.
#[derive(Clone, Debug, Serialize)]
pub struct DeclaredType {
    /// The type.
    pub object: Struct,
    /// Services whose operations reach the type.
    pub services: Services,
    /// Services whose requests reach the type.
    pub senders: Services,
    /// Types of folders above that the type names.
    pub shared: Vec<SharedType>,
}
