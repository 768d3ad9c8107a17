//! Preparation of requests: from an operation and its values to an unsigned HTTP request.

use super::body::RequestBody;
use super::form::{Form, Streamed};
use super::headers::{add_all_headers, add_extensions};
use super::limits::check_limits;
use super::options::Options;
use super::url::target;
use crate::error::{Error, InvalidRequest, LimitRule, Violation};
use crate::operation::{FieldLocation, OperationInfo};
use crate::transport::HttpClient;
use crate::value::{Encode, Json};
use bytes::Bytes;

/// A request that is ready to be signed.
pub(crate) struct PreparedRequest {
    pub http: http::Request<Bytes>,
    /// The body, if a part of it is a stream.
    pub form: Option<Form>,
}

/// Checks a request and creates its HTTP request, without a signature.
pub(crate) fn prepare(
    info: &'static OperationInfo,
    request: &dyn Encode,
    http_client: &HttpClient,
    skip_limits: bool,
    options: &Options,
) -> Result<PreparedRequest, Error> {
    let json = request.encode();
    debug_assert!(has_fields_of(info, &json), "the fields of {} are not those it encodes", info.name);
    check(info, &json, skip_limits || options.skip_limits, options)?;
    let body = RequestBody::of(info, &json, options)?;
    let target = target(info, &json, options);
    let mut http = http_client.request(info.service, info.method, &target, body.bytes())?;
    add_all_headers(http.headers_mut(), info, &json, options, &body)?;
    add_extensions(http.extensions_mut(), options);
    let form = body.into_stream();
    if form.is_some() {
        http.extensions_mut().insert(Streamed);
    }
    Ok(PreparedRequest { http, form })
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
    if violations.is_empty() {
        return Ok(());
    }
    Err(InvalidRequest { operation: info.name.into(), violations }.into())
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
