//! What became of one item.

use crate::error::Error;
use crate::value::ErrorCode;

/// What is known about an item; the order is that of what counts if several are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ItemStatus {
    Succeeded,
    /// Nobody knows, for this reason.
    Unknown(String),
    Failed(Box<ItemFailure>),
}

/// Why an item failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemFailure {
    pub code: Option<ErrorCode>,
    pub message: String,
    pub detail: Option<String>,
    pub sent: bool,
}

impl ItemStatus {
    /// Of an item that never left.
    pub fn not_sent(why: &str) -> Self {
        Self::from(ItemFailure { message: format!("not sent: {why}"), ..ItemFailure::default() })
    }

    /// Of all items of a call that nobody waited for.
    pub fn abandoned() -> Self {
        Self::Unknown("its call was given up before there was a reply".to_owned())
    }

    /// Of all items of a call that failed as a whole.
    pub fn of_call(error: &Error) -> Self {
        match error {
            Error::Invalid(_) | Error::Build(_) => {
                Self::from(ItemFailure { message: error.to_string(), ..ItemFailure::default() })
            }
            error if error.may_have_been_carried_out() => Self::Unknown(error.to_string()),
            Error::Api(api) => Self::from(ItemFailure {
                code: Some(api.code.clone()),
                message: if api.message.is_empty() { error.to_string() } else { api.message.clone() },
                detail: api.detail.clone(),
                sent: true,
            }),
            error => Self::from(ItemFailure {
                message: error.to_string(),
                sent: error.may_have_reached_server(),
                ..ItemFailure::default()
            }),
        }
    }

    /// Adds what another result says about the same item: a failure counts, before what is not
    /// known, before a success.
    pub fn and(self, other: Self) -> Self {
        if other.weight() > self.weight() { other } else { self }
    }

    fn weight(&self) -> u8 {
        match self {
            Self::Succeeded => 0,
            Self::Unknown(_) => 1,
            Self::Failed(_) => 2,
        }
    }
}

impl From<ItemFailure> for ItemStatus {
    fn from(failure: ItemFailure) -> Self {
        Self::Failed(Box::new(failure))
    }
}
