//! File names in `Content-Disposition` (RFC 6266 and 8187).

use percent_encoding::percent_decode;
use std::borrow::Cow;

/// Returns the file name as the server states it; `filename*` takes precedence.
pub(super) fn file_name(header: &[u8]) -> Option<String> {
    let header = String::from_utf8(header.to_vec()).unwrap_or_else(|error| latin(error.as_bytes()));
    let parameters = parameters(&header);
    let find = |wanted: &str| parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    let extended = find("filename*").and_then(|(_, value)| extended(value));
    extended.or_else(|| find("filename").map(|(_, value)| percent_decoded(value)))
}

/// Decodes percent-encoded UTF-8, which some servers write in place of an extended value.
///
/// Other text stays unchanged.
fn percent_decoded(name: &str) -> String {
    percent_decode(name.as_bytes()).decode_utf8().map_or_else(|_| name.to_owned(), Cow::into_owned)
}

/// Decodes an extended value: `UTF-8'en'%E2%82%AC`.
fn extended(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_language, text) = rest.split_once('\'')?;
    let bytes: Vec<u8> = percent_decode(text.as_bytes()).collect();
    match charset.to_ascii_lowercase().as_str() {
        "utf-8" => String::from_utf8(bytes).ok(),
        "iso-8859-1" => Some(latin(&bytes)),
        _ => None,
    }
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Returns the parameters after the first semicolon; a quoted value may contain semicolons.
fn parameters(header: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut rest = header.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let (value, end) = match after.strip_prefix('"') {
            Some(quoted) => unquote(quoted),
            None => after
                .split_once(';')
                .map_or((after.trim().to_owned(), ""), |(value, rest)| (value.trim().to_owned(), rest)),
        };
        parameters.push((name.trim().trim_start_matches(';').trim().to_owned(), value));
        rest = end;
    }
    parameters
}

/// Reads up to the closing quote; returns the value and the text after it.
fn unquote(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (value, "")
}
