//! Typed clients for APIs that exist only as web pages.
//!
//! Each service is a feature, such as `feishu-attendance`. No service is on by default. A call
//! consists of a request and a method, and both have the vendor's names:
//!
//! ```no_run
//! # #[cfg(feature = "feishu-apaas")]
//! # async fn example() -> Result<(), feishu_gptbots_ctyun::Error> {
//! use feishu_gptbots_ctyun::feishu::Feishu;
//! use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
//!
//! let feishu = Feishu::builder().app("cli_a1", "secret").build()?;
//! let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
//! let response = feishu.apaas().v1().application_object_record().batch_delete(&request).await?;
//! for record in &response.items {
//!     println!("{:?} {:?}", record.id, record.success);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A request can also send itself:
//!
//! ```no_run
//! # #[cfg(feature = "feishu-attendance")]
//! # use feishu_gptbots_ctyun::{Error, feishu::Feishu};
//! # #[cfg(feature = "feishu-attendance")]
//! # async fn example(feishu: Feishu) -> Result<(), Error> {
//! use feishu_gptbots_ctyun::OperationExt as _;
//! use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
//!
//! let response = BatchDel::new(["6709359313699356941"]).send(&feishu).await?;
//! # Ok(())
//! # }
//! ```
//!
//! A client of another vendor does not compile there, so no key goes to a stranger:
//!
//! ```compile_fail
//! # use feishu_gptbots_ctyun::OperationExt as _;
//! # use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
//! # fn example(ctyun: &feishu_gptbots_ctyun::ctyun::Ctyun) {
//! let call = BatchDel::new(["6709359313699356941"]).send(ctyun);
//! # }
//! ```
//!
//! The client checks documented limits before it sends, types responses, and says in every error
//! what to do. Everything that is not specific to a vendor comes from [`clientloom_runtime`], which
//! this crate re-exports: rate limits, retries, options, raw calls, drift, tracing.
//!
//! # Batches
//!
//! A method `…_all` takes any number of items and reports the result of each:
//!
//! ```no_run
//! # #[cfg(feature = "feishu-apaas")]
//! # use feishu_gptbots_ctyun::{Error, feishu::Feishu};
//! # #[cfg(feature = "feishu-apaas")]
//! # async fn example(feishu: Feishu, ids: Vec<String>) -> Result<(), Error> {
//! # use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
//! let request = BatchDelete::new("package_test__c", "user", ids);
//! let outcome = feishu.apaas().v1().application_object_record().batch_delete_all(request).await?;
//! println!("{outcome}"); // 1110 succeeded, 123 failed, 1 unknown
//! # Ok(())
//! # }
//! ```
//!
//! [`Batch::run`](batch::Batch::run) and [`Batch::run_stream`](batch::Batch::run_stream) return a
//! [`RunningBatch`](batch::RunningBatch). This handle can be watched, stopped, dropped and resumed.
//!
//! # Without an async runtime
//!
//! With the feature `blocking`, calls and batches have `.blocking()`:
//!
//! ```no_run
//! # #[cfg(all(feature = "feishu-attendance", feature = "blocking"))]
//! # use feishu_gptbots_ctyun::{Error, feishu::Feishu};
//! # #[cfg(all(feature = "feishu-attendance", feature = "blocking"))]
//! # fn example(feishu: Feishu) -> Result<(), Error> {
//! # use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
//! let request = BatchDel::new(["6709359313699356941"]);
//! let response = feishu.attendance().v1().user_flow().batch_del(&request).blocking()?;
//! # Ok(())
//! # }
//! ```
//!
//! # Testing
//!
//! With the feature `testing`, a mock server responds as documented, or as a test scripts it:
//!
//! ```
//! # #[cfg(all(feature = "feishu-attendance", feature = "testing"))]
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
//! # #[cfg(not(all(feature = "feishu-attendance", feature = "testing")))]
//! # fn main() {}
//! ```
//!
//! # Features
//!
//! | feature | effect |
//! |---|---|
//! | `feishu-attendance`, … | the operations of the service |
//! | `feishu`, `gptbots`, `ctyun` | the operations of all services of the vendor |
//! | `charset` (default) | responses in other character sets than UTF-8, such as GBK |
//! | `gzip` (default) | responses in the content codings gzip and deflate |
//! | `rustls` (default) | TLS by rustls |
//! | `native-tls` | TLS by the operating system |
//! | `serde` | serde's traits on requests and responses |
//! | `blocking` | `.blocking()`, for programs without an async runtime |
//! | `users` | [users who sign in](clientloom_runtime::auth::Users) |
//! | `tracing` | [spans of calls and attempts](clientloom_runtime#tracing) |
//! | `testing` | the mock server in `testing`, and the documented examples in `examples` |
//!
//! The README of the crate lists all services.

/// The documented examples, with one list for each vendor.
#[cfg(feature = "testing")]
#[rustfmt::skip]
pub mod examples;
#[rustfmt::skip]
mod generated;

pub use clientloom_runtime::*;
pub use generated::*;
