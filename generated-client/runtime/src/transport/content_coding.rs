//! Content codings of responses: gzip and deflate, decoded up to a limit.

use crate::error::TransportError;
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;

/// The content codings that the client reads, as `Accept-Encoding` names them.
#[cfg(feature = "gzip")]
pub(super) const ACCEPTED: &str = "gzip, deflate";
#[cfg(not(feature = "gzip"))]
pub(super) const ACCEPTED: &str = "identity";

/// The longest name of a coding that an error shows; others are cut.
const LONGEST: usize = 40;

/// The largest number of codings of one body, each of which costs time.
const MOST_CODINGS: usize = 3;

/// The mark of a response whose body is still in its content coding.
#[derive(Clone)]
pub(crate) struct Undecoded {
    /// The coding as the response states it.
    pub coding: String,
    /// The reason, as a clause about the coding: `the client does not read`.
    pub problem: &'static str,
}

/// Returns the content coding of a response; `None` if it has none.
pub(crate) fn own_coding(headers: &HeaderMap) -> Option<String> {
    let codings = codings(headers);
    let shown = codings.join(", ").chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    (!codings.is_empty()).then_some(shown)
}

/// Returns the codings of a response in lowercase, in the order in which they were applied.
fn codings(headers: &HeaderMap) -> Vec<String> {
    let values = headers.get_all(CONTENT_ENCODING).iter();
    let values = values.map(|value| String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase());
    let names = values.flat_map(|value| value.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>());
    names.filter(|name| !matches!(name.as_str(), "" | "identity")).collect()
}

/// Decodes the body of a response; an unreadable one is marked as [`Undecoded`].
///
/// # Errors
///
/// [`TransportKind::TooLarge`](crate::error::TransportKind::TooLarge) if the decoded body of a
/// success has more than `max_body` bytes. That of a failure is cut.
pub(crate) fn decode(
    response: http::Response<Bytes>,
    max_body: usize,
) -> Result<http::Response<Bytes>, TransportError> {
    let codings = codings(response.headers());
    if codings.is_empty() || response.body().is_empty() {
        return Ok(response);
    }
    let (mut head, mut body) = response.into_parts();
    let original = body.clone();
    let problem = if codings.len() > MOST_CODINGS {
        Some("the client does not read")
    } else {
        let mut problem = None;
        for coding in codings.iter().rev() {
            match decode_one(coding, &body, max_body, head.status) {
                Ok(decoded) => body = decoded,
                Err(NotDecoded::TooLong(error)) => return Err(error),
                Err(NotDecoded::Because(reason)) => {
                    problem = Some(reason);
                    break;
                }
            }
        }
        problem
    };
    if let (Some(problem), Some(coding)) = (problem, own_coding(&head.headers)) {
        head.extensions.insert(Undecoded { coding, problem });
        body = original;
    }
    Ok(http::Response::from_parts(head, body))
}

/// The reason why a body is not decoded.
enum NotDecoded {
    /// The start of a sentence about the coding.
    Because(&'static str),
    /// The decoded body exceeds its limit.
    #[cfg_attr(not(feature = "gzip"), expect(dead_code, reason = "nothing is decoded"))]
    TooLong(TransportError),
}

/// Decodes one coding, or returns the reason why it cannot be decoded.
#[cfg(feature = "gzip")]
fn decode_one(coding: &str, body: &[u8], max_body: usize, status: http::StatusCode) -> Result<Bytes, NotDecoded> {
    use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
    use std::io::Read;
    let decoder: Box<dyn Read + '_> = match coding {
        "gzip" | "x-gzip" => Box::new(MultiGzDecoder::new(body)),
        "deflate" if has_zlib_header(body) => Box::new(ZlibDecoder::new(body)),
        "deflate" => Box::new(DeflateDecoder::new(body)),
        _ => return Err(NotDecoded::Because("the client does not read")),
    };
    let most = u64::try_from(max_body).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = decoder.take(most).read_to_end(&mut bytes);
    let body = super::read_body::limit_body(status, bytes.into(), max_body).map_err(NotDecoded::TooLong)?;
    // The body of a failure may have been cut, and its start may still have the code.
    let is_usable = read.is_ok() || (!status.is_success() && !body.is_empty());
    if is_usable { Ok(body) } else { Err(NotDecoded::Because("the body does not have")) }
}

/// Whether a body begins with the header of zlib; some servers leave it out.
#[cfg(feature = "gzip")]
fn has_zlib_header(body: &[u8]) -> bool {
    matches!(body, [first, second, ..] if first & 0x0F == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0)
}

/// Decodes nothing, because the feature `gzip` is off.
#[cfg(not(feature = "gzip"))]
fn decode_one(_: &str, _: &[u8], _: usize, _: http::StatusCode) -> Result<Bytes, NotDecoded> {
    Err(NotDecoded::Because("the client does not read without the feature `gzip`"))
}
