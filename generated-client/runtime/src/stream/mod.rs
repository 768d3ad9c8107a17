//! Responses that are streams of events.
//!
//! A [`Call`](crate::Call) of an operation that answers with a stream gives an [`EventStream`] as
//! soon as the response begins. Its items are the operation's [events](StreamEvent), an enum with a
//! variant for each documented kind and one for the others, which have their whole JSON.
//!
//! ```
//! use clientloom_runtime::Error;
//! use clientloom_runtime::stream::{EventStream, StreamEvent};
//!
//! async fn print<E: StreamEvent>(mut events: EventStream<E>) -> Result<(), Error> {
//!     while let Some(event) = events.next().await {
//!         println!("{:?}", event?);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! - A failure before the stream is an error like any other, and is retried like any other: an HTTP
//!   status other than 2xx, or an error of the vendor as a whole body.
//! - Once the response has begun, nothing is retried, and nothing reconnects.
//! - A stream without its documented end was cut. The error
//!   [`Incomplete`](crate::error::TransportKind::Incomplete) comes after the events.
//! - Events behind the end are ignored.
//! - Data that cannot be read costs no event: the event then has its whole JSON, and the deviation
//!   is noted.
//!
//! The body has server-sent events, or a JSON object on each line: see
//! [`Framing`](crate::operation::Framing).

#[cfg(feature = "blocking")]
mod blocking;
mod event;
mod event_stream;
mod events_macro;
mod message;
mod parser;
mod read;
mod source;

#[cfg(feature = "blocking")]
pub use blocking::BlockingEvents;
pub use event::{StreamEvent, Streamed};
pub use event_stream::EventStream;
