//! The method of a request that sends it.

use super::call::Call;
use super::vendor_client::VendorClient;
use crate::operation::Operation;

/// An extension of every [`Operation`] with a method that sends the request.
pub trait OperationExt: Operation + Sized {
    /// Creates the call of this request by a client of its vendor.
    ///
    /// A call by a client of another vendor does not compile, which protects the credentials:
    ///
    /// ```compile_fail,E0308
    /// use clientloom_runtime::operation::Operation;
    /// use clientloom_runtime::{Client, OperationExt as _};
    ///
    /// fn send<A: Operation, B: Operation>(request: &A, other: &B::Vendor)
    /// where
    ///     A::Vendor: clientloom_runtime::VendorClient,
    /// {
    ///     let _call = request.send(other);
    /// }
    /// ```
    fn send<'a>(&'a self, vendor: &'a Self::Vendor) -> Call<'a, Self, Self::Output>
    where
        Self::Vendor: VendorClient,
    {
        Call::of(vendor.client(), self)
    }
}

impl<O: Operation> OperationExt for O {}
