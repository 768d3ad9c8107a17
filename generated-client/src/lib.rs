//! Typed clients for APIs that exist only as web pages.
//!
//! Each vendor is a feature: `feishu`, `gptbots`, `ctyun`. A call is a request and a method with the vendor's own
//! names:
//!
//! ```no_run
//! # #[cfg(feature = "feishu")]
//! # async fn example() -> Result<(), feishu_gptbots_ctyun::Error> {
//! use feishu_gptbots_ctyun::feishu::Feishu;
//! use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
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
//! do. All that is not of one vendor is [`clientloom_runtime`], re-exported here; it says what else there is: rates,
//! repeats, options, raw calls, drift, tracing.
//!
//! # Batches
//!
//! A method `…_all` takes any number of items and accounts for each:
//!
//! ```no_run
//! # #[cfg(feature = "feishu")]
//! # async fn example(feishu: feishu_gptbots_ctyun::feishu::Feishu, ids: Vec<String>) -> Result<(), feishu_gptbots_ctyun::Error> {
//! # use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
//! let request = BatchDelete::new("package_test__c", "user", ids);
//! let outcome = feishu.apaas().v1().application_object_record().batch_delete_all(request).await?;
//! println!("{outcome}"); // 1110 succeeded, 123 failed, 1 unknown
//! # Ok(())
//! # }
//! ```
//!
//! [`Batch::run`] and [`Batch::run_stream`] give a handle that can be watched, stopped, dropped and resumed:
//! [`Running`].
//!
//! # Without an async runtime
//!
//! With the feature `blocking`, calls and batches have `.blocking()`:
//!
//! ```no_run
//! # #[cfg(all(feature = "feishu", feature = "blocking"))]
//! # fn example(feishu: feishu_gptbots_ctyun::feishu::Feishu) -> Result<(), feishu_gptbots_ctyun::Error> {
//! # use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
//! let request = BatchDel::new(["6709359313699356941"]);
//! let reply = feishu.attendance().v1().user_flow().batch_del(&request).blocking()?;
//! # Ok(())
//! # }
//! ```
//!
//! # Testing
//!
//! With the feature `testing`, a server on this machine answers as the pages document, or as a test wants it:
//!
//! ```
//! # #[cfg(all(feature = "feishu", feature = "testing"))]
//! # #[tokio::main]
//! # async fn main() -> Result<(), feishu_gptbots_ctyun::Error> {
//! use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
//! use feishu_gptbots_ctyun::feishu::Feishu;
//! use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::{BatchDel, BatchDelError};
//! use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
//!
//! let server = MockServer::start(&VENDOR_DOCS);
//! server.on::<BatchDel>().once(MockResponse::code("1220002"));
//! let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build()?;
//! let request = BatchDel::new(["6709359313699356941"]);
//! let error = feishu.attendance().v1().user_flow().batch_del(&request).await.unwrap_err();
//! assert_eq!(error.api::<BatchDel>(), Some(BatchDelError::TenantIdIsEmpty));
//! server.assert_clean();
//! # Ok(())
//! # }
//! # #[cfg(not(all(feature = "feishu", feature = "testing")))]
//! # fn main() {}
//! ```
//!
//! # Features
//!
//! | feature | brings |
//! |---|---|
//! | `feishu`, `gptbots`, `ctyun` (default) | the vendor's operations |
//! | `rustls` (default) | TLS by rustls |
//! | `native-tls` | TLS by the operating system |
//! | `serde` | serde's traits for requests and replies |
//! | `blocking` | `.blocking()` on calls and batches, for programs without an async runtime |
//! | `tracing` | [spans of calls and attempts](clientloom_runtime#tracing) |
//! | `testing` | `testing`, a server that answers as the pages document, and `examples`, what they document |

/// The documented examples of every vendor, a list for each.
#[cfg(feature = "testing")]
#[rustfmt::skip]
pub mod examples;
#[rustfmt::skip]
mod generated;

pub use clientloom_runtime::*;
#[cfg(any(feature = "ctyun", feature = "feishu", feature = "gptbots"))]
pub use generated::*;
