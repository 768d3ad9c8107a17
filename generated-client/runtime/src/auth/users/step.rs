//! Decisions about the tokens of a user, without any effect.

use super::grant::{Content, Grant};
use crate::auth::AuthorizationCode;
use crate::error::{Error, SignInReason};
use crate::value::Secret;
use std::time::SystemTime;

/// The use of the content of a token store.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum UserStep {
    /// Use the token.
    Use,
    /// Use the token, and renew it in the background.
    UseAndRenew,
    /// Renew the token before a call.
    Renew,
    /// Only the user can help.
    SignIn(SignInReason),
}

/// Decides what to do with the tokens of a user. `refused` is the token that the vendor refused.
pub(super) fn next_step(
    flow: &AuthorizationCode,
    stored: Option<&Content>,
    refused: Option<&Secret>,
    now: SystemTime,
) -> UserStep {
    let grant = match stored {
        None => return UserStep::SignIn(SignInReason::NotSignedIn),
        Some(Content::Ended(reason)) => return UserStep::SignIn(*reason),
        Some(Content::Grant(grant)) => grant,
    };
    let is_refused = refused.is_some_and(|refused| refused.expose() == grant.access.stored.token.expose());
    let is_usable = !is_refused && grant.access.lives(now, flow.unusable_below, 4);
    let can_renew = flow.refresh.is_some() && grant.refresh.is_some();
    match (is_usable, can_renew) {
        (true, true) if !grant.access.lives(now, flow.renew_below, 2) => UserStep::UseAndRenew,
        (true, _) => UserStep::Use,
        // The clock of this machine may be wrong, so the vendor decides whether a refresh token has
        // ended.
        (false, true) => UserStep::Renew,
        // A token without a successor is used to its end.
        (false, false) if !is_refused && grant.access.stored.expires > now => UserStep::Use,
        (false, false) => UserStep::SignIn(SignInReason::NoRefreshToken),
    }
}

/// The change of the stored tokens after a renewal failed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum AfterFailure {
    /// The sign-in has ended.
    End(SignInReason),
    /// The refresh token was not used: remove the mark.
    RemoveMark,
    /// The refresh token may have been used: keep the mark.
    KeepMark,
}

/// Decides what a failed renewal means. `grant` has the mark of an earlier renewal, if any.
pub(super) fn after_failure(error: &Error, grant: &Grant, now: SystemTime) -> AfterFailure {
    match error {
        Error::Api(api) if api.asks_for_sign_in() => {
            let is_expired = grant.refresh_expires.is_some_and(|end| end <= now);
            AfterFailure::End(match grant.mark {
                Some(_) => SignInReason::AnswerLost,
                None if is_expired => SignInReason::Expired,
                None => SignInReason::Refused,
            })
        }
        Error::Api(api) if api.row.is_some_and(|row| row.retry_safe == Some(true)) => AfterFailure::RemoveMark,
        error if error.may_have_been_carried_out() => AfterFailure::KeepMark,
        _ => AfterFailure::RemoveMark,
    }
}

#[cfg(test)]
#[path = "step_test.rs"]
mod test;
