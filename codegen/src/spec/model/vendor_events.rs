//! The events of a vendor: their folders and their frames.

use super::event::{EVENTS_FOLDER, Event};
use super::vendor::Vendor;
use super::webhook::Frame;

impl Vendor {
    /// Whether a folder holds events, so that it sees no types of the folders above.
    #[must_use]
    pub fn is_events_folder(&self, folder: &[String]) -> bool {
        let is_named = folder.last().is_some_and(|last| last == EVENTS_FOLDER);
        is_named && self.events.iter().any(|event| event.folder() == folder)
    }

    /// Returns the frame of an event.
    #[must_use]
    pub fn frame(&self, event: &Event) -> Option<&Frame> {
        let schema = event.schema.as_deref()?;
        self.webhook.as_ref()?.frames.iter().find(|frame| frame.name == schema)
    }
}
