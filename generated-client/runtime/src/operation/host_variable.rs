//! A choice that a vendor's host leaves open.

/// A variable of a service's host, with the values it can take: a generated enum.
pub trait HostVariable {
    /// The name of the variable in [`Service::host`](crate::operation::Service::host).
    const NAME: &'static str;

    /// Returns the value that takes its place.
    fn value(self) -> &'static str;
}
