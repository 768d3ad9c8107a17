//! The comparison of the header `Authorization` with the secrets.

use super::error::WebhookErrorKind;
use crate::value::Secret;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use subtle::ConstantTimeEq;

/// Compares the header with the expected one. The name of the scheme may be in any case.
pub(super) fn check(expected: Option<&Secret>, headers: &HeaderMap) -> Result<(), WebhookErrorKind> {
    let Some(expected) = expected else { return Ok(()) };
    let mut sent = headers.get_all(AUTHORIZATION).iter();
    let (Some(sent), None) = (sent.next(), sent.next()) else { return Err(WebhookErrorKind::WrongToken) };
    let (scheme, secret) = parts(expected.expose().as_bytes());
    let (sent_scheme, sent_secret) = parts(sent.as_bytes());
    let is_equal = scheme.eq_ignore_ascii_case(sent_scheme) && bool::from(secret.ct_eq(sent_secret));
    if is_equal { Ok(()) } else { Err(WebhookErrorKind::WrongToken) }
}

/// Returns the scheme and the secret of a header.
fn parts(header: &[u8]) -> (&[u8], &[u8]) {
    let end = header.iter().position(|byte| *byte == b' ').unwrap_or(header.len());
    (&header[..end], header[end..].trim_ascii_start())
}
