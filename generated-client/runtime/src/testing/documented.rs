//! What a reply's type documents, asked of its places.

use crate::value::{JSON_TEXT, Object, Slot, expected};

/// What is documented at a place of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Documented {
    /// What kind of value, as messages say it: `a string`.
    pub kind: &'static str,
    /// Whether `null` is as good as nothing there.
    pub optional: bool,
}

/// Returns what is documented at a JSON pointer into `reply`.
pub(super) fn documented(response: &mut dyn Object, pointer: &str) -> Option<Documented> {
    let mut steps = pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
    walk(Slot::Object(response), [false; 2], &mut steps)
}

/// Walks on from a place; the flags say whether it is optional, and whether its value stands in a string.
fn walk(slot: Slot<'_>, [optional, is_text]: [bool; 2], steps: &mut dyn Iterator<Item = String>) -> Option<Documented> {
    if let Slot::Optional(place) = slot {
        return walk(place.fill().slot(), [true, is_text], steps);
    }
    let Some(step) = steps.next() else {
        let kind = if is_text { JSON_TEXT } else { expected(&slot) };
        return Some(Documented { kind, optional });
    };
    match slot {
        // What the string holds is none of the reply's places.
        _ if is_text => None,
        Slot::Object(object) => {
            let is_text = object.is_json_text(&step);
            walk(object.field(&step)?.slot(), [false, is_text], steps)
        }
        Slot::List(list) => walk(list.grow().slot(), [false; 2], steps),
        Slot::Map(map) => walk(map.grow(step).slot(), [false; 2], steps),
        Slot::Any(_) => Some(Documented { kind: expected(&slot), optional: true }),
        _ => None,
    }
}
