//! The headers of the token, an extension of a request that a signer of the runtime reads.

use super::headers::header_name;
use crate::error::BuildError;
use http::header::{AUTHORIZATION, HeaderName};

/// The headers that contain the token of a call, in place of `Authorization`.
#[derive(Clone, Debug)]
pub(crate) struct TokenHeaders(Vec<HeaderName>);

impl TokenHeaders {
    /// Creates the extension from the names that a page gives.
    pub fn new(names: &[&str]) -> Result<Self, BuildError> {
        names.iter().map(|name| header_name(name)).collect::<Result<_, _>>().map(Self)
    }

    /// Returns the headers of a request's token.
    pub fn of<B>(request: &http::Request<B>) -> Vec<HeaderName> {
        let names = request.extensions().get().map(|Self(names)| names.clone());
        names.filter(|names| !names.is_empty()).unwrap_or_else(|| vec![AUTHORIZATION])
    }
}
