//! An event of any type, as data.

use super::error::WebhookError;
use super::info::EventInfo;
use super::received::Received;
use super::traits::Event;
use crate::value::Deviation;

/// A type of events: its facts, its documented events and its reader.
#[derive(Clone, Copy, Debug)]
pub struct AnyEvent {
    info: &'static EventInfo,
    examples: &'static [&'static str],
    read: fn(&Received) -> Result<Vec<Deviation>, WebhookError>,
}

impl AnyEvent {
    /// Creates the data of a type.
    #[must_use]
    pub const fn of<E: Event>() -> Self {
        Self { info: E::INFO, examples: E::EXAMPLES, read: read::<E> }
    }

    /// Returns the facts of the page.
    #[must_use]
    pub const fn info(&self) -> &'static EventInfo {
        self.info
    }

    /// Returns the documented events, as the vendor sends them.
    #[must_use]
    pub const fn examples(&self) -> &'static [&'static str] {
        self.examples
    }

    /// Reads an event into the type, and returns its differences from the page.
    ///
    /// # Errors
    /// As [`Received::read`].
    pub fn deviations(&self, received: &Received) -> Result<Vec<Deviation>, WebhookError> {
        (self.read)(received)
    }
}

fn read<E: Event>(received: &Received) -> Result<Vec<Deviation>, WebhookError> {
    received.read::<E>().map(|pushed| pushed.deviations().to_vec())
}
