//! Detection of a page of results that a server repeats without end.

use crate::value::members;
use serde_json::value::RawValue;
use std::hash::{DefaultHasher, Hasher};

/// The digest of the last page of results, and the number of equal ones in a row.
///
/// Equal rows make equal pages of results, so only many in a row prove a repetition.
#[derive(Debug)]
pub(super) struct Repeats {
    last: Option<u64>,
    in_a_row: usize,
    /// The number of equal pages of results in a row that proves a repetition.
    limit: usize,
}

/// The number of equal pages of results in a row that proves a repetition, unless the caller sets
/// another one.
const LIMIT: usize = 100;

impl Default for Repeats {
    fn default() -> Self {
        Self { last: None, in_a_row: 0, limit: LIMIT }
    }
}

impl Repeats {
    /// Sets the number of equal pages of results in a row that proves a repetition.
    pub fn set_limit(&mut self, pages: usize) {
        self.limit = pages.max(2);
    }

    /// Returns the number of equal pages of results in a row that proves a repetition.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Adds the digest of a page of results. Returns whether the page proves a repetition.
    pub fn add(&mut self, digest: u64) -> bool {
        self.in_a_row = if self.last == Some(digest) { self.in_a_row + 1 } else { 1 };
        self.last = Some(digest);
        self.in_a_row >= self.limit
    }
}

/// Returns a digest of the lists in the data of a response, however deep in objects they are.
///
/// Numbers and texts outside of lists are left out: a server may repeat its results with another
/// time, or with the number of the request.
pub(super) fn digest(data: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    add(&mut hasher, data);
    hasher.finish()
}

fn add(hasher: &mut DefaultHasher, json: &str) {
    let is_list = |text: &str| text.trim_start().starts_with('[');
    match members(json) {
        Ok(members) => {
            for (key, value) in members.iter() {
                hasher.write(key.as_bytes());
                add(hasher, RawValue::get(value));
            }
        }
        // A text that begins like this may hold a list in JSON.
        Err(_) if is_list(json) || json.strip_prefix('"').is_some_and(is_list) => hasher.write(json.as_bytes()),
        Err(_) => {}
    }
}

#[cfg(test)]
#[path = "repeats_test.rs"]
mod test;
