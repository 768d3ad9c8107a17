//! Results that span several calls.
//!
//! [`PagedItems`] gives the results of one request item by item, however many calls they take. It
//! asks for the next page when the items of the last one are used up, and it ends where the vendor
//! documents the end.
//!
//! ```
//! use clientloom_runtime::paging::{Paged, PagedItems};
//! use clientloom_runtime::{Client, Error};
//!
//! async fn count<O: Paged>(client: &Client, request: O) -> Result<usize, Error> {
//!     let mut items = PagedItems::new(client, request);
//!     let mut count = 0;
//!     while let Some(item) = items.next().await {
//!         item?;
//!         count += 1;
//!     }
//!     Ok(count)
//! }
//! ```

#[cfg(feature = "blocking")]
mod blocking;
mod cursor;
mod items;
mod page_info;
mod paged;
mod rule;
mod tokens;

#[cfg(feature = "blocking")]
pub use blocking::BlockingItems;
pub use items::PagedItems;
pub use paged::Paged;
pub use rule::{NextPage, PageRule};
