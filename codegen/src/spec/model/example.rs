//! The documented calls of a page.

use super::field::FieldLocation;
use crate::yaml::Value;

/// A documented call.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// What it shows.
    pub name: Option<String>,
    /// The request by place, if it is valid.
    pub request: Option<Vec<(FieldLocation, Value)>>,
    /// HTTP status of the reply.
    pub status: u16,
    /// The reply, if it is valid.
    pub response: Option<Value>,
    /// What the page shows in place of valid JSON: the request's body, the reply.
    pub texts: [Option<String>; 2],
}
