//! Generated files of the cases: compiled, so that they are not only compared.

/// Documented calls.
#[path = "cases/generated/examples/out/examples/mod.rs"]
#[rustfmt::skip]
pub mod examples;

/// The operations of the documented calls. Their paths begin with `crate::generated`.
#[path = "cases/generated/examples/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod generated;

/// Lists that are split over calls.
#[path = "cases/generated/batches/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod batches;

/// Types that are sent and received.
#[path = "cases/generated/both_ways/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod both_ways;

/// Constants for documented values.
#[path = "cases/generated/constants/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod constants;

/// Numbers that keep their digits.
#[path = "cases/generated/decimals/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod decimals;

/// Documentation of methods, requests and responses.
#[path = "cases/generated/documented/out/generated/mod.rs"]
#[expect(clippy::module_inception, reason = "one folder has the name of its vendor")]
#[rustfmt::skip]
pub mod documented;

/// One of several fields.
#[path = "cases/generated/either/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod either;

/// Uploads and downloads.
#[path = "cases/generated/files/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod files;

/// Names that are invalid in Rust.
#[path = "cases/generated/names/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod names;

/// Operations with paged results.
#[path = "cases/generated/pages/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod pages;

/// A vendor whose successes have no envelope.
#[path = "cases/generated/bare_vendor/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod bare_vendor;

/// Successes without a body, and next to a boolean code.
#[path = "cases/generated/successes/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod successes;

/// A vendor whose calls take no credentials.
#[path = "cases/generated/open_vendor/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod open_vendor;

/// Requests without required fields.
#[path = "cases/generated/nothing_needed/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod nothing_needed;

/// A call whose page is imported.
#[path = "cases/generated/first_call/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod first_call;

/// Parameters of path, query and headers.
#[path = "cases/generated/parameters/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod parameters;

/// Rates for each value, rates of a day, and numbers of calls at a time.
#[path = "cases/generated/rates/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod rates;

/// Recursive types.
#[path = "cases/generated/recursion/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod recursion;

/// Levels with settings that differ from the vendor's.
#[path = "cases/generated/services/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod services;

/// Responses that are streams of events.
#[path = "cases/generated/streams/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod streams;

/// Types of the levels above a page.
#[path = "cases/generated/shared_types/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod shared_types;

/// Names that Rust or the runtime uses.
#[path = "cases/generated/taken_names/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod taken_names;

/// Users who sign in.
#[path = "cases/generated/sign_in/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod sign_in;

/// Tokens in headers of their own, and calls without a token.
#[path = "cases/generated/token_locations/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod token_locations;

/// Values of every type.
#[path = "cases/generated/values/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod values;

/// Events that a vendor pushes.
#[path = "cases/generated/events/out/generated/mod.rs"]
#[rustfmt::skip]
pub mod events;
