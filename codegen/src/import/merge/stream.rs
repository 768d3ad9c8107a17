//! The events of a response that is a stream: their rule, and the data of each kind.

use super::context::Merge;
use super::{fields, parts};
use crate::format::keys;
use crate::import::edit::below;
use crate::yaml::Value;

/// Key with the data of each kind, which are fields.
const CONTENTS: &str = "contents";

/// Merges the section `events`.
pub(super) fn merge(cx: &mut Merge<'_>) {
    let at = below(&[], "events");
    let data = below(&at, CONTENTS);
    let (true, Some(Value::Map(stated))) = (cx.editor.value(&data).is_some(), cx.stated(&data).cloned()) else {
        return parts::merge_record(&at, &keys::EVENTS, cx);
    };
    for key in keys::EVENTS.keys.iter().filter(|key| key.name != CONTENTS) {
        parts::merge_scalar(&below(&at, key.name), &keys::EVENTS, false, cx);
    }
    fields::merge_fields(&data, &stated, cx);
}
