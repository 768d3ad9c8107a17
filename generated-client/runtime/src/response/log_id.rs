//! Log ids, under which a vendor logs calls.

use crate::operation::Service;
use crate::value::{Members, members, scalar_text};
use http::HeaderMap;
use std::borrow::Cow;

/// Returns the log id of a response: from its headers, else from its body.
pub(super) fn log_id(service: &Service, headers: &HeaderMap, fields: &Members<'_>) -> Option<String> {
    let sources = service.log_id;
    let header = |name: &&str| headers.get(*name)?.to_str().ok().map(str::to_owned);
    let named = sources.headers.iter().find_map(header);
    named.or_else(|| sources.fields.iter().find_map(|path| dotted(fields, path)))
}

/// Returns the scalar at a dotted path.
fn dotted(fields: &Members<'_>, path: &str) -> Option<String> {
    match path.split_once('.') {
        None => scalar_text(fields.get(path)?).map(Cow::into_owned),
        Some((first, rest)) => dotted(&members(fields.get(first)?.get()).ok()?, rest),
    }
}
