//! What makes a type an operation, and a type a vendor.

use crate::{ApiCode, Client, Encode, Info, Object, Service};
use std::fmt::Debug;

/// A request of one operation: data, and how to read what comes back.
///
/// Generated types implement it; the runtime does the rest.
pub trait Operation: Encode + Send + Sync {
    /// What a success carries.
    type Reply: Object + Default + Debug + Send + 'static;
    /// The operation's error codes.
    type Code: ApiCode;
    /// What the page says.
    const INFO: &'static Info;
}

/// A vendor's client: a [`Client`] under the vendor's name, with handles for its services.
pub trait Vendor {
    /// What the vendor's services share, unless one of them says otherwise.
    const SERVICE: &'static Service;

    /// Wraps a built client.
    fn from_client(client: Client) -> Self;
}
