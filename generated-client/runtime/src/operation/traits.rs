//! The traits of operations and vendors.

use super::info::OperationInfo;
use super::service::Service;
use crate::value::{ApiCode, Encode, Object};
use std::fmt::Debug;

/// A request of one operation.
///
/// Generated types implement this trait. The runtime checks, sends and reads by the facts in
/// [`INFO`](Self::INFO).
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
    /// The facts of the page.
    const INFO: &'static OperationInfo;
}

/// A vendor, implemented by the type of its client.
pub trait Vendor {
    /// The facts that all services of the vendor share, unless a service overrides them.
    const SERVICE: &'static Service;
}
