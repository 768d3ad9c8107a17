//! Headers and extensions of requests.

use super::body::RequestBody;
use super::options::Options;
use super::request_id::RequestId;
use super::tenant::Tenant;
#[cfg(feature = "users")]
use super::user::User;
use crate::error::BuildError;
use crate::operation::{FieldLocation, OperationInfo, ResponseFormat};
use crate::value::{Json, excerpt};
use bytes::Bytes;
use http::Extensions;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

/// The largest number of headers in the options; servers accept far fewer.
const MOST_HEADERS: usize = 1000;

/// Headers that only the HTTP client sets, besides those that begin with `Proxy-`.
///
/// They delimit the body, name the server, or control the connection.
const OWN: [&str; 10] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// States the format of the response that the call reads.
pub(super) fn accept(headers: &mut HeaderMap, format: ResponseFormat) {
    let accepted = match format {
        ResponseFormat::File => "*/*",
        ResponseFormat::Events => "text/event-stream, application/json",
        _ => return,
    };
    headers.insert(ACCEPT, HeaderValue::from_static(accepted));
    // A file or a stream is passed on as it comes, so it should come as it is.
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
}

/// Adds all headers of an operation's request.
pub(super) fn add_all_headers(
    headers: &mut HeaderMap,
    info: &OperationInfo,
    json: &Json<'_>,
    options: &Options,
    body: &RequestBody,
) -> Result<(), BuildError> {
    // A header of the page replaces one of all calls.
    add_fixed(headers, info.service.headers.iter())?;
    add_fields(headers, info, json)?;
    add_headers(headers, info.headers.iter(), options)?;
    match body {
        RequestBody::Multipart { form, .. } => {
            headers.insert(CONTENT_TYPE, form.content_type()?);
        }
        RequestBody::Json(_) if !headers.contains_key(CONTENT_TYPE) => {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        RequestBody::Json(_) | RequestBody::None => {}
    }
    Ok(())
}

/// Adds headers with fixed values.
fn add_fixed(
    headers: &mut HeaderMap,
    fixed: impl Iterator<Item = &'static (&'static str, &'static str)>,
) -> Result<(), BuildError> {
    for (name, value) in fixed {
        let value = HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes()));
        headers.insert(header_name(name)?, value.map_err(|_| invalid(name))?);
    }
    Ok(())
}

/// Adds headers with fixed values, then those of the options.
pub(crate) fn add_headers(
    headers: &mut HeaderMap,
    fixed: impl Iterator<Item = &'static (&'static str, &'static str)>,
    options: &Options,
) -> Result<(), BuildError> {
    add_fixed(headers, fixed)?;
    let count = options.headers.len();
    if count > MOST_HEADERS {
        return Err(BuildError::new(format!("{count} headers are set for the call: set at most {MOST_HEADERS}")));
    }
    for (name, value) in &options.headers {
        insert(headers, name, value)?;
    }
    Ok(())
}

/// Adds tenant and request id for the signer.
pub(crate) fn add_extensions(extensions: &mut Extensions, options: &Options) {
    if let Some(tenant) = &options.tenant {
        extensions.insert(Tenant::new(tenant));
    }
    #[cfg(feature = "users")]
    if let Some(user) = &options.user {
        extensions.insert(User(user.clone()));
    }
    if let Some(id) = &options.request_id {
        extensions.insert(RequestId::new(id));
    }
}

/// Adds the header fields of the request.
fn add_fields(headers: &mut HeaderMap, info: &OperationInfo, request: &Json<'_>) -> Result<(), BuildError> {
    for (index, field) in info.fields.iter().enumerate() {
        let json = request.member(index, field.name);
        if let Some(value) = json.scalar().filter(|_| field.location == FieldLocation::Header) {
            insert(headers, field.name, &value)?;
        }
    }
    Ok(())
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), BuildError> {
    let value = HeaderValue::from_str(value).map_err(|_| invalid(name))?;
    let name = header_name(name)?;
    if is_own(&name) {
        let why = "the HTTP client sets it, because it delimits the body, names the server or controls the connection";
        return Err(BuildError::new(format!("the header `{name}` cannot be set: {why}; remove it")));
    }
    headers.insert(name, value);
    Ok(())
}

/// Whether only the HTTP client sets this header.
fn is_own(name: &HeaderName) -> bool {
    OWN.contains(&name.as_str()) || name.as_str().starts_with("proxy-")
}

pub(super) fn header_name(name: &str) -> Result<HeaderName, BuildError> {
    HeaderName::try_from(name).map_err(|_| invalid(name))
}

fn invalid(name: &str) -> BuildError {
    let name = excerpt(name, 100);
    BuildError::new(format!("invalid header `{name}`: its name or its value has a character that HTTP does not allow"))
}
