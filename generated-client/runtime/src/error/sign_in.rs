//! Errors of calls for a user who has to sign in.

use super::call::Error as CallError;
use crate::value::excerpt;
use std::error::Error;
use std::fmt;

/// The reason why a user has to sign in, for the first time or again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignInReason {
    /// The token store has no sign-in of the user.
    NotSignedIn,
    /// The token ended, and the sign-in gave no refresh token.
    NoRefreshToken,
    /// The lifetime of the refresh token is over.
    Expired,
    /// The vendor refused the refresh token or the authorization code.
    Refused,
    /// The vendor had used the refresh token, but its answer with the next one was lost.
    ///
    /// A process ended or a connection broke between the vendor's answer and the token store.
    AnswerLost,
    /// The vendor refused a call until the user signs in again, usually with another scope.
    CallRefused,
}

impl SignInReason {
    /// All reasons, each with the word that token stores keep and a text for messages.
    const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::NotSignedIn, "not_signed_in", "the token store has no sign-in"),
        (Self::NoRefreshToken, "no_refresh_token", "the token ended and there is no refresh token"),
        (Self::Expired, "expired", "the refresh token has expired"),
        (Self::Refused, "refused", "the vendor refused the refresh token or the code"),
        (Self::AnswerLost, "answer_lost", "the refresh token was used, and the answer with the next one was lost"),
        (Self::CallRefused, "call_refused", "the vendor refused a call"),
    ];

    /// Returns the word of the reason in a token store.
    #[cfg(feature = "users")]
    pub(crate) fn word(self) -> &'static str {
        Self::ALL.iter().find(|(reason, ..)| *reason == self).map_or("refused", |(_, word, _)| word)
    }

    /// Returns the reason with this word.
    #[cfg(feature = "users")]
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map(|(reason, ..)| *reason)
    }
}

impl fmt::Display for SignInReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = Self::ALL.iter().find(|(reason, ..)| reason == self);
        f.write_str(row.map_or("", |(.., text)| text))
    }
}

/// A user has to sign in, for the first time or again.
#[derive(Debug)]
#[non_exhaustive]
pub struct SignInRequired {
    /// The user, as the caller named them.
    pub user: String,
    /// The reason.
    pub reason: SignInReason,
    /// The refusal of the vendor, if the reason is one.
    pub(super) refusal: Option<Box<CallError>>,
}

#[cfg(feature = "users")]
impl SignInRequired {
    pub(crate) fn new(user: &str, reason: SignInReason, refusal: Option<CallError>) -> Self {
        Self { user: user.to_owned(), reason, refusal: refusal.map(Box::new) }
    }
}

impl fmt::Display for SignInRequired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (user, reason) = (excerpt(&self.user, 100), self.reason);
        write!(f, "the user `{user}` has to sign in, because {reason}")?;
        if let Some(refusal) = &self.refusal {
            write!(f, ": {}", excerpt(&refusal.to_string(), 800))?;
        }
        f.write_str("; send the user to a new `authorize_url`")
    }
}

impl Error for SignInRequired {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.refusal.as_deref().map(|refusal| refusal as &(dyn Error + 'static))
    }
}
