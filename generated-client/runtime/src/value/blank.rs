//! The value that an object begins with when it is read.

/// A value to begin with when a type is read: its default, or a request whose fields are empty.
///
/// Requests with required fields have no default, so that no request lacks them by mistake.
#[doc(hidden)]
pub trait Blank {
    /// Returns the value.
    fn blank() -> Self;
}

impl<T: Default> Blank for T {
    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}
