//! Typed clients for APIs that exist only as web pages.
//!
//! Each vendor is a feature: `feishu`, `gptbots`, `ctyun`. A call is a request and a method with the vendor's own
//! names:
//!
//! ```no_run
//! # #[cfg(feature = "feishu")]
//! # async fn example() -> Result<(), generated_client::Error> {
//! use generated_client::feishu::Feishu;
//! use generated_client::feishu::apaas::v1::application_object_record::BatchDelete;
//!
//! let feishu = Feishu::builder().app("cli_a1", "secret").build()?;
//! let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
//! let reply = feishu.apaas().v1().application_object_record().batch_delete(&request).await?;
//! for record in &reply.items {
//!     println!("{:?} {:?}", record.id, record.success);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! What the page limits is checked before anything is sent, what it answers is typed, and every error says what to
//! do. All that is not of one vendor is [`client_runtime`], re-exported here.

/// The documented examples of every vendor, a list for each.
#[cfg(feature = "testing")]
#[rustfmt::skip]
pub mod examples;
#[rustfmt::skip]
mod generated;

pub use client_runtime::*;
#[cfg(any(feature = "ctyun", feature = "feishu", feature = "gptbots"))]
pub use generated::*;
