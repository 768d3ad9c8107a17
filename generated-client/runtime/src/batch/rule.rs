//! The documented facts about lists that can be split over calls, as constant data.

/// How an operation's list can be split over calls, and how a response reports each item.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
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

impl BatchRule {
    /// Creates a rule without a maximum, for items that are their own keys.
    ///
    /// A response reports no items unless [`outcome`](Self::outcome) says otherwise.
    #[must_use]
    pub const fn new(split: &'static [&'static str]) -> Self {
        Self { split, max: None, key: &[], outcome: OutcomeRule::Nothing }
    }

    /// Sets the largest number of items in one call.
    #[must_use]
    pub const fn max(self, max: usize) -> Self {
        Self { max: Some(max), ..self }
    }

    /// Sets the fields that identify an item.
    #[must_use]
    pub const fn key(self, key: &'static [&'static str]) -> Self {
        Self { key, ..self }
    }

    /// Sets how a response reports the items.
    #[must_use]
    pub const fn outcome(self, outcome: OutcomeRule) -> Self {
        Self { outcome, ..self }
    }
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
    #[non_exhaustive]
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
    #[non_exhaustive]
    TwoLists {
        /// The list of keys that succeeded.
        succeeded: &'static str,
        /// The list of keys that failed.
        failed: &'static str,
        /// Whether the envelope's message can be a JSON object from keys to reasons.
        reasons: bool,
    },
    /// A list of successes and a list of failures.
    #[non_exhaustive]
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

impl OutcomeRule {
    /// Creates the rule of a list of results, each with a success flag.
    #[must_use]
    pub const fn flag(each: &'static str, ok: &'static str) -> Self {
        Self::Flag { each, key: &[], ok, errors: None, code: None, message: None }
    }

    /// Creates the rule of a list of keys that succeeded and a list of keys that failed.
    #[must_use]
    pub const fn two_lists(succeeded: &'static str, failed: &'static str) -> Self {
        Self::TwoLists { succeeded, failed, reasons: false }
    }

    /// Creates the rule of a list of successes and a list of failures.
    #[must_use]
    pub const fn deleted_errors(deleted: &'static str, errors: &'static str) -> Self {
        Self::DeletedErrors { deleted, errors, key: &[], code: None, message: None, quiet: &[] }
    }

    /// Sets the fields of a result that identify its item; keys alone have none.
    #[must_use]
    pub const fn key(mut self, names: &'static [&'static str]) -> Self {
        if let Self::Flag { key, .. } | Self::DeletedErrors { key, .. } = &mut self {
            *key = names;
        }
        self
    }

    /// Sets the field of a flagged result with its errors; other rules have none.
    #[must_use]
    pub const fn errors(mut self, name: &'static str) -> Self {
        if let Self::Flag { errors, .. } = &mut self {
            *errors = Some(name);
        }
        self
    }

    /// Sets the field of a failure with its code; keys alone have none.
    #[must_use]
    pub const fn code(mut self, name: &'static str) -> Self {
        if let Self::Flag { code, .. } | Self::DeletedErrors { code, .. } = &mut self {
            *code = Some(name);
        }
        self
    }

    /// Sets the field of a failure with its message; keys alone have none.
    #[must_use]
    pub const fn message(mut self, name: &'static str) -> Self {
        if let Self::Flag { message, .. } | Self::DeletedErrors { message, .. } = &mut self {
            *message = Some(name);
        }
        self
    }

    /// States that the envelope's message can have the reasons of two lists of keys.
    #[must_use]
    pub const fn reasons(mut self) -> Self {
        if let Self::TwoLists { reasons, .. } = &mut self {
            *reasons = true;
        }
        self
    }

    /// Sets the path to the request's switch for reporting only failures.
    #[must_use]
    pub const fn quiet(mut self, path: &'static [&'static str]) -> Self {
        if let Self::DeletedErrors { quiet, .. } = &mut self {
            *quiet = path;
        }
        self
    }
}
