//! Results that span several calls.
//!
//! [`PagedItems`] returns the results of one request item by item, over any number of calls. The
//! next page of results is requested when all items of the previous one were returned. The items
//! end where the vendor documents the end.
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
//!
//! # Mechanism
//!
//! A [`PageRule`] is constant data from the page. The rule says how to request the next page of
//! results ([`NextPage`]), and which members of a response give the next token, the flag for more
//! results, and the total. These members are read from the raw response. Options of the call set
//! the position, so no operation needs code for it, and the caller's request stays unchanged.
//!
//! A page number advances by 1. An offset advances by the number of items that arrived, because
//! servers may return fewer than requested.
//!
//! # Errors
//!
//! - A failed page of results is requested again by the next call.
//! - A token that was used before is an error after the items of its page of results. A cycle of
//!   tokens of any size is detected in constant memory.
//! - The same page of results, many times in a row, is an error after its items. It ends a list by
//!   page numbers or offsets whose server repeats its last page for ever. Equal rows make equal
//!   pages of results as well, so the number in a row is high (default: 100), and
//!   [`equal_pages`](PagedItems::equal_pages) changes it. Pages of results are equal if all lists
//!   in their data are: their digests are compared, and no page is kept.

#[cfg(feature = "blocking")]
mod blocking;
mod cursor;
mod items;
mod page_info;
mod paged;
mod repeats;
mod rule;
mod tokens;

#[cfg(feature = "blocking")]
pub use blocking::BlockingItems;
pub use items::PagedItems;
pub use paged::Paged;
pub use rule::{NextPage, PageRule};
