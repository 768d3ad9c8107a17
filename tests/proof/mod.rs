//! The proof: each documented call is made over a socket, answered as documented and in hostile ways.
//!
//! All of it is driven by the examples of the pages and by what the pages say, so that a new page is proven without
//! a new test. A new vendor needs its credentials in `vendors.rs`, a new batch its lines in `batches.rs` and
//! `faults/lists.rs`, new results in pages theirs in `pages.rs` or
//! `listings.rs`.

mod batches;
mod desk;
mod editions;
mod errors;
mod faults;
mod guide;
mod hostile;
mod incomplete;
mod limits;
mod listings;
mod pages;
mod prism;
mod readmes;
mod recordings;
mod replay;
mod replies;
mod requests;
mod secrets;
mod shared;
mod shown;
mod signature;
mod store_apps;
mod stored;
mod tokens;
mod user;
mod vendors;
mod verdict;
