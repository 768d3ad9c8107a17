//! Preparation of requests: from an operation and its values to an unsigned HTTP request.

use super::body::RequestBody;
use super::form::{Form, Streamed};
use super::headers::{accept, add_all_headers, add_extensions};
use super::limits::check_limits;
use super::options::Options;
use super::switch::set_switch;
use super::token_headers::TokenHeaders;
use super::url::{target, too_long};
use super::value_hash::value_hashes;
use crate::error::{Error, InvalidRequest, LimitRule, Violation};
use crate::operation::{FieldLocation, OperationInfo, ResponseFormat, TokenLocation};
use crate::transport::HttpClient;
use crate::value::{Encode, Json};
use bytes::Bytes;

/// The length in bytes from which a URL that cannot be sent is one that is too long.
const LONG: usize = 60_000;

/// A request that is ready to be signed.
pub(crate) struct PreparedRequest {
    pub http: http::Request<Bytes>,
    /// The body, if a part of it is a stream.
    pub form: Option<Form>,
    /// The fields for whose values the page states limits, each with the hash of its value.
    pub value_hashes: Vec<(&'static str, u64)>,
}

/// Checks a request and creates its HTTP request, without a signature.
///
/// `format` is that of the response: an operation may have a choice.
/// `token_kind` is the vendor's name of the token type that the client's credentials give.
pub(crate) fn prepare(
    info: &'static OperationInfo,
    format: ResponseFormat,
    request: &dyn Encode,
    http_client: &HttpClient,
    skip_limits: bool,
    token_kind: Option<&'static str>,
    options: &Options,
) -> Result<PreparedRequest, Error> {
    let mut json = request.encode();
    debug_assert!(has_fields_of(info, &json), "the fields of {} are not those it encodes", info.name);
    set_switch(info, format, &mut json)?;
    if !(skip_limits || options.skip_limits) {
        check_token(info, token_kind.filter(|_| options.bearer.is_none()))?;
    }
    check(info, &json, skip_limits || options.skip_limits, options)?;
    let body = RequestBody::of(info, &json, options)?;
    let target = target(info, &json, options);
    let http = http_client.request(info.service, info.method, &target, body.bytes());
    let mut http = http.map_err(|error| match too_long(info, &json, options) {
        Some(violation) if target.len() > LONG => invalid(info, vec![violation]),
        _ => error,
    })?;
    accept(http.headers_mut(), format);
    add_all_headers(http.headers_mut(), info, &json, options, &body)?;
    add_extensions(http.extensions_mut(), options);
    if let TokenLocation::Headers(names) = info.token_location {
        http.extensions_mut().insert(TokenHeaders::new(names)?);
    }
    let form = body.into_stream();
    if form.is_some() {
        http.extensions_mut().insert(Streamed);
    }
    Ok(PreparedRequest { http, form, value_hashes: value_hashes(info, &json, options) })
}

fn has_fields_of(info: &OperationInfo, json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    members.iter().map(|(name, _)| *name).eq(info.fields.iter().map(|field| field.name))
}

fn check(info: &'static OperationInfo, json: &Json<'_>, skip_limits: bool, options: &Options) -> Result<(), Error> {
    let mut violations = check_limits(&info.object_type(), json);
    if skip_limits {
        violations.retain(|violation| !violation.rule.is_skippable());
    }
    violations.retain(|violation| !is_replaced(info, violation, options));
    violations.extend(options.violations());
    if violations.is_empty() { Ok(()) } else { Err(invalid(info, violations)) }
}

fn invalid(info: &'static OperationInfo, violations: Vec<Violation>) -> Error {
    InvalidRequest { operation: info.name.into(), violations }.into()
}

/// Checks that the page takes the tokens of the client, if their type is known.
///
/// No choice of values helps against another type, so the violation is the only one.
fn check_token(info: &'static OperationInfo, kind: Option<&'static str>) -> Result<(), Error> {
    let Some(found) = kind.filter(|kind| !info.tokens.is_empty() && !info.tokens.contains(kind)) else {
        return Ok(());
    };
    let rule = LimitRule::Token { found, allowed: info.tokens };
    Err(invalid(info, vec![Violation { address: String::new(), rule }]))
}

/// Whether a violation is about a field that the options replace.
fn is_replaced(info: &OperationInfo, violation: &Violation, options: &Options) -> bool {
    let sets = |name: &str| {
        let field = info.fields.iter().find(|field| field.name == name);
        match field.map(|field| field.location) {
            Some(FieldLocation::Body) => options.sets_body(name),
            Some(FieldLocation::Query) => options.sets_query(name),
            _ => false,
        }
    };
    match violation.rule {
        LimitRule::Either(names) if violation.address.is_empty() => names.iter().any(|name| sets(name)),
        _ => sets(violation.address.split(['.', '[']).next().unwrap_or_default()),
    }
}
