//! Deviations of responses from their pages, counted while a program runs.

use crate::value::{Deviation, DeviationKind, ErrorCode, excerpt};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A deviation of an operation's responses from its page, with its count.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The operation.
    pub operation: String,
    /// The location without indices, such as `data.items[].id`.
    ///
    /// For an error code, the field and the code, such as `code 1234`.
    pub address: String,
    /// The kind.
    pub kind: DeviationKind,
    /// The number of times the client has seen it, this one included.
    pub count: u64,
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let deviation = Deviation::new(self.address.clone(), self.kind);
        write!(f, "{}: {deviation} ({}×)", self.operation, self.count)
    }
}

/// The drifts of a client.
pub(crate) struct DriftCounts {
    counts: Mutex<BTreeMap<DriftKey, u64>>,
    callback: DriftCallback,
}

/// The identity of a drift.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct DriftKey {
    operation: String,
    address: String,
    kind: DeviationKind,
}

impl DriftKey {
    fn drift(self, count: u64) -> Drift {
        let Self { operation, address, kind } = self;
        Drift { operation, address, kind, count }
    }
}

/// The callback that receives each drift.
pub(crate) type DriftCallback = Box<dyn Fn(&Drift) + Send + Sync>;

/// The largest number of drifts; a map with free keys could cause any number.
const MOST: usize = 10_000;

impl DriftCounts {
    /// Creates empty counts; `callback` receives each drift.
    pub fn new(callback: DriftCallback) -> Self {
        Self { counts: Mutex::default(), callback }
    }

    /// Counts the deviations of one response.
    pub fn note(&self, operation: &str, deviations: &[Deviation]) {
        for Deviation { address, kind, .. } in deviations {
            let address = excerpt(&without_indices(address), Deviation::LONGEST);
            let key = DriftKey { operation: operation.to_owned(), address, kind: *kind };
            (self.callback)(&self.count(key));
        }
    }

    /// Counts an undocumented error code.
    pub fn note_code(&self, operation: &str, field: &str, code: &ErrorCode) {
        let address = format!("{field} {}", excerpt(code.as_str(), 100));
        self.note(operation, &[Deviation::new(address, DeviationKind::UnknownCode)]);
    }

    /// Returns all drifts so far.
    pub fn all(&self) -> Vec<Drift> {
        self.counts().iter().map(|(key, count)| key.clone().drift(*count)).collect()
    }

    fn count(&self, key: DriftKey) -> Drift {
        let mut counts = self.counts();
        let known = counts.get(&key).copied().unwrap_or_default();
        let count = known + 1;
        if known > 0 || counts.len() < MOST {
            counts.insert(key.clone(), count);
        }
        key.drift(count)
    }

    fn counts(&self) -> MutexGuard<'_, BTreeMap<DriftKey, u64>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes the indices of a location: `items[]` for `items[17]`.
fn without_indices(address: &str) -> String {
    let mut short = String::with_capacity(address.len());
    let mut is_index = false;
    for c in address.chars() {
        is_index = c != ']' && (is_index || c == '[');
        if !is_index || c == '[' {
            short.push(c);
        }
    }
    short
}
