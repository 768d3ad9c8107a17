//! The session of one user: a cached token that one process at a time renews.

use super::grant::{Content, Grant, StoredGrant, ended};
use super::request::UserApp;
use super::signed_in::SignedIn;
use super::step::{AfterFailure, UserStep, after_failure, next_step};
use super::user_entry::UserEntry;
use crate::auth::{MemoryStore, SigningContext};
use crate::error::{AuthError, Error, SignInReason, SignInRequired};
use crate::value::Secret;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// The pause after a failed renewal in the background, while the old token still works.
const RENEWAL_PAUSE: Duration = Duration::from_secs(30);

/// How often a client begins again after other clients changed the tokens meanwhile.
const ROUNDS: usize = 5;

/// The session of one user.
///
/// One renewal runs at a time, and all waiting calls get its result. A failure is not cached.
pub(super) struct Session {
    app: Arc<UserApp>,
    user: String,
    key: String,
    /// The store of a client that has none.
    memory: MemoryStore,
    state: Mutex<State>,
    /// The lock that a renewal holds.
    lock: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    cached: Option<Content>,
    /// The token that the vendor refused.
    refused: Option<Secret>,
    /// The number of renewals that have ended.
    renewals: u64,
    last_result: Option<Result<Arc<Grant>, AuthError>>,
    /// When the client may renew the token again after a renewal failed.
    renew_from: Option<SystemTime>,
    /// The tokens that the store could not save.
    unsaved: Option<Unsaved>,
}

/// Tokens that are not stored yet, and therefore not used.
#[derive(Clone)]
struct Unsaved {
    grant: Arc<Grant>,
    /// The refresh token that was exchanged for them; `None` for a sign-in, which replaces any.
    used: Option<Secret>,
}

impl Session {
    pub(super) fn new(app: Arc<UserApp>, user: &str, key: String, memory: MemoryStore) -> Self {
        let (state, lock) = (Mutex::default(), tokio::sync::Mutex::default());
        Self { app, user: user.to_owned(), key, memory, state, lock }
    }

    /// Returns usable tokens, and renews them if necessary.
    pub(super) async fn tokens(self: &Arc<Self>, context: &SigningContext) -> Result<Arc<Grant>, AuthError> {
        let now = context.now();
        let (step, cached, seen, may_renew) = {
            let state = self.state();
            let step = next_step(self.app.flow, state.cached.as_ref(), state.refused.as_ref(), now);
            let may_renew = state.renew_from.is_none_or(|from| from <= now);
            (step, state.cached.clone(), state.renewals, may_renew)
        };
        match (step, cached) {
            (UserStep::Use, Some(Content::Grant(grant))) => Ok(grant),
            (UserStep::UseAndRenew, Some(Content::Grant(grant))) => {
                if may_renew {
                    self.renew_in_background(context, seen);
                }
                Ok(grant)
            }
            _ => self.wait_for_renewal(context, seen).await,
        }
    }

    /// Exchanges a code for tokens, and stores them.
    pub(super) async fn sign_in(
        self: &Arc<Self>,
        code: Secret,
        verifier: Secret,
        context: &SigningContext,
    ) -> Result<SignedIn, Error> {
        let (session, context) = (Arc::clone(self), context.clone());
        let task = tokio::spawn(async move {
            let _lock = session.lock.lock().await;
            session.exchange(&code, &verifier, &context).await
        });
        task.await.unwrap_or_else(|error| Err(ended_early(&error).into()))
    }

    /// Forgets the user, in the client and in its store.
    pub(super) async fn sign_out(&self, context: &SigningContext) -> Result<(), AuthError> {
        let _lock = self.lock.lock().await;
        let entry = self.entry(context);
        let _lease = entry.lease().await?;
        if let Some(stored) = entry.load().await? {
            entry.remove(&stored.text).await?;
        }
        let renewals = self.state().renewals + 1;
        *self.state() = State { renewals, ..State::default() };
        Ok(())
    }

    /// Notes that the vendor refused this token.
    pub(super) fn refused(&self, token: &str) {
        self.state().refused = Some(token.into());
    }

    /// Returns the cached token and refresh token.
    pub(super) fn held(&self) -> Vec<Secret> {
        match &self.state().cached {
            Some(Content::Grant(grant)) => {
                [Some(grant.access.stored.token.clone()), grant.refresh.clone()].into_iter().flatten().collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the client loses nothing if it forgets the session.
    pub(super) fn is_idle(&self, now: SystemTime) -> bool {
        let state = self.state();
        let is_usable = matches!(&state.cached, Some(Content::Grant(grant)) if grant.access.stored.expires > now);
        !is_usable && state.unsaved.is_none()
    }

    /// Renews the tokens, or waits for a renewal that another call has begun.
    ///
    /// The renewal runs in a task, so that a call that is dropped does not lose the vendor's
    /// answer.
    async fn wait_for_renewal(self: &Arc<Self>, context: &SigningContext, seen: u64) -> Result<Arc<Grant>, AuthError> {
        let (session, context) = (Arc::clone(self), context.clone());
        let task = tokio::spawn(async move {
            let _lock = session.lock.lock().await;
            match session.result_since(seen) {
                Some(result) => result,
                None => session.run(&context, false).await,
            }
        });
        task.await.unwrap_or_else(|error| Err(ended_early(&error)))
    }

    fn renew_in_background(self: &Arc<Self>, context: &SigningContext, seen: u64) {
        let (session, context) = (Arc::clone(self), context.clone());
        tokio::spawn(async move {
            let Ok(_lock) = session.lock.try_lock() else { return };
            if session.result_since(seen).is_none() {
                let _kept_in_state = session.run(&context, true).await;
            }
        });
    }

    /// Gets usable tokens and caches the result. The caller holds the lock.
    async fn run(&self, context: &SigningContext, is_early: bool) -> Result<Arc<Grant>, AuthError> {
        let result = self.stored_or_new(context, is_early).await;
        self.note(&result, context.now());
        result
    }

    fn note(&self, result: &Result<Arc<Grant>, AuthError>, now: SystemTime) {
        let mut state = self.state();
        match result {
            Ok(grant) => {
                let token = &grant.access.stored.token;
                state.refused.take_if(|refused| refused.expose() != token.expose());
                state.cached = Some(Content::Grant(Arc::clone(grant)));
                state.renew_from = None;
            }
            Err(_) => state.renew_from = Some(now + RENEWAL_PAUSE),
        }
        state.renewals += 1;
        state.last_result = Some(result.clone());
    }

    /// Returns the stored tokens if they are usable, or renewed ones that are stored.
    async fn stored_or_new(&self, context: &SigningContext, is_early: bool) -> Result<Arc<Grant>, AuthError> {
        let entry = self.entry(context);
        let _lease = entry.lease().await?;
        self.save_unsaved(&entry).await?;
        for _ in 0..ROUNDS {
            let stored = entry.load().await?;
            let refused = self.state().refused.clone();
            let found = stored.as_ref().map(|stored| &stored.content);
            match (next_step(self.app.flow, found, refused.as_ref(), context.now()), &stored) {
                (UserStep::SignIn(reason), _) => return Err(self.sign_in_required(reason, None)),
                (UserStep::Use, Some(StoredGrant { content: Content::Grant(grant), .. })) => {
                    return Ok(Arc::clone(grant));
                }
                (UserStep::UseAndRenew, Some(StoredGrant { content: Content::Grant(grant), .. })) if !is_early => {
                    return Ok(Arc::clone(grant));
                }
                (_, Some(StoredGrant { text, content: Content::Grant(grant) })) => {
                    if let Some(renewed) = self.renew(&entry, text, grant, context).await? {
                        return Ok(renewed);
                    }
                }
                _ => {}
            }
        }
        Err(changed_meanwhile())
    }

    /// Renews the tokens and stores the new ones; `None` if another client changed the stored ones.
    async fn renew(
        &self,
        entry: &UserEntry<'_>,
        text: &Secret,
        grant: &Grant,
        context: &SigningContext,
    ) -> Result<Option<Arc<Grant>>, AuthError> {
        let Some(refresh) = &grant.refresh else { return Ok(None) };
        let mut text = text.clone();
        if self.app.flow.is_refresh_once {
            let marked = grant.marked(super::state::random_text().map_err(AuthError::new)?);
            if !entry.replace(Some(&text), &marked).await? {
                return Ok(None);
            }
            text = marked.token;
        }
        match self.app.renew(refresh, context).await {
            Ok(new) => {
                let unsaved = Unsaved { grant: Arc::new(new), used: Some(refresh.clone()) };
                self.state().unsaved = Some(unsaved);
                self.save_unsaved(entry).await
            }
            Err(error) => self.fail(entry, &text, grant, error, context.now()).await,
        }
    }

    /// Writes down what a failed renewal means, and returns its error.
    async fn fail(
        &self,
        entry: &UserEntry<'_>,
        text: &Secret,
        grant: &Grant,
        error: Error,
        now: SystemTime,
    ) -> Result<Option<Arc<Grant>>, AuthError> {
        match after_failure(&error, grant, now) {
            AfterFailure::End(reason) => {
                if !entry.replace(Some(text), &ended(reason, now)).await? {
                    return Ok(None);
                }
                return Err(self.sign_in_required(reason, Some(error.of_fetch())));
            }
            AfterFailure::RemoveMark => {
                let _reported = entry.replace(Some(text), &grant.stored()).await;
            }
            AfterFailure::KeepMark => {}
        }
        Err(AuthError::new(error.of_fetch()))
    }

    /// Exchanges a code and stores the tokens. The caller holds the lock.
    async fn exchange(&self, code: &Secret, verifier: &Secret, context: &SigningContext) -> Result<SignedIn, Error> {
        let entry = self.entry(context);
        let _lease = entry.lease().await?;
        // A store that does not answer fails before the code is used, which works once.
        entry.load().await?;
        let grant = self.app.exchange(code, verifier, context).await.map_err(Error::of_fetch)?;
        self.state().unsaved = Some(Unsaved { grant: Arc::new(grant), used: None });
        let grant = self.save_unsaved(&entry).await?.ok_or_else(changed_meanwhile)?;
        self.note(&Ok(Arc::clone(&grant)), context.now());
        Ok(SignedIn::of(&grant, self.app.flow.scope_separator))
    }

    /// Stores tokens that are not stored yet, and returns them.
    ///
    /// Returns `None` if there are none, or if the store has newer ones. If the store fails, the
    /// client keeps the tokens for the next call.
    async fn save_unsaved(&self, entry: &UserEntry<'_>) -> Result<Option<Arc<Grant>>, AuthError> {
        let Some(Unsaved { grant, used }) = self.state().unsaved.clone() else { return Ok(None) };
        for _ in 0..ROUNDS {
            let stored = entry.load().await?;
            if !is_older(stored.as_ref(), used.as_ref()) {
                self.state().unsaved = None;
                return Ok(None);
            }
            if entry.replace(stored.as_ref().map(|stored| &stored.text), &grant.stored()).await? {
                self.state().unsaved = None;
                return Ok(Some(grant));
            }
        }
        Err(changed_meanwhile())
    }

    /// Returns the result of the last renewal, if more than `seen` renewals have ended.
    fn result_since(&self, seen: u64) -> Option<Result<Arc<Grant>, AuthError>> {
        let state = self.state();
        state.last_result.clone().filter(|_| state.renewals != seen)
    }

    fn entry<'a>(&'a self, context: &'a SigningContext) -> UserEntry<'a> {
        let store = context.token_store().unwrap_or(&self.memory);
        UserEntry { store, key: &self.key, on_failure: context.on_store_failure() }
    }

    fn sign_in_required(&self, reason: SignInReason, refusal: Option<Error>) -> AuthError {
        AuthError::of_credentials(SignInRequired::new(&self.user, reason, refusal))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether tokens that were got for the refresh token `used` are newer than the stored ones.
fn is_older(stored: Option<&StoredGrant>, used: Option<&Secret>) -> bool {
    match (used, stored.map(|stored| &stored.content)) {
        (None, _) | (Some(_), Some(Content::Ended(_))) => true,
        (Some(used), Some(Content::Grant(grant))) => grant.has_refresh(used),
        // The user was signed out meanwhile.
        (Some(_), None) => false,
    }
}

fn changed_meanwhile() -> AuthError {
    AuthError::of_credentials("other clients changed the stored sign-in several times meanwhile: repeat the call")
}

fn ended_early(error: &tokio::task::JoinError) -> AuthError {
    AuthError::of_credentials(format!("the task that fetches the token ended early: {error}"))
}
