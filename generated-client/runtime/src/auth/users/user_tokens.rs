//! The tokens of a client's users, and their signer.

use super::memory_store::MemoryStore;
use super::request::UserApp;
use super::session::Session;
use crate::auth::sent_token::{add_token, sent_token};
use crate::auth::{AuthorizationCode, Sign, SigningContext};
use crate::error::{AuthError, Error};
use crate::operation::Method;
use crate::request::{User, percent_encoded};
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

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

    pub(super) fn app(&self) -> &UserApp {
        &self.0.app
    }

    /// Returns the session of a user, and adds one if it is missing.
    pub(super) fn session(&self, user: &str, context: &SigningContext) -> Result<Arc<Session>, Error> {
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
