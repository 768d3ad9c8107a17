//! The members of an object, with their values as raw text.

use super::key::{Key, LossyKey};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;
use smallvec::SmallVec;
use std::fmt;
use std::marker::PhantomData;

/// The members of an object, in the order of the text.
///
/// Of equal keys the last one counts. These objects have few members, and a linear search is then
/// faster than a map.
#[derive(Default)]
pub(crate) struct Members<'a>(SmallVec<[(Key<'a>, &'a RawValue); FEW]>);

/// The number of members that need no heap allocation.
const FEW: usize = 4;

/// Parses the members of an object. Invalid escapes in keys are replaced.
pub(crate) fn members(json: &str) -> Result<Members<'_>, serde_json::Error> {
    serde_json::from_str(json)
        .or_else(|error| serde_json::from_str(json).map(|Lossy(members)| members).map_err(|_| error))
}

/// Members whose keys may have invalid escapes.
struct Lossy<'a>(Members<'a>);

impl<'a> Members<'a> {
    /// Returns the value of `key`.
    pub fn get(&self, key: &str) -> Option<&'a RawValue> {
        self.0.iter().rfind(|(found, _)| **found == *key).map(|(_, value)| *value)
    }

    /// Returns the keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| &**key)
    }

    /// Returns keys and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.0.iter().map(|(key, value)| (&**key, *value))
    }

    /// Keeps the members whose keys are `wanted`.
    pub fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.0.retain(|(key, _)| wanted(key));
    }
}

impl<'a> Deserialize<'a> for Members<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keyed::<Key<'a>>(PhantomData))
    }
}

impl<'a> Deserialize<'a> for Lossy<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keyed::<LossyKey>(PhantomData)).map(Lossy)
    }
}

/// A visitor of an object whose keys are read as `K`.
struct Keyed<K>(PhantomData<K>);

impl<'de, K: Deserialize<'de> + Into<Key<'de>>> Visitor<'de> for Keyed<K> {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut members = SmallVec::new();
        while let Some((key, value)) = access.next_entry::<K, _>()? {
            members.push((key.into(), value));
        }
        Ok(Members(members))
    }
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
