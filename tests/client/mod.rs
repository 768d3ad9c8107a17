//! Clients of the vendors: each documented call over a socket, with documented and with hostile
//! responses.
//!
//! The tests take calls and expectations from the pages' examples and facts, so that a new page
//! needs no new test. Some additions need a line.
//!
//! - A new vendor: credentials in `vendors.rs`.
//! - A new batch: `batch_rules.rs`.
//! - New paged results: `paging/`.

// Guides use the macro of `serde_json`, which is not shadowed before this point.
mod guide_chapters;
mod guide_code;
mod guide_test;

/// Creates a value of the runtime.
macro_rules! json {
    ($($json:tt)*) => { clientloom_runtime::Value::from(serde_json::json!($($json)*)) };
}

mod auth;
mod batch;
mod batch_rules;
mod calls_at_a_time;
mod each;
mod errata;
mod error_codes;
mod faults;
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
mod streams;
mod stub;
mod summary;
mod thread_safety;
mod vendors;
