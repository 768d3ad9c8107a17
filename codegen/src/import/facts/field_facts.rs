//! The facts of one field, as they become a mapping of the spec.

use super::bounds::FieldBounds;
use crate::format::keys;
use crate::import::draft::{ordered, text};
use crate::import::wording::unwritten;
use crate::yaml::Value;

/// The facts of a field.
#[derive(Debug, Default)]
pub(super) struct FieldFacts {
    /// The type in the spelling of specs.
    pub(super) ty: String,
    /// The page's words about the field.
    pub(super) sentence: String,
    pub(super) is_required: bool,
    /// Whether a string contains JSON text of the type.
    pub(super) is_json_text: bool,
    /// The source of the field or of its type, unless it is the table.
    pub(super) basis: Option<&'static str>,
    pub(super) is_deprecated: bool,
    pub(super) bounds: Option<FieldBounds>,
    /// The bounds of characters that allow the empty text; they precede others.
    pub(super) empty: Option<FieldBounds>,
    /// The bounds of bytes.
    pub(super) bytes: Option<String>,
    /// The allowed values: a list, or a mapping with a placeholder for each meaning.
    pub(super) values: Option<Value>,
    /// A regular expression for the value.
    pub(super) pattern: Option<String>,
    pub(super) default: Option<Value>,
    pub(super) example: Option<Value>,
}

impl FieldFacts {
    /// Returns the field as a mapping, with a placeholder for its words.
    pub(super) fn into_value(self) -> Value {
        let flag = |is_set: bool| is_set.then_some(Value::Bool(true));
        let entries = [
            ("type", Some(text(self.ty))),
            ("doc", Some(unwritten(&self.sentence))),
            ("required", flag(self.is_required)),
            ("json_text", flag(self.is_json_text)),
            ("deprecated", flag(self.is_deprecated)),
            ("basis", self.basis.map(text)),
            ("bytes", self.bytes.map(text)),
            ("values", self.values),
            ("pattern", self.pattern.map(text)),
            ("default", self.default),
            ("example", self.example),
        ];
        let others = self.bounds.filter(|bounds| self.empty.as_ref().is_none_or(|empty| empty.key != bounds.key));
        let bounds = others.into_iter().chain(self.empty).map(|bounds| (bounds.key, Some(text(bounds.text))));
        let entries = entries.into_iter().chain(bounds);
        let entries = entries.filter_map(|(key, value)| Some((key.to_owned(), value?)));
        ordered(entries.collect(), &keys::FIELD)
    }
}
