//! The results of earlier runs, by digests of everything that they depend on.
//!
//! Each result is a pure function of the inputs in its key, so a run with the same inputs takes it
//! instead of computing it again:
//!
//! - `values.rs`: the value of a text;
//! - `findings.rs`: the findings of a check, and the text of a file's findings;
//! - `store.rs`: the bytes of all results. Damaged bytes, and those of another generator, are
//!   ignored.
//!
//! The command keeps the bytes in a file, see [`project`](crate::project). Without a file, nothing
//! changes but the time of a run.

mod digest;
mod findings;
mod store;
mod values;

pub use digest::Digest;
pub use store::Memo;
