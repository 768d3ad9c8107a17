//! A typed client for Acme.
//!
//! A call is a request and a method with the vendor's own names:
//!
//! ```no_run
//! # async fn example() -> Result<(), acme_client::Error> {
//! use acme_client::acme::Acme;
//! use acme_client::acme::v1::room::Close;
//!
//! let client = Acme::builder().api_key("secret").build()?;
//! let request = Close::new("r7", "Fresh paint");
//! let reply = client.v1().room().close(&request).await?;
//! println!("{:?} guests were told", reply.told);
//! # Ok(())
//! # }
//! ```
//!
//! What the page limits is checked before anything is sent, what it answers is typed, and every
//! error says what to do. All that is not of one vendor is [`client_runtime`], re-exported here.

/// What the pages show: calls, replies, and what a server for tests has to know.
#[cfg(feature = "testing")]
#[rustfmt::skip]
pub mod examples;
#[rustfmt::skip]
mod generated;

pub use client_runtime::*;
#[cfg(feature = "acme")]
pub use generated::*;
