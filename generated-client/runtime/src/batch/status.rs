//! What became of one item.

use crate::{Code, Error};

/// What is known about an item; the order is that of what counts if several are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Succeeded,
    /// Nobody knows, for this reason.
    Unknown(String),
    Failed(Box<Failure>),
}

/// Why an item failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Failure {
    pub code: Option<Code>,
    pub message: String,
    pub detail: Option<String>,
    pub sent: bool,
}

impl Verdict {
    /// Of an item that never left.
    pub fn not_sent(why: &str) -> Self {
        Self::from(Failure { message: format!("not sent: {why}"), ..Failure::default() })
    }

    /// Of all items of a call that nobody waited for.
    pub fn abandoned() -> Self {
        Self::Unknown("its call was given up before there was a reply".to_owned())
    }

    /// Of all items of a call that failed as a whole.
    pub fn of_call(error: &Error) -> Self {
        match error {
            Error::Invalid(_) | Error::Build(_) => {
                Self::from(Failure { message: error.to_string(), ..Failure::default() })
            }
            error if error.may_have_been_carried_out() => Self::Unknown(error.to_string()),
            Error::Api(api) => Self::from(Failure {
                code: Some(api.code.clone()),
                message: if api.message.is_empty() { error.to_string() } else { api.message.clone() },
                detail: api.detail.clone(),
                sent: true,
            }),
            error => Self::from(Failure {
                message: error.to_string(),
                sent: error.may_have_reached_server(),
                ..Failure::default()
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

impl From<Failure> for Verdict {
    fn from(failure: Failure) -> Self {
        Self::Failed(Box::new(failure))
    }
}
