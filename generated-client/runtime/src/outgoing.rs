//! Turns an operation and its values into the request that will be sent.

use crate::{BuildError, Encode, Error, Info, Invalid, Json, Kind, Place, Shape};
use crate::{Value, Wire, limits, target};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// Checks a request and makes its HTTP request, all but the signature.
pub(crate) fn prepare(
    info: &'static Info,
    request: &dyn Encode,
    wire: &Wire,
    skip_limits: bool,
) -> Result<http::Request<Bytes>, Error> {
    let json = request.encode();
    debug_assert!(agrees(info, &json), "the fields of {} are not those it encodes", info.name);
    check(info, &json, skip_limits)?;
    let body = body(info, &json);
    let has_body = body.is_some();
    let target = target::target(info, &json);
    let mut http = wire.request(info.service, info.method, &target, body.unwrap_or_default())?;
    add_headers(http.headers_mut(), info, &json, has_body)?;
    Ok(http)
}

/// Returns the bytes of a JSON body.
pub(crate) fn json(body: &impl Serialize) -> Bytes {
    let bytes = serde_json::to_vec(body);
    bytes.expect("a tree with text keys has a JSON text").into()
}

fn agrees(info: &Info, json: &Json<'_>) -> bool {
    let Json::Object(members) = json else { return false };
    members.iter().map(|(name, _)| *name).eq(info.fields.iter().map(|field| field.name))
}

fn check(info: &'static Info, json: &Json<'_>, skip_limits: bool) -> Result<(), Error> {
    let mut violations = limits::check(&info.shape(), json);
    if skip_limits {
        violations.retain(|violation| !violation.rule.is_skippable());
    }
    if violations.is_empty() {
        return Ok(());
    }
    Err(Invalid { operation: info.name, violations }.into())
}

/// Returns the body if the operation has fields for one: `{}` if none of them is set.
fn body(info: &Info, request: &Json<'_>) -> Option<Bytes> {
    let mut fields = info.fields.iter().filter(|field| field.place == Place::Body).peekable();
    fields.peek()?;
    Some(json(&Object { shape: &info.shape(), json: request }))
}

fn add_headers(headers: &mut HeaderMap, info: &Info, request: &Json<'_>, has_body: bool) -> Result<(), Error> {
    for (name, value) in info.service.headers.iter().chain(info.headers) {
        insert(headers, name, value)?;
    }
    for (index, field) in info.fields.iter().enumerate() {
        let json = request.member(index, field.name);
        if let Some(value) = json.scalar().filter(|_| field.place == Place::Header) {
            insert(headers, field.name, &value)?;
        }
    }
    if has_body && !headers.contains_key(CONTENT_TYPE) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    Ok(())
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), BuildError> {
    let invalid = || BuildError::new(format!("the header {name} cannot be sent"));
    let value = HeaderValue::from_str(value).map_err(|_| invalid())?;
    headers.insert(HeaderName::try_from(name).map_err(|_| invalid())?, value);
    Ok(())
}

/// The body's fields of an object, each written as its kind.
struct Object<'a> {
    shape: &'a Shape,
    json: &'a Json<'a>,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, field) in self.shape.fields.iter().enumerate() {
            let json = self.json.member(index, field.name);
            if field.place == Place::Body && *json != Json::Absent {
                map.serialize_entry(field.name, &Typed { kind: &field.kind, json })?;
            }
        }
        map.end()
    }
}

/// A value and its kind, without which JSON text inside a string could not be told from a tree.
struct Typed<'a> {
    kind: &'a Kind,
    json: &'a Json<'a>,
}

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.kind, self.json) {
            (
                kind @ (Kind::Object(_) | Kind::List(_) | Kind::Map(_)),
                Json::Value(value @ (Value::Array(_) | Value::Object(_))),
            ) => Typed { kind, json: &Json::from(*value) }.serialize(serializer),
            (Kind::Object(shape), json @ Json::Object(_)) => Object { shape, json }.serialize(serializer),
            (Kind::JsonText(kind), json) => {
                let text = serde_json::to_string(&Typed { kind, json });
                serializer.serialize_str(&text.map_err(serde::ser::Error::custom)?)
            }
            (Kind::List(kind), Json::List(items)) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for json in items {
                    list.serialize_element(&Typed { kind, json })?;
                }
                list.end()
            }
            (Kind::Map(kind), Json::Object(members)) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, json) in members {
                    map.serialize_entry(name, &Typed { kind, json })?;
                }
                map.end()
            }
            (_, json) => json.serialize(serializer),
        }
    }
}
