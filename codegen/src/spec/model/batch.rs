//! The split of items over calls, and how a response reports each item.

/// How items are split over calls.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Path of the list in the body.
    pub split: String,
    /// Maximum, where the field has none.
    pub max: Option<u64>,
    /// Members that identify an item.
    pub key: Vec<String>,
    /// How the reply tells.
    pub outcome: Outcome,
}

/// How a reply tells what became of each item.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// `flag`, `two_lists`, `deleted_errors` or `none`.
    pub shape: String,
    /// Members that identify a result.
    pub key: Vec<String>,
    /// The other keys with what they name.
    pub names: Vec<(&'static str, String)>,
}
