//! What replies have that their pages do not document, counted while a program runs.

use crate::value::{Deviation, DeviationKind, ErrorCode, excerpt};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One way in which replies of an operation differ from its page, and how often they did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The operation.
    pub operation: String,
    /// Where it stands, whatever the index: `data.items[].id`. For a code, the field and the code: `code 1234`.
    pub address: String,
    /// What it is.
    pub kind: DeviationKind,
    /// How often a client has seen it, this time included.
    pub count: u64,
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let deviation = Deviation { address: self.address.clone(), kind: self.kind };
        write!(f, "{}: {deviation} ({}×)", self.operation, self.count)
    }
}

/// The counts of a client.
pub(crate) struct DriftCounts {
    counts: Mutex<BTreeMap<(String, String, DeviationKind), u64>>,
    callback: DriftCallback,
}

/// What a caller has done about each drift.
pub(crate) type DriftCallback = Box<dyn Fn(&Drift) + Send + Sync>;

/// The most places that are counted: what stands under the keys of a free map has no end of addresses.
const MOST: usize = 10_000;

/// The most characters of an address: it may hold keys of any length.
const LONGEST: usize = 300;

impl DriftCounts {
    /// Calls `callback` with every drift.
    pub fn new(callback: DriftCallback) -> Self {
        Self { counts: Mutex::default(), callback }
    }

    /// Counts what was tolerated in one reply.
    pub fn note(&self, operation: &str, deviations: &[Deviation]) {
        for Deviation { address, kind } in deviations {
            let drift = self.count(operation, excerpt(&without_indices(address), LONGEST), *kind);
            (self.callback)(&drift);
        }
    }

    /// Counts a code that is documented nowhere.
    pub fn note_code(&self, operation: &str, field: &str, code: &ErrorCode) {
        let address = format!("{field} {}", excerpt(code.as_str(), 100));
        self.note(operation, &[Deviation { address, kind: DeviationKind::UnknownCode }]);
    }

    /// Returns all counts so far.
    pub fn all(&self) -> Vec<Drift> {
        let drift = |((operation, address, kind), count): (&(String, String, DeviationKind), &u64)| Drift {
            operation: operation.clone(),
            address: address.clone(),
            kind: *kind,
            count: *count,
        };
        self.counts().iter().map(drift).collect()
    }

    fn count(&self, operation: &str, address: String, kind: DeviationKind) -> Drift {
        let key = (operation.to_owned(), address, kind);
        let mut counts = self.counts();
        let known = counts.get(&key).copied().unwrap_or_default();
        let count = known + 1;
        if known > 0 || counts.len() < MOST {
            counts.insert(key.clone(), count);
        }
        let (operation, address, kind) = key;
        Drift { operation, address, kind, count }
    }

    fn counts(&self) -> MutexGuard<'_, BTreeMap<(String, String, DeviationKind), u64>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns `items[]` for `items[17]`.
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
