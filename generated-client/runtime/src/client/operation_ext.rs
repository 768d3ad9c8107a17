//! Calls that begin with the request.

use super::call::Call;
use super::vendor_client::VendorClient;
use crate::operation::Operation;

/// An extension of every [`Operation`] by the call that sends it.
pub trait OperationExt: Operation + Sized {
    /// Returns the call of this request by a client of its vendor.
    ///
    /// The client of another vendor does not compile, so that no credentials reach a stranger:
    ///
    /// ```compile_fail,E0308
    /// use clientloom_runtime::operation::Operation;
    /// use clientloom_runtime::{Client, OperationExt as _};
    ///
    /// fn send<A: Operation, B: Operation>(request: &A, stranger: &B::Vendor)
    /// where
    ///     A::Vendor: clientloom_runtime::VendorClient,
    /// {
    ///     let _call = request.send(stranger);
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
