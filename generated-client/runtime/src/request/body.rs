//! Bodies of requests: none, JSON, or multipart.

use super::form::Form;
use super::options::Options;
use crate::error::BuildError;
use crate::operation::{Field, FieldLocation, OperationInfo, RequestFormat, ValueType};
use crate::value::{Json, Value};
use bytes::Bytes;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// The body of a request.
pub(super) enum RequestBody {
    None,
    Json(Bytes),
    Multipart {
        form: Form,
        /// The bytes of the form, unless a part of it is a stream.
        whole: Option<Bytes>,
    },
}

impl RequestBody {
    /// Writes the body of an operation.
    ///
    /// The operation has a JSON body if the operation or the options have fields for one. It is
    /// `{}` if none is set.
    pub fn of(info: &OperationInfo, json: &Json<'_>, options: &Options) -> Result<Self, BuildError> {
        if info.request_format == RequestFormat::Multipart {
            let form = Form::new(info, json, options)?;
            return Ok(Self::Multipart { whole: form.whole(), form });
        }
        let has_fields = info.fields.iter().any(|field| field.location == FieldLocation::Body);
        if !has_fields && options.body.is_empty() {
            return Ok(Self::None);
        }
        let object = Object { fields: info.fields, json, replaced: &options.body };
        Ok(Self::Json(json_bytes(&object)))
    }

    /// Returns the bytes; empty without a body, and for a stream.
    pub fn bytes(&self) -> Bytes {
        match self {
            Self::None | Self::Multipart { whole: None, .. } => Bytes::new(),
            Self::Json(bytes) | Self::Multipart { whole: Some(bytes), .. } => bytes.clone(),
        }
    }

    /// Returns the form if a part of it is a stream.
    pub fn into_stream(self) -> Option<Form> {
        match self {
            Self::Multipart { form, whole: None } => Some(form),
            _ => None,
        }
    }
}

/// Returns the bytes of a JSON body.
pub(crate) fn json_bytes(body: &impl Serialize) -> Bytes {
    let bytes = serde_json::to_vec(body);
    bytes.expect("a tree with text keys has a JSON text").into()
}

/// The body fields of an object, each serialized by its type.
struct Object<'a> {
    fields: &'a [Field],
    json: &'a Json<'a>,
    /// Members of the options, which replace those of the object.
    replaced: &'a [(String, Value)],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, field) in self.fields.iter().enumerate() {
            let json = self.json.member(index, field.name);
            let is_replaced = self.replaced.iter().any(|(name, _)| name == field.name);
            if field.location == FieldLocation::Body && *json != Json::Absent && !is_replaced {
                map.serialize_entry(field.name, &Typed { value_type: &field.value_type, json })?;
            }
        }
        for (name, value) in self.replaced {
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
                Object { fields: object_type.fields, json, replaced: &[] }.serialize(serializer)
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
