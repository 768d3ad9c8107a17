//! Facts about a call by which its response is read.

use crate::operation::{BareResponse, ErrorRow, OperationInfo, Service};
use std::borrow::Cow;

/// Whose reply is read.
#[derive(Clone)]
pub(crate) struct ResponseContext {
    pub operation: Cow<'static, str>,
    pub service: &'static Service,
    pub errors: &'static [ErrorRow],
    /// What a success holds that comes without its envelope.
    pub bare: Option<BareResponse>,
}

impl ResponseContext {
    /// Returns what is known about `code`: the operation's own row, else the service's.
    pub fn row(&self, code: &str) -> Option<&'static ErrorRow> {
        self.errors.iter().chain(self.service.errors).find(|row| row.code == code)
    }
}

impl From<&OperationInfo> for ResponseContext {
    fn from(info: &OperationInfo) -> Self {
        Self { operation: Cow::Borrowed(info.name), service: info.service, errors: info.errors, bare: info.bare }
    }
}
