//! The handle of a client's users.

use super::authorize::{Authorization, authorize_query};
use super::missing_scopes::texts_at;
use super::pkce::PkceVerifier;
use super::request::UserApp;
use super::signed_in::SignedIn;
use super::state::SignInState;
use super::user_tokens::UserTokens;
use crate::auth::SigningContext;
use crate::error::{BuildError, Error};
use crate::value::Secret;
use std::fmt;

/// The users of a client: their sign-in, and the names under which calls use their tokens.
///
/// [`Client::users`](crate::Client::users) returns this handle. The caller chooses the name of a
/// user, such as the id in a database; the token store keeps the tokens under that name.
///
/// 1. [`authorize_url`](Self::authorize_url) returns the address for the browser.
/// 2. [`code_of_redirect`](super::code_of_redirect) reads the redirect that the browser asks for.
/// 3. [`exchange`](Self::exchange) exchanges the code for tokens and stores them.
/// 4. [`Call::user`](crate::Call::user) makes a call for the user.
///
/// The client renews the token of a user before it ends, and once if the vendor refuses it. If only
/// the user can help, [`Error::sign_in_reason`](crate::Error::sign_in_reason) says why.
#[derive(Clone)]
pub struct Users {
    tokens: Option<UserTokens>,
    context: SigningContext,
}

impl Users {
    pub(crate) fn new(tokens: Option<UserTokens>, context: SigningContext) -> Self {
        Self { tokens, context }
    }

    /// Returns the address for a user's browser, and the verifier for the exchange.
    ///
    /// The vendor asks the user to grant the scopes, and sends the browser to the redirect address
    /// with a code and the state. Pass the scope that gives a refresh token, if the vendor has one.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if a scope is invalid, if there are too many, or if the client has no
    /// users.
    pub fn authorize_url(&self, scopes: &[&str], state: &SignInState) -> Result<Authorization, Error> {
        let UserApp { flow, id, redirect, .. } = self.tokens()?.app();
        let base = self.context.http().page_base(flow.service, flow.host, flow.host_texts)?;
        let verifier = PkceVerifier::random()?;
        let query = authorize_query(flow, [id, redirect], scopes, state, &verifier)?;
        Ok(Authorization { url: format!("{base}{}?{query}", flow.authorize), verifier })
    }

    /// Exchanges the code of a redirect for tokens, and stores them under the name of the user.
    ///
    /// A code works once and for a few minutes. Tokens of an earlier sign-in are replaced.
    ///
    /// # Errors
    ///
    /// - [`Error::Api`] if the vendor refuses the code or the app.
    /// - [`Error::Auth`] if the store fails. The client keeps the tokens, and the next call for the
    ///   user saves them first.
    /// - The other errors of a call, and [`Error::Build`] if the client has no users.
    pub async fn exchange(
        &self,
        user: impl Into<String>,
        code: impl Into<Secret>,
        verifier: &PkceVerifier,
    ) -> Result<SignedIn, Error> {
        let session = self.tokens()?.session(&user.into(), &self.context)?;
        session.sign_in(code.into(), verifier.secret().clone(), &self.context).await
    }

    /// Forgets a user, in the client and in its token store.
    ///
    /// The vendor is not told, and its tokens stay valid until they end.
    ///
    /// # Errors
    ///
    /// [`Error::Auth`] if the store fails, and [`Error::Build`] if the client has no users.
    pub async fn sign_out(&self, user: impl Into<String>) -> Result<(), Error> {
        let session = self.tokens()?.session(&user.into(), &self.context)?;
        Ok(session.sign_out(&self.context).await?)
    }

    /// Returns the scopes that the vendor says a refused call lacks, for another sign-in.
    ///
    /// The list is empty if the vendor names none, and for other errors.
    #[must_use]
    pub fn missing_scopes(&self, error: &Error) -> Vec<String> {
        let path = self.tokens.as_ref().and_then(|tokens| tokens.app().flow.missing_scopes);
        match (error, path) {
            (Error::Api(api), Some(path)) => texts_at(api.raw(), path),
            _ => Vec::new(),
        }
    }

    fn tokens(&self) -> Result<&UserTokens, BuildError> {
        self.tokens.as_ref().ok_or_else(|| BuildError::new("the client has no users: call `Builder::users`"))
    }
}

impl fmt::Debug for Users {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Users").finish_non_exhaustive()
    }
}
