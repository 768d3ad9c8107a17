//! A token with its life.

use crate::Secret;
use std::time::{Duration, SystemTime};

#[derive(Clone)]
pub(super) struct StoredToken {
    pub token: Secret,
    pub expires: SystemTime,
    pub life: Duration,
}
