//! Signatures: the SHA-256 of timestamp, nonce, key and body.

use super::error::WebhookErrorKind;
use super::info::SignatureInfo;
use crate::value::Secret;
use http::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::time::{Duration, SystemTime};
use subtle::ConstantTimeEq;

/// A signature, after it was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signed {
    /// The signature is right. The request was sent at this time.
    At(SystemTime),
    /// A header of the signature is missing.
    Missing,
}

/// Compares the signature of a body, in hexadecimal digits of any case, with the right one.
pub(super) fn check(
    info: &SignatureInfo,
    key: &Secret,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Signed, WebhookErrorKind> {
    let (timestamp, nonce, signature) =
        (only(headers, info.timestamp)?, only(headers, info.nonce)?, only(headers, info.header)?);
    let (Some(timestamp), Some(nonce), Some(signature)) = (timestamp, nonce, signature) else {
        return Ok(Signed::Missing);
    };
    let right = sign(timestamp.as_bytes(), nonce.as_bytes(), key, body);
    if !bool::from(right.as_bytes().ct_eq(&signature.as_bytes().to_ascii_lowercase())) {
        return Err(WebhookErrorKind::WrongSignature);
    }
    let seconds = timestamp.to_str().ok().and_then(|text| text.parse().ok());
    let at = seconds.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    // A time that cannot be read is that of no clock.
    Ok(Signed::At(at.unwrap_or(SystemTime::UNIX_EPOCH)))
}

/// Returns the value of a header. Of two values, none is the vendor's for certain.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a HeaderValue>, WebhookErrorKind> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (value, None) => Ok(value),
        _ => Err(WebhookErrorKind::WrongSignature),
    }
}

/// Returns the signature of a body.
pub(crate) fn sign(timestamp: &[u8], nonce: &[u8], key: &Secret, body: &[u8]) -> String {
    let parts = [timestamp, nonce, key.expose().as_bytes(), body];
    let hash = parts.into_iter().fold(Sha256::new(), Sha256::chain_update).finalize();
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a `String` accepts any text");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::sign;
    use crate::value::Value;

    #[test]
    fn known_bodies_have_their_signatures() {
        let vectors: Value = include_str!("../../tests/runtime/events/vectors.json").parse().expect("JSON");
        for row in vectors["signature"].as_array().expect("rows") {
            let text = |key: &str| row[key].as_str().expect("text");
            let parts = (text("timestamp").as_bytes(), text("nonce").as_bytes(), text("body").as_bytes());
            assert_eq!(sign(parts.0, parts.1, &text("encrypt_key").into(), parts.2), text("signature"), "{row}");
        }
    }
}
