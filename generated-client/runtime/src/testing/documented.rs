//! What a reply's type documents, asked of its places.

use crate::decode::expected;
use crate::{Object, Slot};

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
pub(super) fn documented(reply: &mut dyn Object, pointer: &str) -> Option<Documented> {
    let mut steps = pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
    walk(Slot::Object(reply), false, &mut steps)
}

fn walk(slot: Slot<'_>, optional: bool, steps: &mut dyn Iterator<Item = String>) -> Option<Documented> {
    if let Slot::Optional(place) = slot {
        return walk(place.fill().slot(), true, steps);
    }
    let Some(step) = steps.next() else {
        return Some(Documented { kind: expected(&slot), optional });
    };
    match slot {
        Slot::Object(object) => walk(object.field(&step)?.slot(), false, steps),
        Slot::List(list) => walk(list.grow().slot(), false, steps),
        Slot::Map(map) => walk(map.grow(step).slot(), false, steps),
        Slot::Any(_) => Some(Documented { kind: expected(&slot), optional: true }),
        _ => None,
    }
}
