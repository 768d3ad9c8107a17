//! The split of items over calls, and how a response reports each item.

/// The split of a list of items over calls.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Path of the list in the body.
    pub split: String,
    /// Maximum number of items in a call, if the field has no bound of its own.
    pub max: Option<u64>,
    /// Members that identify an item.
    pub key: Vec<String>,
    /// Report of each item in the response.
    pub outcome: Outcome,
}

/// The report of each item in a response.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// `flag`, `two_lists`, `deleted_errors` or `none`.
    pub shape: String,
    /// Members that identify a result.
    pub key: Vec<String>,
    /// Other keys of `outcome`, with the names that they give.
    pub names: Vec<(&'static str, String)>,
}
