//! JSON objects, built member by member.

use crate::yaml::Value;

/// An object under construction; members keep their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Object(Vec<(String, Value)>);

impl Object {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// Adds a member, unless it has no value or an empty text, list or object.
    pub(super) fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        let value = value.map(Into::into).filter(|value| match value {
            Value::Text(text) => !text.is_empty(),
            Value::List(items) => !items.is_empty(),
            Value::Map(members) => !members.is_empty(),
            _ => true,
        });
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a member whose value may be empty.
    pub(super) fn with_given(self, name: &str, value: Option<Value>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a member under its name, or under a free name derived from it.
    pub(super) fn with_free(self, mut name: String, value: impl Into<Value>) -> Self {
        while self.has(&name) {
            name.push('_');
        }
        self.with(name, value)
    }

    /// Adds the members whose names are free; existing members stay.
    pub(super) fn with_all(self, members: Vec<(String, Value)>) -> Self {
        members.into_iter().fold(self, |all, (name, value)| if all.has(&name) { all } else { all.with(name, value) })
    }

    /// Adds a member with the value `true` if the flag is set.
    pub(super) fn with_flag(self, name: &str, flag: bool) -> Self {
        self.with_some(name, flag.then_some(true))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Map(object.0)
    }
}

impl From<Vec<(String, Value)>> for Object {
    fn from(members: Vec<(String, Value)>) -> Self {
        Self(members)
    }
}

/// Creates a reference to a component.
pub(super) fn reference(kind: &str, name: &str) -> Object {
    Object::new().with("$ref", format!("#/components/{kind}/{name}"))
}
