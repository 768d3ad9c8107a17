//! Classes of responses, by HTTP status and envelope.

use super::body_fields::BodyFields;
use crate::operation::{BareResponse, ResponseFormat};
use http::StatusCode;

/// The class of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResponseClass {
    /// A success in the envelope.
    Success,
    /// A success without an envelope.
    BareSuccess(BareResponse),
    /// A failure with an error code of the vendor.
    ApiFailure,
    /// A failure by its HTTP status alone.
    HttpFailure,
    /// A 2xx response that is neither a success nor a failure.
    Unreadable,
}

/// Whether a response without a body is a success.
///
/// Otherwise it says nothing: a proxy may have sent it.
pub(super) fn succeeds_without_body(format: ResponseFormat, status: StatusCode) -> bool {
    match format {
        ResponseFormat::Nothing => status.is_success(),
        ResponseFormat::NoData => status == StatusCode::NO_CONTENT,
        _ => false,
    }
}

/// Returns the class of a response with a body.
///
/// `bare` is the documented content of a bare response.
pub(super) fn class_of(is_2xx: bool, fields: &BodyFields<'_>, bare: Option<BareResponse>) -> ResponseClass {
    if let Some(bare @ BareResponse::MembersWithCode) = bare.filter(|bare| is_2xx && fields.is_bare(*bare)) {
        return ResponseClass::BareSuccess(bare);
    }
    if is_2xx && fields.has_success_code() {
        return ResponseClass::Success;
    }
    if fields.error_codes().next().is_some() {
        return ResponseClass::ApiFailure;
    }
    if !is_2xx {
        return ResponseClass::HttpFailure;
    }
    match bare {
        Some(bare) if fields.is_bare(bare) => ResponseClass::BareSuccess(bare),
        _ => ResponseClass::Unreadable,
    }
}

#[cfg(test)]
#[path = "class_test.rs"]
mod tests;
