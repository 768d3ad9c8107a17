//! The changes between two states of the specs, with their effects.

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
mod travel;
mod values;
mod vendor;
mod words;

pub use agreed::Agreed;
pub use bump::Bump;
pub use change::{Change, Changes, Place};
pub use reference::{MARKERS, reference};
pub use rule::{AUDIENCES, Rule, Verdict};

use crate::source::Sources;
use crate::spec::Spec;

use pair::Log;

/// One state of the specs.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The parsed pages.
    pub spec: &'a Spec,
    /// The files.
    pub sources: &'a Sources,
}

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
    change::settle(log.finish(), old, new)
}
