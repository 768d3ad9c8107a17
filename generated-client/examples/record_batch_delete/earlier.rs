//! The records of earlier runs: deleted, or without a known result.

use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::operation::Operation as _;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The records of earlier runs, as their journal lists them.
#[derive(Default)]
pub struct EarlierRuns {
    deleted: BTreeSet<String>,
    /// The records that may be deleted.
    unknown: BTreeMap<String, Unknown>,
}

/// The reason why a result is not known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    /// The record was under way when a run ended.
    UnderWay,
    /// The call had no readable response about the record.
    NoResult,
}

/// The statement of the page about a repetition, in the words of `BatchDelete`'s documentation.
const REPETITION: &str = "\
safe, by our judgment. The records are identified by ID, and a deleted record
cannot be deleted again. A repetition may report such a record as failed.";

impl EarlierRuns {
    /// Notes that a record was sent.
    pub fn sent(&mut self, id: &str) {
        if !self.deleted.contains(id) {
            self.unknown.insert(id.to_owned(), Unknown::UnderWay);
        }
    }

    /// Notes the result of a record.
    pub fn ended(&mut self, id: &str, result: &str) {
        match result {
            "deleted" => {
                self.unknown.remove(id);
                self.deleted.insert(id.to_owned());
            }
            "failed" => {
                self.unknown.remove(id);
            }
            "unknown" if !self.deleted.contains(id) => {
                self.unknown.insert(id.to_owned(), Unknown::NoResult);
            }
            _ => {}
        }
    }

    /// Whether a record is deleted.
    pub fn has_deleted(&self, id: &str) -> bool {
        self.deleted.contains(id)
    }

    /// Whether a record may be deleted.
    pub fn may_have_deleted(&self, id: &str) -> bool {
        self.unknown.contains_key(id)
    }

    /// Returns a message about the records that may be deleted, if there are any.
    pub fn message(&self, repeats_unknown: bool) -> Option<String> {
        let decision =
            if repeats_unknown { "they are sent again" } else { "they are sent again only with `--repeat-unknown`" };
        let page = BatchDelete::INFO.source;
        (!self.unknown.is_empty()).then(|| format!("{self}; {decision}\na repetition is {REPETITION}\nsee {page}"))
    }
}

/// Writes one line: `12 records may be deleted: 10 were under way when a run ended, …`.
impl fmt::Display for EarlierRuns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.unknown.len();
        let under_way = self.unknown.values().filter(|unknown| **unknown == Unknown::UnderWay).count();
        let plural = if all == 1 { "" } else { "s" };
        write!(
            f,
            "{all} record{plural} may be deleted: {under_way} under way when a run ended, {} without a result",
            all - under_way
        )
    }
}
