//! The receiver of a vendor's events.

use super::claim::is_recent;
use super::delivery::{Challenge, Delivery};
use super::error::{WebhookError, WebhookErrorKind};
use super::info::{ChallengeInfo, WebhookInfo};
use super::path::{at, text_at};
use super::received::Received;
use super::secrets::WebhookSecrets;
use super::seen::{SeenIds, SeenStore};
use super::signature::Signed;
use super::traits::PushesEvents;
use super::{authorization, cipher, frame, signature};
use crate::error::BuildError;
use crate::value::{Clock, Value};
use http::HeaderMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The default age of a signature, and the time for which IDs are remembered.
const MAX_AGE: Duration = Duration::from_secs(8 * 60 * 60);

/// The default size of a body, in bytes.
const MAX_BODY: usize = 2 * 1024 * 1024;

/// The receiver of the events that a vendor pushes to a URL.
///
/// Clones share the memory of IDs. Events of all frames may come to one URL.
pub struct Webhook<V> {
    shared: Arc<Shared>,
    vendor: PhantomData<fn() -> V>,
}

#[derive(Clone)]
struct Shared {
    info: &'static WebhookInfo,
    secrets: WebhookSecrets,
    seen: Arc<dyn SeenStore>,
    clock: Arc<dyn Clock>,
    max_age: Option<Duration>,
    max_body: usize,
}

impl<V: PushesEvents> Webhook<V> {
    /// Creates the receiver of an app.
    ///
    /// # Errors
    /// [`BuildError`] if no secret is set, because any request would then be an event, or if a
    /// secret is set that the vendor does not send.
    pub fn new(secrets: WebhookSecrets) -> Result<Self, BuildError> {
        let info = V::WEBHOOK;
        let has_token = info.frames.iter().any(|frame| frame.token.is_some());
        let unused = [
            ("token", secrets.token.is_some() && !has_token),
            ("encrypt_key", secrets.encrypt_key.is_some() && info.signature.is_none() && info.encryption.is_none()),
            ("bearer` or `basic", secrets.authorization.is_some() && !info.is_authorized),
        ];
        if let Some((name, _)) = unused.into_iter().find(|(_, is_unused)| *is_unused) {
            return Err(BuildError::new(format!("the vendor's events contain no `{name}`: remove this secret")));
        }
        if secrets.is_empty() {
            return Err(BuildError::new("the webhook has no secret, so it could verify no event: set one"));
        }
        Ok(Self::of(Shared {
            info,
            secrets,
            seen: Arc::new(SeenIds::default()),
            clock: Arc::new(SystemTime::now),
            max_age: Some(MAX_AGE),
            max_body: MAX_BODY,
        }))
    }

    fn of(shared: Shared) -> Self {
        Self { shared: Arc::new(shared), vendor: PhantomData }
    }

    /// Sets the store of IDs (default: [`SeenIds`], in the memory of this process).
    #[must_use]
    pub fn seen(self, store: impl SeenStore + 'static) -> Self {
        Self::of(Shared { seen: Arc::new(store), ..Shared::clone(&self.shared) })
    }

    /// Sets the clock (default: the time of day).
    #[must_use]
    pub fn clock(self, clock: impl Clock + 'static) -> Self {
        Self::of(Shared { clock: Arc::new(clock), ..Shared::clone(&self.shared) })
    }

    /// Sets how far the time of a signature may be from the clock (default: eight hours), and how
    /// long IDs are remembered.
    ///
    /// With `None`, a signature of any age is valid, and IDs are remembered for eight hours. An
    /// event that was recorded can then be replayed later.
    #[must_use]
    pub fn max_age(self, max_age: impl Into<Option<Duration>>) -> Self {
        Self::of(Shared { max_age: max_age.into(), ..Shared::clone(&self.shared) })
    }

    /// Sets the largest accepted body, in bytes (default: 2 MiB).
    ///
    /// Limit the body where it is read too.
    #[must_use]
    pub fn max_body(self, bytes: usize) -> Self {
        Self::of(Shared { max_body: bytes, ..Shared::clone(&self.shared) })
    }

    /// Verifies and decrypts a request. `body` is the body as it came.
    ///
    /// # Errors
    /// [`WebhookError`] if the request is not an event to process. It has the response to give
    /// back.
    pub async fn receive(&self, headers: &HeaderMap, body: &[u8]) -> Result<Delivery, WebhookError> {
        let delivery = self.shared.verify(headers, body)?;
        if let Delivery::Event(event) = &delivery
            && let Some(id) = event.id()
        {
            self.shared.claim(&id).await?;
        }
        Ok(delivery)
    }

    /// Forgets the ID of an event that could not be processed, so that its repeat is new.
    ///
    /// Respond with a failure then, such as status 500, and the vendor sends the event again.
    ///
    /// # Errors
    /// [`WebhookError`] if the store of IDs fails.
    pub async fn forget(&self, event: &Received) -> Result<(), WebhookError> {
        match event.id() {
            Some(id) => self.shared.seen.forget(&id).await.map_err(WebhookError::store),
            None => Ok(()),
        }
    }
}

impl Shared {
    /// Verifies a request by everything but the memory of IDs.
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<Delivery, WebhookErrorKind> {
        if body.len() > self.max_body {
            return Err(WebhookErrorKind::TooLarge);
        }
        authorization::check(self.secrets.authorization.as_ref(), headers)?;
        let signed = self.signed(headers, body)?;
        let opened = self.open(body);
        let challenge = |opened: &Opened| self.info.challenge.as_ref().filter(|info| is_challenge(info, &opened.json));
        // Without a signature, a failure to decrypt must look like any other request.
        if signed == Some(Signed::Missing) && opened.as_ref().ok().and_then(challenge).is_none() {
            return Err(WebhookErrorKind::MissingSignature);
        }
        let opened = opened?;
        match challenge(&opened) {
            Some(info) => self.challenge(info, &opened, signed),
            None => self.event(opened.json, signed),
        }
    }

    /// Compares the signature; `None` if the vendor or the webhook has none.
    fn signed(&self, headers: &HeaderMap, body: &[u8]) -> Result<Option<Signed>, WebhookErrorKind> {
        match (&self.info.signature, &self.secrets.encrypt_key) {
            (Some(info), Some(key)) => signature::check(info, key, headers, body).map(Some),
            _ => Ok(None),
        }
    }

    /// Reads a body, and decrypts it if it is encrypted.
    fn open(&self, body: &[u8]) -> Result<Opened, WebhookErrorKind> {
        let outer = parse(body)?;
        let member = self.info.encryption.and_then(|info| outer.as_object()?.get(info.member));
        let Some(encrypted) = member else { return Ok(Opened { json: outer, is_decrypted: false }) };
        let key = self.secrets.encrypt_key.as_ref().ok_or(WebhookErrorKind::NoKey)?;
        let plain = encrypted.as_str().and_then(|text| cipher::decrypt(key, text));
        // One wrong key in 256 gives bytes with right padding.
        let text = plain.filter(|plain| std::str::from_utf8(plain).is_ok());
        let json = parse(&text.ok_or(WebhookErrorKind::Undecryptable)?)?;
        Ok(Opened { json, is_decrypted: true })
    }

    /// Answers a test of the URL. Its token, its encryption or its signature proves the sender.
    fn challenge(
        &self,
        info: &ChallengeInfo,
        opened: &Opened,
        signed: Option<Signed>,
    ) -> Result<Delivery, WebhookErrorKind> {
        if info.token.is_some() {
            frame::check_token(self.secrets.token.as_ref(), &opened.json, info.token)?;
        }
        let has_token = self.secrets.token.is_some() && info.token.is_some();
        if signed == Some(Signed::Missing) && !(opened.is_decrypted || has_token) {
            return Err(WebhookErrorKind::MissingSignature);
        }
        let answer = at(&opened.json, info.answer).ok_or(WebhookErrorKind::Unreadable)?;
        Ok(Delivery::Challenge(Challenge::new(info.answer, answer.clone())))
    }

    /// Returns the event, if its token and its time are right.
    fn event(&self, json: Value, signed: Option<Signed>) -> Result<Delivery, WebhookErrorKind> {
        let found = frame::find(self.info, &json)?;
        frame::check_token(self.secrets.token.as_ref(), &json, found.and_then(|frame| frame.token))?;
        match signed {
            Some(Signed::At(at)) if !is_recent(at, self.clock.now(), self.max_age) => Err(WebhookErrorKind::TooOld),
            _ => Ok(Delivery::Event(Received::new(self.info, found, json))),
        }
    }

    /// Remembers the ID of an event.
    async fn claim(&self, id: &str) -> Result<(), WebhookError> {
        // A signature may be as far before the clock as after it, so an ID is kept for both.
        let keep = self.max_age.map_or(MAX_AGE, |age| age.saturating_mul(2));
        match self.seen.claim(id, self.clock.now(), keep).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(WebhookError::repeated(id, self.info.answer)),
            Err(source) => Err(WebhookError::store(source)),
        }
    }
}

/// The JSON of a body, after its encryption was removed.
struct Opened {
    json: Value,
    is_decrypted: bool,
}

/// Reads JSON; a byte-order mark before it is allowed.
fn parse(body: &[u8]) -> Result<Value, WebhookErrorKind> {
    let text = std::str::from_utf8(body).map_err(|_| WebhookErrorKind::Unreadable)?;
    text.trim_start_matches('\u{FEFF}').parse().map_err(|_| WebhookErrorKind::Unreadable)
}

fn is_challenge(info: &ChallengeInfo, json: &Value) -> bool {
    text_at(json, info.marker).is_some_and(|value| value == info.value)
}

impl<V> Clone for Webhook<V> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), vendor: PhantomData }
    }
}

impl<V> fmt::Debug for Webhook<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shared { secrets, max_age, max_body, .. } = &*self.shared;
        let mut debug = f.debug_struct("Webhook");
        debug.field("secrets", secrets).field("max_age", max_age).field("max_body", max_body).finish_non_exhaustive()
    }
}
