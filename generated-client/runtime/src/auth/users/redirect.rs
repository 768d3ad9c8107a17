//! The redirect by which the browser brings the code.

use super::state::SignInState;
use crate::value::{Secret, excerpt};
use std::borrow::Cow;

/// A redirect without a code of this sign-in.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectError {
    /// The state is missing or another one: the redirect belongs to no sign-in of this browser.
    #[error("the redirect has another `state` than the sign-in: start the sign-in again in this browser")]
    State,
    /// The user or the vendor refused, with this code, such as `access_denied`.
    #[error("the sign-in was refused with `{}`", excerpt(.0, 100))]
    Refused(String),
    /// The redirect has no code.
    #[error("the redirect has no `code`: pass the whole address that the browser asked for")]
    NoCode,
}

/// Returns the authorization code of a redirect.
///
/// `target` is the address that the browser asked for, or its path and query, or the query alone.
/// The state is checked first, in constant time.
///
/// # Errors
///
/// [`RedirectError`] if the state is another one, if the sign-in was refused, or without a code.
pub fn code_of_redirect(target: &str, state: &SignInState) -> Result<Secret, RedirectError> {
    let query = target.split_once('?').map_or(target, |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| &**value);
    if !value("state").is_some_and(|received| state.is(received)) {
        return Err(RedirectError::State);
    }
    if let Some(error) = value("error") {
        return Err(RedirectError::Refused(error.to_owned()));
    }
    value("code").filter(|code| !code.is_empty()).map(Secret::from).ok_or(RedirectError::NoCode)
}

#[cfg(test)]
#[path = "redirect_test.rs"]
mod test;
