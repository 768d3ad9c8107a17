//! Any JSON: a tree that keeps the digits of its numbers.
//!
//! `serde_json` has a tree of its own, but it rounds numbers beyond 64 bits. Its feature that keeps
//! their digits changes how every crate of a program reads numbers, so that `flatten` fails there.

mod access;
mod compare;
mod convert;
mod deserialize;
mod index;
mod parse;
mod raw_json;
mod serialize;
mod tree;

pub use index::ValueIndex;
pub use parse::ParseValueError;
pub(crate) use parse::any_json;
pub(super) use serialize::serialize_digits;
pub use tree::Value;
