//! Two states of the specs compared, the changelog, and the lock file.

pub mod changelog;
pub mod diff;
pub mod lock;
