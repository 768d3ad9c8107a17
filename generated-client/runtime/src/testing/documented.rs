//! The documented type of each location in a response.

#[cfg(feature = "streams")]
use crate::value::Decode;
use crate::value::{JSON_TEXT, Object, Slot, expected};

/// The documented type of a location in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Documented {
    /// The kind of value, in the words of messages: `a string`.
    pub kind: &'static str,
    /// Whether `null` means the same as an absent value.
    pub optional: bool,
}

/// Returns the documented type at a JSON pointer into `response`.
pub(super) fn documented(response: &mut dyn Object, pointer: &str) -> Option<Documented> {
    walk(Slot::Object(response), Flags::default(), &mut steps(pointer))
}

/// Returns the documented type at a JSON pointer into `data`.
#[cfg(feature = "streams")]
pub(super) fn documented_data(data: &mut dyn Decode, pointer: &str) -> Option<Documented> {
    walk(data.slot(), Flags::default(), &mut steps(pointer))
}

fn steps(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
}

/// Properties of a location.
#[derive(Clone, Copy, Default)]
struct Flags {
    is_optional: bool,
    /// Whether the value is JSON text in a string.
    is_text: bool,
}

fn walk(slot: Slot<'_>, flags: Flags, steps: &mut dyn Iterator<Item = String>) -> Option<Documented> {
    if let Slot::Optional(place) = slot {
        return walk(place.fill().slot(), Flags { is_optional: true, ..flags }, steps);
    }
    let Flags { is_optional: optional, is_text } = flags;
    let Some(step) = steps.next() else {
        let kind = if is_text { JSON_TEXT } else { expected(&slot) };
        return Some(Documented { kind, optional });
    };
    match slot {
        // The content of the string is not a location of the response.
        _ if is_text => None,
        Slot::Object(object) => {
            let is_text = object.json_texts().contains(&&*step);
            walk(object.fields().get(&step)?.slot(), Flags { is_optional: false, is_text }, steps)
        }
        Slot::List(list) => walk(list.grow().slot(), Flags::default(), steps),
        Slot::Map(map) => walk(map.grow(step).slot(), Flags::default(), steps),
        Slot::Any(_) => Some(Documented { kind: expected(&slot), optional: true }),
        _ => None,
    }
}
