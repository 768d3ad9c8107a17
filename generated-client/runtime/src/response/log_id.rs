//! Log ids, under which a vendor logs calls.

use super::dotted::dotted;
use crate::operation::Service;
use crate::value::Members;
use http::HeaderMap;

/// Returns the log id of a response: from its headers, else from its body.
pub(super) fn log_id(service: &Service, headers: &HeaderMap, fields: &Members<'_>) -> Option<String> {
    let sources = service.log_id;
    let header = |name: &&str| headers.get(*name)?.to_str().ok().map(str::to_owned);
    let named = sources.headers.iter().find_map(header);
    named.or_else(|| sources.fields.iter().find_map(|path| dotted(fields, path)))
}
