//! A typed client for Acme.
//!
//! Requests and methods have the vendor's own names:
//!
//! ```no_run
//! # async fn example() -> Result<(), acme_client::Error> {
//! use acme_client::acme::Acme;
//! use acme_client::acme::v1::room::Close;
//!
//! let client = Acme::builder().api_key("secret").build()?;
//! let request = Close::new("r7", "Fresh paint");
//! let response = client.v1().room().close(&request).await?;
//! println!("{:?} guests were told", response.told);
//! # Ok(())
//! # }
//! ```
//!
//! The client checks the limits of a page before it sends a request. Responses and errors are
//! typed. Everything that is not specific to a vendor comes from [`clientloom_runtime`], which is
//! re-exported here.

/// The documented examples, and the data of the mock server for tests.
#[cfg(feature = "testing")]
#[rustfmt::skip]
pub mod examples;
#[rustfmt::skip]
mod generated;

pub use clientloom_runtime::*;
pub use generated::*;
