//! The vendor that pushes events.

use super::fault::PushFault;
use super::frame::{address, framed};
use super::wire;
use crate::events::{AnyEvent, Event, PushesEvents, WebhookInfo, WebhookSecrets, encrypt, set, sign};
use crate::value::{Clock, Secret, Value};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request, Response};
use std::io;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A vendor that pushes events to a URL as its pages describe: encrypted and signed if the secrets
/// have a key, in plain JSON otherwise.
///
/// Each event has an ID of its own.
pub struct EventPusher<V> {
    secrets: WebhookSecrets,
    clock: Arc<dyn Clock>,
    fault: Option<PushFault>,
    pushed: AtomicU64,
    vendor: PhantomData<fn() -> V>,
}

impl<V: PushesEvents> EventPusher<V> {
    /// Creates a vendor that shares these secrets with the receiver.
    #[must_use]
    pub fn new(secrets: WebhookSecrets) -> Self {
        let clock = Arc::new(SystemTime::now);
        Self { secrets, clock, fault: None, pushed: AtomicU64::new(0), vendor: PhantomData }
    }

    /// Sets the clock for the time of signatures (default: the time of day).
    #[must_use]
    pub fn clock(self, clock: impl Clock + 'static) -> Self {
        Self { clock: Arc::new(clock), ..self }
    }

    /// Sets the fault of all further requests.
    pub fn set_fault(&mut self, fault: impl Into<Option<PushFault>>) {
        self.fault = fault.into();
    }

    /// Returns the documented events of a type as requests, without a URL.
    ///
    /// # Panics
    /// If a documented event is not valid JSON.
    #[must_use]
    pub fn documented<E: Event<Vendor = V>>(&self) -> Vec<Request<Bytes>> {
        self.documented_of(&AnyEvent::of::<E>())
    }

    /// Returns the documented events of a type as requests like [`documented`](Self::documented).
    ///
    /// # Panics
    /// If a documented event is not valid JSON.
    #[must_use]
    pub fn documented_of(&self, event: &AnyEvent) -> Vec<Request<Bytes>> {
        let json = |text: &&str| -> Value { text.parse().expect("a documented event is JSON") };
        let framed = |text| framed(V::WEBHOOK, event.info(), json(text));
        event.examples().iter().map(|text| self.request(framed(text))).collect()
    }

    /// Returns an event as a request, without a URL. `event` has its frame.
    ///
    /// The request has the token of the secrets and a new ID.
    #[must_use]
    pub fn request(&self, mut event: Value) -> Request<Bytes> {
        let is_replay = self.fault == Some(PushFault::Replay);
        let number = self.pushed.fetch_add(u64::from(!is_replay), Ordering::Relaxed);
        let id = format!("pushed-{}", number.saturating_sub(u64::from(is_replay)));
        let other = Secret::from("another token");
        let token =
            self.secrets.token_secret().map(|token| if self.is(PushFault::WrongToken) { &other } else { token });
        address(V::WEBHOOK, &mut event, token, &id);
        self.signed(&event)
    }

    /// Returns a test of the URL as a request, without a URL. It carries no signature.
    #[must_use]
    pub fn challenge(&self, challenge: &str) -> Request<Bytes> {
        let mut json = Value::Null;
        if let Some(info) = &V::WEBHOOK.challenge {
            set(&mut json, info.answer, Value::from(challenge));
            set(&mut json, info.marker, Value::from(info.value));
            if let (Some(path), Some(token)) = (info.token, self.secrets.token_secret()) {
                set(&mut json, path, Value::from(token.expose()));
            }
        }
        self.plain(self.body(&json))
    }

    /// Pushes the first documented event of a type to an `http` URL. Returns the receiver's
    /// response.
    ///
    /// # Errors
    /// If the receiver cannot be reached or gives no response, if the page documents no event, and
    /// after half of a body.
    pub async fn push<E: Event<Vendor = V>>(&self, url: &str) -> io::Result<Response<Bytes>> {
        let request = self.documented::<E>().into_iter().next();
        let request = request.ok_or_else(|| io::Error::other(format!("`{}` has no example", E::INFO.kind)))?;
        self.send(url, request).await
    }

    /// Sends a request to an `http` URL. Returns the receiver's response.
    ///
    /// # Errors
    /// If the receiver cannot be reached or gives no response, and after half of a body.
    pub async fn send(&self, url: &str, request: Request<Bytes>) -> io::Result<Response<Bytes>> {
        if !self.is(PushFault::HalfBody) {
            return wire::send(url, request).await;
        }
        wire::send_half(url, request).await?;
        Err(io::Error::new(io::ErrorKind::BrokenPipe, "the connection ended after half of the body"))
    }

    fn is(&self, fault: PushFault) -> bool {
        self.fault == Some(fault)
    }

    /// Returns the body of an event, encrypted if the secrets have a key.
    fn body(&self, event: &Value) -> Bytes {
        let (Some(info), Some(key)) = (V::WEBHOOK.encryption, self.secrets.key_secret()) else {
            return event.to_string().into();
        };
        let other = Secret::from("another key");
        let key = if self.is(PushFault::OtherKey) { &other } else { key };
        let iv = std::array::from_fn(|_| fastrand::u8(..));
        let mut outer = Value::Null;
        set(&mut outer, info.member, Value::from(encrypt(key, iv, event.to_string().as_bytes())));
        outer.to_string().into()
    }

    /// Returns a request without a signature.
    fn plain(&self, body: Bytes) -> Request<Bytes> {
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
        if let Some(authorization) = self.secrets.authorization_secret() {
            let wrong = self.is(PushFault::WrongToken).then_some("Bearer another");
            let text = wrong.unwrap_or_else(|| authorization.expose());
            headers.insert(AUTHORIZATION, HeaderValue::from_str(text).expect("a secret of visible characters"));
        }
        request
    }

    /// Returns a signed request, if the vendor signs and the secrets have a key.
    fn signed(&self, event: &Value) -> Request<Bytes> {
        let WebhookInfo { signature, .. } = V::WEBHOOK;
        let mut request = self.plain(self.body(event));
        let (Some(info), Some(key)) = (signature, self.secrets.key_secret()) else { return request };
        if self.is(PushFault::MissingSignature) {
            return request;
        }
        let age = if self.is(PushFault::OldTimestamp) { Duration::from_secs(24 * 60 * 60) } else { Duration::ZERO };
        let since = self.clock.now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let timestamp = since.saturating_sub(age).as_secs().to_string();
        let nonce = fastrand::u64(..).to_string();
        let body: &[u8] = if self.is(PushFault::WrongSignature) { b"another body" } else { request.body() };
        let signature = sign(timestamp.as_bytes(), nonce.as_bytes(), key, body);
        for (name, value) in [(info.timestamp, timestamp), (info.nonce, nonce), (info.header, signature)] {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a documented header");
            request.headers_mut().insert(name, HeaderValue::from_str(&value).expect("digits"));
        }
        request
    }
}
