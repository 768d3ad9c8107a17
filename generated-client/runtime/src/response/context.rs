//! Facts about a call that are needed to read its response.

use crate::operation::{BareResponse, ErrorRow, OperationInfo, Service};
use std::borrow::Cow;

/// The call that a response belongs to.
#[derive(Clone)]
pub(crate) struct ResponseContext {
    pub operation: Cow<'static, str>,
    pub service: &'static Service,
    pub errors: &'static [ErrorRow],
    /// The content of a success without an envelope.
    pub bare: Option<BareResponse>,
}

impl ResponseContext {
    /// Returns the documented row of `code`: the operation's, else the service's.
    pub fn row(&self, code: &str) -> Option<&'static ErrorRow> {
        self.errors.iter().chain(self.service.errors).find(|row| row.code == code)
    }
}

impl From<&OperationInfo> for ResponseContext {
    fn from(info: &OperationInfo) -> Self {
        Self { operation: Cow::Borrowed(info.name), service: info.service, errors: info.errors, bare: info.bare }
    }
}
