//! What a page says about lists that are split over calls, as constant data.

/// How an operation's list may be split over calls, and how a reply tells what became of each item.
#[derive(Clone, Copy, Debug)]
pub struct BatchRule {
    /// Names on the wire that lead to the list, from the request down: `["delete", "objects"]`.
    pub split: &'static [&'static str],
    /// The most items of one call; `None` where the page gives no maximum.
    pub max: Option<usize>,
    /// Fields of an item that identify it; empty where the item is its own key.
    pub key: &'static [&'static str],
    /// How the reply tells.
    pub outcome: OutcomeRule,
}

/// How a reply tells what became of each item.
///
/// Names of lists are members of the reply's data: of what the envelope's data field holds, or of
/// the body itself where the envelope has none. A `key` in here names the fields of a result in the
/// order of [`BatchRule::key`]; it has one name where an item is its own key.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum OutcomeRule {
    /// A list of results, each with a key and a field that says whether it went well.
    Flag {
        /// The list of results.
        each: &'static str,
        /// Fields of a result that identify its item.
        key: &'static [&'static str],
        /// The field of a result that is `true` if it went well.
        ok: &'static str,
        /// The field of a result that holds its errors; `None` where the result itself says why it
        /// failed.
        errors: Option<&'static str>,
        /// The field with the code of an error.
        code: Option<&'static str>,
        /// The field with the message of an error.
        message: Option<&'static str>,
    },
    /// A list of keys that succeeded and one of keys that failed.
    TwoLists {
        /// The list of keys that succeeded.
        succeeded: &'static str,
        /// The list of keys that failed.
        failed: &'static str,
        /// Whether the envelope's message may hold reasons, as a JSON object from key to reason.
        reasons: bool,
    },
    /// A list of results that went well and one of failures.
    DeletedErrors {
        /// The list of results that went well.
        deleted: &'static str,
        /// The list of failures.
        errors: &'static str,
        /// Fields of both that identify their item.
        key: &'static [&'static str],
        /// The field of a failure with its code.
        code: Option<&'static str>,
        /// The field of a failure with its message.
        message: Option<&'static str>,
        /// Names on the wire that lead to the request's switch under which only failures are told;
        /// empty where there is none.
        quiet: &'static [&'static str],
    },
    /// Nothing per item: a success means all.
    Nothing,
}
