//! Events that a vendor pushes to a URL of yours.
//!
//! A [`Webhook`] has the secrets of one app. [`Webhook::receive`] takes the headers and the body of
//! a request, and returns a [`Delivery`]: a [`Received`] event, or the vendor's test of the URL.
//! Both have the response to give back, and so does each [`WebhookError`]. This room knows no web
//! framework: any that has [`http::HeaderMap`] and bytes can use it.
//!
//! 1. `authorization` compares the header `Authorization` with the secrets.
//! 2. `signature` compares the signature with that of the body as it came, before the body is read.
//! 3. `cipher` decrypts the body.
//! 4. `frame` finds the event in its frame, and the verification token is compared.
//! 5. The time of a signature must be near the clock's, and the ID of the event must be new.
//!
//! All secrets are compared in constant time. A body without a signature never tells whether it
//! could be decrypted: such an answer would let others decrypt what they have recorded.
//!
//! # Repeats and replays
//!
//! A vendor sends an event again until it is taken, and may send it twice in any case. The webhook
//! remembers the IDs of events in [`SeenIds`], or in a [`SeenStore`] of yours that several
//! processes share. A repeat is an error of the kind [`Repeated`](WebhookErrorKind::Repeated),
//! whose response says that the event was taken. An event counts as taken when it is received. If
//! you cannot process it, call [`Webhook::forget`] and respond with a failure, and the vendor sends
//! it again.
//!
//! The pages of vendors give no limit for the age of a signature. The default is eight hours, which
//! is longer than the last repeat of any known vendor comes, and as long as IDs are remembered: a
//! recorded request is then either too old or a repeat. [`Webhook::max_age`] changes both.

mod any_event;
mod authorization;
mod cipher;
mod claim;
mod delivery;
mod error;
mod frame;
mod info;
mod outcome;
mod path;
mod pushed;
mod received;
mod secrets;
mod seen;
mod signature;
mod traits;
mod webhook;

pub use any_event::AnyEvent;
#[cfg(feature = "testing")]
pub(crate) use cipher::encrypt;
pub use delivery::{Challenge, Delivery};
pub use error::{WebhookError, WebhookErrorKind};
pub use info::{ChallengeInfo, EncryptionInfo, EventInfo, FrameInfo, SignatureInfo, WebhookInfo};
pub use pushed::Pushed;
pub use received::Received;
#[doc(hidden)]
pub use received::TypeReader;
pub use secrets::WebhookSecrets;
pub use seen::{SeenError, SeenIds, SeenStore};
#[cfg(feature = "testing")]
pub(crate) use signature::sign;
pub use traits::{Event, PushesEvents};
pub use webhook::Webhook;
#[cfg(feature = "testing")]
pub(crate) use {path::set, path::text_at};
