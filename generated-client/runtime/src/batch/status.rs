//! The status of one item.

use crate::error::Error;
use crate::value::ErrorCode;

/// The result of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ItemStatus {
    Succeeded,
    /// The result is unknown, for this reason.
    Unknown(String),
    Failed(Box<ItemFailure>),
}

/// The failure of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemFailure {
    pub code: Option<ErrorCode>,
    pub message: String,
    pub detail: Option<String>,
    pub sent: bool,
}

impl ItemStatus {
    /// Returns the status of an item that was not sent.
    pub fn not_sent(reason: &str) -> Self {
        Self::from(ItemFailure { message: format!("not sent: {reason}"), ..ItemFailure::default() })
    }

    /// Returns the status of the items of an abandoned call.
    pub fn abandoned() -> Self {
        Self::Unknown("its call was abandoned before a response arrived".to_owned())
    }

    /// Returns the status of the items of a failed call.
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

    /// Combines two statuses of one item.
    ///
    /// A failure wins over an unknown result, and an unknown result over a success.
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
