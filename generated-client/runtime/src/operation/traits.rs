//! What makes a type an operation, and a type a vendor.

use super::info::OperationInfo;
use super::service::Service;
use crate::value::{ApiCode, Encode, Object};
use std::fmt::Debug;

/// A request of one operation: data, and how to read what comes back.
///
/// Generated types implement it; the runtime does the rest.
pub trait Operation: Encode + Send + Sync {
    /// The vendor. Only a client of this vendor sends the request.
    type Vendor: Vendor;
    /// The data of a successful response.
    type Response: Object + Default + Debug + Send + 'static;
    /// The value of a successful call: the data in a [`Response`](crate::Response), or a
    /// [`Download`](crate::Download).
    type Output;
    /// The operation's error codes.
    type Code: ApiCode;
    /// What the page says.
    const INFO: &'static OperationInfo;
}

/// A vendor, by the type of its client.
pub trait Vendor {
    /// The facts that the vendor's services share, unless a service says otherwise.
    const SERVICE: &'static Service;
}
