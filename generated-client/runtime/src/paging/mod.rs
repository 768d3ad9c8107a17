//! Results that span several calls.

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
