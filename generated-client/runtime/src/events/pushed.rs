//! Events of a known type.

use crate::value::Deviation;
use std::ops::Deref;

/// An event of a known type. Dereferences to its members.
#[derive(Clone, Debug)]
pub struct Pushed<E> {
    event: E,
    deviations: Vec<Deviation>,
}

impl<E> Pushed<E> {
    pub(super) const fn new(event: E, deviations: Vec<Deviation>) -> Self {
        Self { event, deviations }
    }

    /// Returns the members of the event.
    pub fn into_inner(self) -> E {
        self.event
    }

    /// Returns the differences between the event and its page; empty if there are none.
    ///
    /// A value that cannot be read leaves its field absent.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }
}

impl<E> Deref for Pushed<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.event
    }
}
