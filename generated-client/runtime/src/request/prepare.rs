//! Preparation of requests: from an operation and its values to an unsigned HTTP request.

use super::form::{Form, Streamed};
use super::limits::check_limits;
use super::options::Options;
use super::request_id::RequestId;
use super::tenant::Tenant;
use super::url::target;
use crate::error::{BuildError, Error, InvalidRequest, LimitRule, Violation};
use crate::operation::{FieldLocation, ObjectType, OperationInfo, RequestFormat, ResponseFormat, ValueType};
use crate::transport::HttpClient;
use crate::value::{Encode, Json};
use bytes::Bytes;
use http::Extensions;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

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
    debug_assert!(agrees(info, &json), "the fields of {} are not those it encodes", info.name);
    check(info, &json, skip_limits || options.skip_limits, options)?;
    let form =
        (info.request_format == RequestFormat::Multipart).then(|| Form::new(info, &json, options)).transpose()?;
    let body = form.as_ref().map_or_else(|| body(info, &json, options), Form::whole);
    let has_body = body.is_some();
    let target = target(info, &json, options);
    let mut http = http_client.request(info.service, info.method, &target, body.unwrap_or_default())?;
    if info.response_format == ResponseFormat::File {
        http.headers_mut().insert(ACCEPT, HeaderValue::from_static("*/*"));
    }
    own_headers(http.headers_mut(), info, &json)?;
    add_headers(http.headers_mut(), info.service.headers.iter().chain(info.headers), options)?;
    if let Some(form) = &form {
        http.headers_mut().insert(CONTENT_TYPE, form.content_type()?);
    } else if has_body && !http.headers().contains_key(CONTENT_TYPE) {
        http.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    add_extensions(http.extensions_mut(), options);
    let form = form.filter(|_| !has_body);
    if form.is_some() {
        http.extensions_mut().insert(Streamed);
    }
    Ok(PreparedRequest { http, form })
}

/// Returns the bytes of a JSON body.
pub(crate) fn json_bytes(body: &impl Serialize) -> Bytes {
    let bytes = serde_json::to_vec(body);
    bytes.expect("a tree with text keys has a JSON text").into()
}

fn agrees(info: &OperationInfo, json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    members.iter().map(|(name, _)| *name).eq(info.fields.iter().map(|field| field.name))
}

fn check(info: &'static OperationInfo, json: &Json<'_>, skip_limits: bool, options: &Options) -> Result<(), Error> {
    let mut violations = check_limits(&info.object_type(), json);
    if skip_limits {
        violations.retain(|violation| !violation.rule.is_skippable());
    }
    violations.retain(|violation| !is_given(info, violation, options));
    if violations.is_empty() {
        return Ok(());
    }
    Err(InvalidRequest { operation: info.name.into(), violations }.into())
}

/// Whether a violation is about a field that the options replace.
fn is_given(info: &OperationInfo, violation: &Violation, options: &Options) -> bool {
    let name = violation.address.split(['.', '[']).next().unwrap_or_default();
    let of = |name: &str| info.fields.iter().find(|field| field.name == name).map(|field| field.location);
    let given = |name: &str| match of(name) {
        Some(FieldLocation::Body) => options.gives_body(name),
        Some(FieldLocation::Query) => options.gives_query(name),
        _ => false,
    };
    match violation.rule {
        LimitRule::Either(names) if violation.address.is_empty() => names.iter().any(|name| given(name)),
        _ => given(name),
    }
}

/// Returns the JSON body if the operation or the options have fields for one; `{}` if none is set.
fn body(info: &OperationInfo, request: &Json<'_>, options: &Options) -> Option<Bytes> {
    let has_body = info.fields.iter().any(|field| field.location == FieldLocation::Body) || !options.body.is_empty();
    has_body.then(|| json_bytes(&Object { object_type: &info.object_type(), json: request, given: &options.body }))
}

/// The largest number of headers in the options; servers accept far fewer.
const MOST_HEADERS: usize = 1000;

/// Adds headers with fixed values, then those of the options.
pub(crate) fn add_headers(
    headers: &mut HeaderMap,
    fixed: impl Iterator<Item = &'static (&'static str, &'static str)>,
    options: &Options,
) -> Result<(), BuildError> {
    for (name, value) in fixed {
        let value = HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes()));
        headers.insert(self::name(name)?, value.map_err(|_| unfit(name))?);
    }
    let given = options.headers.len();
    if given > MOST_HEADERS {
        return Err(BuildError::new(format!("{given} headers are set for the call: set at most {MOST_HEADERS}")));
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
    if let Some(id) = &options.request_id {
        extensions.insert(RequestId::new(id));
    }
}

/// Adds the header fields of the request.
fn own_headers(headers: &mut HeaderMap, info: &OperationInfo, request: &Json<'_>) -> Result<(), BuildError> {
    for (index, field) in info.fields.iter().enumerate() {
        let json = request.member(index, field.name);
        if let Some(value) = json.scalar().filter(|_| field.location == FieldLocation::Header) {
            insert(headers, field.name, &value)?;
        }
    }
    Ok(())
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), BuildError> {
    let value = HeaderValue::from_str(value).map_err(|_| unfit(name))?;
    headers.insert(self::name(name)?, value);
    Ok(())
}

fn name(name: &str) -> Result<HeaderName, BuildError> {
    HeaderName::try_from(name).map_err(|_| unfit(name))
}

fn unfit(name: &str) -> BuildError {
    BuildError::new(format!("invalid header `{name}`: its name or its value has a character that HTTP does not allow"))
}

/// The body fields of an object, each serialised by its type.
struct Object<'a> {
    object_type: &'a ObjectType,
    json: &'a Json<'a>,
    /// Members of the options, which replace those of the object.
    given: &'a [(String, Value)],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, field) in self.object_type.fields.iter().enumerate() {
            let json = self.json.member(index, field.name);
            let is_given = self.given.iter().any(|(name, _)| name == field.name);
            if field.location == FieldLocation::Body && *json != Json::Absent && !is_given {
                map.serialize_entry(field.name, &Typed { value_type: &field.value_type, json })?;
            }
        }
        for (name, value) in self.given {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// A value and its type, which tells JSON text in a string from a tree.
struct Typed<'a> {
    value_type: &'a ValueType,
    json: &'a Json<'a>,
}

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.value_type, self.json) {
            (
                value_type @ (ValueType::Object(_) | ValueType::List(_) | ValueType::Map(_)),
                Json::Value(value @ (Value::Array(_) | Value::Object(_))),
            ) => Typed { value_type, json: &Json::from(*value) }.serialize(serializer),
            (ValueType::Object(object_type), json @ Json::Object(_)) => {
                Object { object_type, json, given: &[] }.serialize(serializer)
            }
            (ValueType::JsonText(value_type), json) => {
                let text = serde_json::to_string(&Typed { value_type, json });
                serializer.serialize_str(&text.map_err(serde::ser::Error::custom)?)
            }
            (ValueType::List(value_type), Json::List(items)) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for json in items {
                    list.serialize_element(&Typed { value_type, json })?;
                }
                list.end()
            }
            (ValueType::Map(value_type), Json::Object(members)) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, json) in members {
                    map.serialize_entry(name, &Typed { value_type, json })?;
                }
                map.end()
            }
            (_, json) => json.serialize(serializer),
        }
    }
}
