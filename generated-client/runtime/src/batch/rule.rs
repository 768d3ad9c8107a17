//! The documented facts about lists that can be split over calls, as constant data.

/// How an operation's list can be split over calls, and how a response reports each item.
#[derive(Clone, Copy, Debug)]
pub struct BatchRule {
    /// The wire names that lead from the request to the list: `["delete", "objects"]`.
    pub split: &'static [&'static str],
    /// The largest number of items in one call; `None` if the page gives no maximum.
    pub max: Option<usize>,
    /// The fields that identify an item; empty if the item is its own key.
    pub key: &'static [&'static str],
    /// How a response reports the items.
    pub outcome: OutcomeRule,
}

/// How a response reports the result of each item.
///
/// Lists are named as members of the response's data. If the envelope has no data field, they are
/// members of the body. A `key` names the fields of a result in the order of [`BatchRule::key`]. It
/// has one name if an item is its own key.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum OutcomeRule {
    /// A list of results, each with a key and a success flag.
    Flag {
        /// The list of results.
        each: &'static str,
        /// The fields of a result that identify its item.
        key: &'static [&'static str],
        /// The field of a result that is `true` if the item succeeded.
        ok: &'static str,
        /// The field of a result with its errors; `None` if the result itself has code and message.
        errors: Option<&'static str>,
        /// The field of an error with its code.
        code: Option<&'static str>,
        /// The field of an error with its message.
        message: Option<&'static str>,
    },
    /// A list of keys that succeeded and a list of keys that failed.
    TwoLists {
        /// The list of keys that succeeded.
        succeeded: &'static str,
        /// The list of keys that failed.
        failed: &'static str,
        /// Whether the envelope's message can be a JSON object from keys to reasons.
        reasons: bool,
    },
    /// A list of successes and a list of failures.
    DeletedErrors {
        /// The list of successes.
        deleted: &'static str,
        /// The list of failures.
        errors: &'static str,
        /// The fields of successes and failures that identify their item.
        key: &'static [&'static str],
        /// The field of a failure with its code.
        code: Option<&'static str>,
        /// The field of a failure with its message.
        message: Option<&'static str>,
        /// The wire names that lead to the request's switch for reporting only failures; empty if
        /// there is none.
        quiet: &'static [&'static str],
    },
    /// No report of items: a successful response means that all items succeeded.
    Nothing,
}
