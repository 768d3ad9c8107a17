//! The users of a client.

use super::authorize::{Authorization, authorize_query};
use super::memory_store::MemoryStore;
use super::pkce::PkceVerifier;
use super::request::UserApp;
use super::session::Session;
use super::signed_in::SignedIn;
use super::state::SignInState;
use crate::auth::sent_token::{add_token, sent_token};
use crate::auth::{AuthorizationCode, Sign, SigningContext};
use crate::error::{AuthError, BuildError, Error};
use crate::operation::Method;
use crate::request::{User, percent_encoded};
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

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
        let UserApp { flow, id, redirect, .. } = &*self.tokens()?.0.app;
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

    fn tokens(&self) -> Result<&UserTokens, BuildError> {
        self.tokens.as_ref().ok_or_else(|| BuildError::new("the client has no users: call `Builder::users`"))
    }
}

impl fmt::Debug for Users {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Users").finish_non_exhaustive()
    }
}

/// The tokens of a client's users, and their signer.
#[derive(Clone)]
pub(crate) struct UserTokens(Arc<Inner>);

struct Inner {
    app: Arc<UserApp>,
    memory: MemoryStore,
    sessions: Mutex<Sessions>,
}

/// The sessions, at most about twice as many as have a valid token at the same time.
struct Sessions {
    by_user: HashMap<String, Arc<Session>>,
    /// The number of sessions from which idle ones are removed before another is added.
    prune_at: usize,
}

/// The smallest number of sessions from which idle ones are removed.
const MIN_PRUNE_AT: usize = 64;

impl UserTokens {
    pub fn new(flow: &'static AuthorizationCode, id: String, secret: Secret, redirect: String) -> Self {
        let app = Arc::new(UserApp { flow, id, secret, redirect });
        let sessions = Sessions { by_user: HashMap::new(), prune_at: MIN_PRUNE_AT };
        Self(Arc::new(Inner { app, memory: MemoryStore::new(), sessions: Mutex::new(sessions) }))
    }

    /// Returns the vendor's name of the token type.
    pub fn token_kind(&self) -> &'static str {
        self.0.app.flow.token
    }

    fn session(&self, user: &str, context: &SigningContext) -> Result<Arc<Session>, Error> {
        let Inner { app, memory, sessions } = &*self.0;
        let mut sessions = sessions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = sessions.by_user.get(user) {
            return Ok(Arc::clone(session));
        }
        let session = Arc::new(Session::new(Arc::clone(app), user, key(app, user, context)?, memory.clone()));
        if sessions.by_user.len() >= sessions.prune_at {
            let now = context.now();
            // A clone elsewhere waits for a renewal, and calls that arrive now wait for the same
            // one.
            sessions.by_user.retain(|_, session| Arc::strong_count(session) > 1 || !session.is_idle(now));
            sessions.prune_at = MIN_PRUNE_AT.max(2 * sessions.by_user.len());
        }
        sessions.by_user.insert(user.to_owned(), Arc::clone(&session));
        Ok(session)
    }
}

/// Returns the key of a user in a store: `https://host/path?client_id=a&user=u#user`.
fn key(app: &UserApp, user: &str, context: &SigningContext) -> Result<String, Error> {
    let UserApp { flow, id, .. } = app;
    let request = context.http().request(flow.service, Method::Post, flow.exchange, Bytes::new())?;
    let (id, user, name) = (percent_encoded(id), percent_encoded(user), flow.name("client_id"));
    Ok(format!("{}?{name}={id}&user={user}#{}", request.uri(), flow.token))
}

impl Sign for UserTokens {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let Some(User(user)) = request.extensions().get().cloned() else {
                return Err(AuthError::of_credentials("the call has no user: name one with `.user(…)`"));
            };
            let session = self.session(&user, context).map_err(AuthError::of_credentials)?;
            let grant = session.tokens(context).await?;
            add_token(request, &grant.access.header);
            Ok(())
        })
    }

    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        let user = request.extensions().get::<User>();
        let sessions = self.0.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let session = user.and_then(|User(user)| sessions.by_user.get(user));
        if let (Some(session), Some(token)) = (session, sent_token(request)) {
            session.refused(token);
        }
        true
    }

    fn secrets(&self) -> Vec<Secret> {
        let sessions = self.0.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let held = sessions.by_user.values().flat_map(|session| session.held());
        [self.0.app.secret.clone()].into_iter().chain(held).collect()
    }
}
