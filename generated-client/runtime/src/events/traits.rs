//! The traits of events and of vendors that push them.

use super::info::{EventInfo, WebhookInfo};
use crate::operation::Vendor;
use crate::value::Object;
use std::fmt::Debug;

/// An event of one type. Generated types implement this trait.
pub trait Event: Object + Default + Debug + Send + 'static {
    /// The vendor.
    type Vendor: PushesEvents;
    /// The facts of the page.
    const INFO: &'static EventInfo;
    /// The documented events, as the vendor sends them: JSON text with the frame.
    const EXAMPLES: &'static [&'static str] = &[];
}

/// A vendor that pushes events, implemented by the type of its client.
pub trait PushesEvents: Vendor + 'static {
    /// The way in which the vendor pushes events.
    const WEBHOOK: &'static WebhookInfo;
}
