//! The address to which a user's browser is sent.

use super::pkce::PkceVerifier;
use super::state::SignInState;
use crate::auth::AuthorizationCode;
use crate::error::BuildError;
use crate::request::percent_encoded;
use crate::value::excerpt;

/// The address for a user's browser, and the verifier that the exchange of the code needs.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Authorization {
    /// The address.
    pub url: String,
    /// The verifier. Keep it, with the state, until the browser brings the code.
    pub verifier: PkceVerifier,
}

/// Returns the query of the address.
pub(super) fn authorize_query(
    flow: &AuthorizationCode,
    [id, redirect]: [&str; 2],
    scopes: &[&str],
    state: &SignInState,
    verifier: &PkceVerifier,
) -> Result<String, BuildError> {
    let (scope, challenge) = (joined(flow, scopes)?, verifier.challenge());
    let mut pairs =
        vec![("client_id", id), ("response_type", "code"), ("redirect_uri", redirect), ("state", state.as_str())];
    if !scope.is_empty() {
        pairs.push(("scope", &scope));
    }
    if flow.has_pkce {
        pairs.extend([("code_challenge", challenge.as_str()), ("code_challenge_method", "S256")]);
    }
    let pairs = pairs.into_iter().map(|(name, value)| format!("{}={}", flow.name(name), percent_encoded(value)));
    Ok(pairs.collect::<Vec<_>>().join("&"))
}

/// Returns the scopes as one text, each once.
fn joined(flow: &AuthorizationCode, scopes: &[&str]) -> Result<String, BuildError> {
    let mut unique: Vec<&str> = Vec::new();
    for scope in scopes {
        if scope.is_empty() || scope.contains(flow.scope_separator) || scope.contains(char::is_whitespace) {
            let shown = excerpt(scope, 100);
            return Err(BuildError::new(format!("invalid scope `{shown}`: pass each scope as a text of its own")));
        }
        if !unique.contains(scope) {
            unique.push(scope);
        }
    }
    match flow.max_scopes {
        Some(max) if unique.len() > max => Err(BuildError::new(format!(
            "{} scopes are too many for one sign-in: ask for at most {max}, and for others in another sign-in",
            unique.len()
        ))),
        _ => Ok(unique.join(flow.scope_separator)),
    }
}

#[cfg(test)]
#[path = "authorize_test.rs"]
mod test;
