//! Character sets of responses, as the Encoding Standard reads them.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// The longest name of a character set; others are cut.
const LONGEST: usize = 40;

/// Returns the character set that the media type of a response states.
pub(super) fn stated_charset(headers: &HeaderMap) -> Option<String> {
    let media_type = String::from_utf8_lossy(headers.get(CONTENT_TYPE)?.as_bytes());
    let mut parameters = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let (_, charset) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    let charset = charset.trim().trim_matches(['"', '\'']).trim();
    (!charset.is_empty()).then(|| charset.chars().filter(|c| !c.is_control()).take(LONGEST).collect())
}

/// Whether a character set is UTF-8, by one of its names.
pub(super) fn is_utf8(charset: &str) -> bool {
    ["utf-8", "utf8", "utf_8", "us-ascii", "ascii"].iter().any(|name| charset.eq_ignore_ascii_case(name))
}

/// Decodes a body in another character set than UTF-8; a byte order mark decides before `charset`.
///
/// Returns `None` if the body should be read as UTF-8, or if the set is unknown.
#[cfg(feature = "charset")]
pub(super) fn decoded(charset: Option<&str>, body: &[u8]) -> Option<String> {
    use encoding_rs::{Encoding, REPLACEMENT, UTF_8};
    let marked = Encoding::for_bom(body).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| Encoding::for_label(charset?.as_bytes()))?;
    let is_other = encoding != UTF_8 && encoding != REPLACEMENT;
    is_other.then(|| encoding.decode(body).0.into_owned())
}

/// Decodes nothing, because the feature `charset` is off.
#[cfg(not(feature = "charset"))]
pub(super) fn decoded(_: Option<&str>, _: &[u8]) -> Option<String> {
    None
}

#[cfg(test)]
#[path = "charset_test.rs"]
mod tests;
