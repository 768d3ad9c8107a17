//! The changes between two states of the specs, with their effects.
//!
//! [`diff`](diff()) pairs vendors and operations by name, and everything below them. The files that
//! are named after a part of a spec (`auth.rs`, `batch.rs`, `fields.rs`, …) compare that part and
//! note the changes in a log. At the end `change.rs` finds the line of each change and sorts all.
//!
//! - A rule in `rule/` describes one kind of change and its effect on each audience.
//! - An operation with a new name but the same method and path was moved, not removed.
//! - A type is compared once in each direction, because it can be sent and received.
//! - A change of words alone is the rule `words-changed`.
//!
//! Circle: `fields.rs` and `shape.rs`: a field has a type, and an object type has fields.

mod accepted;
mod auth;
mod batch;
mod body_format;
mod bump;
mod change;
mod constants;
mod errors;
mod field;
mod fields;
mod form;
mod http;
mod limits;
mod operation;
mod order;
mod pages;
mod pair;
mod pushed;
mod rates;
mod reference;
mod repeat;
pub mod rule;
mod service;
mod sets;
mod shape;
mod shared;
pub mod show;
mod side;
mod stream;
mod users;
mod values;
mod vendor;
mod verdict;
mod view;
mod words;

pub use accepted::Accepted;
pub use bump::Bump;
pub use change::{Change, ChangeLocation, Changes};
pub use reference::{MARKERS, reference};
pub use rule::{AUDIENCES, Rule, Verdict};
pub use side::Side;

use pair::Log;
use sets::matched;

/// Returns the changes between two checked states.
#[must_use]
pub fn diff(old: Side<'_>, new: Side<'_>) -> Changes {
    let mut log = Log::default();
    for pair in matched(&old.spec.vendors, &new.spec.vendors, |old, new| old.name == new.name) {
        match pair {
            (Some((_, old)), Some((_, new))) => vendor::compare(old, new, &mut log),
            (Some((_, old)), None) => vendor::removed(old, &mut log),
            (None, Some((_, new))) => vendor::added(new, &mut log),
            (None, None) => {}
        }
    }
    change::locate(log.finish(), old, new)
}
