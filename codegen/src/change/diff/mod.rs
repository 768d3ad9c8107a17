//! The changes between two states of the specs, with their effects.
//!
//! Circle: `fields.rs` and `shape.rs`: a field has a type, and an object type has fields.

mod agreed;
mod auth;
mod batch;
mod bump;
mod change;
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
mod reference;
pub mod rule;
mod service;
mod sets;
mod shape;
mod shared;
pub mod show;
mod side;
mod travel;
mod values;
mod vendor;
mod view;
mod words;

pub use agreed::Agreed;
pub use bump::Bump;
pub use change::{Change, ChangeLocation, Changes};
pub use reference::{MARKERS, reference};
pub use rule::{AUDIENCES, Rule, Verdict};
pub use side::Side;

use pair::Log;

/// Compares two checked states.
#[must_use]
pub fn diff(old: Side<'_>, new: Side<'_>) -> Changes {
    let mut log = Log::default();
    let named = |spec: &Side<'_>, name: &str| spec.spec.vendors.iter().position(|vendor| vendor.name == name);
    for vendor in &old.spec.vendors {
        match named(&new, &vendor.name) {
            Some(at) => vendor::compare(vendor, &new.spec.vendors[at], &mut log),
            None => vendor::removed(vendor, &mut log),
        }
    }
    for vendor in new.spec.vendors.iter().filter(|vendor| named(&old, &vendor.name).is_none()) {
        vendor::added(vendor, &mut log);
    }
    change::locate(log.finish(), old, new)
}
