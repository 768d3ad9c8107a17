//! The location of the token in a request.

/// The vendor's name of the token of a call or client without credentials.
pub(crate) const NO_TOKEN: &str = "none";

/// The location of the token in a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenLocation {
    /// `Authorization: Bearer …`, or the headers of a signature.
    #[default]
    Authorization,
    /// These headers, each with the token alone; `Authorization` among them keeps its `Bearer`.
    ///
    /// Signatures have headers of their own and ignore these names.
    Headers(&'static [&'static str]),
    /// Nowhere: the call takes no credentials, and no token is fetched for it.
    None,
}
