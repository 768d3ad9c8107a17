//! Variables in the host of a service.

/// A variable in the host of a service, such as a region: a generated enum of its values.
pub trait HostVariable {
    /// The name of the variable in [`Service::host`](crate::operation::Service::host).
    const NAME: &'static str;

    /// Returns the value that replaces the variable.
    fn value(self) -> &'static str;
}
