//! Facts about a call that are needed to read its response.

use crate::operation::{BareResponse, Envelope, ErrorRow, OperationInfo, ResponseFormat, Service};
use crate::value::{ReadRules, Redactor, respelled};
use std::borrow::Cow;

/// The call that a response belongs to.
#[derive(Clone)]
pub(crate) struct ResponseContext {
    pub operation: Cow<'static, str>,
    pub service: &'static Service,
    /// The envelope of the response.
    pub envelope: Envelope,
    /// The format of a success.
    pub format: ResponseFormat,
    pub errors: &'static [ErrorRow],
    /// The content of a success without an envelope.
    pub bare: Option<BareResponse>,
    /// The members of the data that must be readable, as dotted paths.
    pub strict_members: &'static [&'static str],
}

impl ResponseContext {
    /// Creates the context of a call that no page describes.
    pub fn of(operation: Cow<'static, str>, service: &'static Service) -> Self {
        let (envelope, format) = (service.envelope, ResponseFormat::NoData);
        Self { operation, service, envelope, format, errors: &[], bare: None, strict_members: &[] }
    }

    /// Returns the rules by which the data is read.
    pub fn read_rules<'a>(&self, is_strict: bool, redactor: &'a Redactor) -> ReadRules<'a> {
        let is_lenient = !is_strict;
        ReadRules { is_lenient, is_dry: false, strict_members: self.strict_members, redactor }
    }

    /// Returns a code as the documentation spells it: `991` for `"991.0"`, unless that is a code
    /// itself.
    pub fn documented_code<'a>(&self, code: Cow<'a, str>) -> Cow<'a, str> {
        let other = respelled(&code).filter(|other| self.row(&code).is_none() && self.row(other).is_some());
        other.map_or(code, Cow::Owned)
    }

    /// Returns the documented row of `code`: the operation's, else the service's.
    pub fn row(&self, code: &str) -> Option<&'static ErrorRow> {
        self.errors.iter().chain(self.service.errors).find(|row| row.code == code)
    }
}

impl From<&OperationInfo> for ResponseContext {
    fn from(info: &OperationInfo) -> Self {
        Self {
            operation: Cow::Borrowed(info.name),
            service: info.service,
            envelope: info.envelope(),
            format: info.response_format,
            errors: info.errors,
            bare: info.bare,
            strict_members: info.strict_members,
        }
    }
}
