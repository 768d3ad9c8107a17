//! Clients under a vendor's name.

use super::handle::Client;
use crate::operation::Vendor;

/// A vendor's client: a [`Client`] under the vendor's name, with handles for its services.
pub trait VendorClient: Vendor {
    /// Wraps a built client.
    fn from_client(client: Client) -> Self;

    /// Returns the client that all of the vendor's operations share.
    fn client(&self) -> &Client;
}
