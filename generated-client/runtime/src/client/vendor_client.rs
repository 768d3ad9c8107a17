//! The trait of a vendor's client.

use super::handle::Client;
use crate::operation::Vendor;

/// A vendor's client: a [`Client`] with handles for the vendor's services.
pub trait VendorClient: Vendor {
    /// Wraps a built client.
    fn from_client(client: Client) -> Self;

    /// Returns the client that all of the vendor's operations share.
    fn client(&self) -> &Client;
}
