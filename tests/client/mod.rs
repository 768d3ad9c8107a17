//! The proof: each documented call is made over a socket, answered as documented and in hostile ways.
//!
//! All of it is driven by the examples of the pages and by what the pages say, so that a new page is proven without
//! a new test. A new vendor needs its credentials in `vendors.rs`, a new batch its lines in `batches.rs` and
//! `faults/lists.rs`, new results in pages theirs in `pages.rs` or
//! `listings.rs`.

mod auth;
mod batch;
mod error_codes;
mod faults;
mod guide_code;
mod guide_test;
mod guides;
mod hostile;
mod incomplete_pages;
mod limits;
mod mock_server;
mod paging;
mod prism;
mod recordings;
mod requests;
mod responses;
mod serialization;
mod stub;
mod summary;
mod thread_safety;
mod vendors;
