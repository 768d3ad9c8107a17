//! A program that names a type of events.

use super::client::harbor::v1::boat::events::Arrived;

pub type Event = Arrived;
