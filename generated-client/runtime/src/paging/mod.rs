//! Results that come in pages: one handle that gives them item by item, or page by page.

#[cfg(feature = "blocking")]
mod blocking;
mod items;
mod paged;
mod place;
mod rule;
mod tokens;
mod told;

#[cfg(feature = "blocking")]
pub use blocking::BlockingItems;
pub use items::Items;
pub use paged::Paged;
pub use rule::{PageRule, Turn};
