//! A vendor without a socket, for paused time: it issues tokens to apps and tenants.

use crate::sample::{Acme, SERVICE, valid};
use clientloom_runtime::auth::TokenExchange;
use clientloom_runtime::auth::{Exchange, Sign, TenantExchange, Ticket};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::transport::Transport;
use clientloom_runtime::transport::{BoxFuture, TransferLimits};
use clientloom_runtime::{Builder, Call, Error};
use clientloom_runtime::{Value, http};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub static OWN: Exchange = exchange("/auth/own", &["app_id", "app_secret"]);
pub static APP: Exchange = exchange("/auth/app", &["app_id", "app_secret", "app_ticket"]);
pub static OF_TENANT: Exchange = exchange("/auth/tenant", &["app_token", "tenant_key"]);

const fn exchange(path: &'static str, send: &'static [&'static str]) -> Exchange {
    let base = Exchange::of(&SERVICE);
    Exchange { path, send, token: "token", expires_in: "expire", renew_below: 1800, unusable_below: 300, ..base }
}

/// Returns the signer of an app with one tenant.
pub fn own() -> TokenExchange {
    TokenExchange::new(&OWN, "app-1", "secret-1")
}

/// Returns the signer of an app with many tenants.
pub fn store(ticket: impl Into<Ticket>) -> TenantExchange {
    TenantExchange::new([&APP, &OF_TENANT], "app-2", "secret-2", ticket, "red")
}

/// Duration of responses, successful and scripted.
pub const SUCCESS_DELAY: Duration = Duration::from_millis(100);
pub const SCRIPTED_DELAY: Duration = Duration::from_millis(250);

/// A function that replaces the response to a request.
type Script = dyn Fn(&str) -> Option<&'static str> + Send + Sync;

/// A vendor that records each request as one line.
///
/// Token requests are `own app-1 secret-1`, `app app-2 secret-2 ticket-1` and `tenant a1 red`;
/// calls are `call Bearer r1`.
#[derive(Clone)]
pub struct Issuer {
    asked: Arc<Mutex<Vec<String>>>,
    issued: Arc<AtomicU64>,
    seconds: Arc<AtomicU64>,
    script: Arc<Script>,
}

impl Issuer {
    /// Creates a vendor that responds as the script says, else with success.
    pub fn new(script: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static) -> Self {
        let [issued, seconds] = [(); 2].map(|()| Arc::default());
        Self { asked: Arc::default(), issued, seconds, script: Arc::new(script) }
    }

    /// Creates a vendor that issues tokens and accepts them.
    pub fn fine() -> Self {
        Self::new(|_| None)
    }

    /// Sets the clock of its clients, in seconds.
    pub fn set_time(&self, seconds: u64) {
        self.seconds.store(seconds, Ordering::SeqCst);
    }

    pub fn builder(&self, sign: impl Sign + 'static) -> Builder<Acme> {
        let seconds = Arc::clone(&self.seconds);
        let clock = move || -> SystemTime { UNIX_EPOCH + Duration::from_secs(seconds.load(Ordering::SeqCst)) };
        Builder::new(sign).transport(self.clone()).clock(clock)
    }

    pub fn client(&self, sign: impl Sign + 'static) -> Acme {
        self.builder(sign).build().unwrap()
    }

    /// Returns the requests since the last call of this method.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    /// Returns the token requests since the last call of this method.
    pub fn fetches(&self) -> Vec<String> {
        self.asked().into_iter().filter(|line| !line.starts_with("call")).collect()
    }

    fn answer(&self, line: &str) -> String {
        let Some(named) = line.split(' ').next().filter(|kind| *kind != "call") else {
            return r#"{"code":0}"#.to_owned();
        };
        let named = if named == "tenant" { line.rsplit(' ').next().unwrap_or_default() } else { named };
        let number = self.issued.fetch_add(1, Ordering::SeqCst) + 1;
        format!(r#"{{"code":0,"token":"{named}-{number}","expire":7200}}"#)
    }
}

impl Transport for Issuer {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let line = line(&request);
        self.asked.lock().unwrap().push(line.clone());
        let scripted = (self.script)(&line).map(str::to_owned);
        let takes = if scripted.is_some() { SCRIPTED_DELAY } else { SUCCESS_DELAY };
        let answer = scripted.unwrap_or_else(|| self.answer(&line));
        Box::pin(async move {
            tokio::time::sleep(takes).await;
            Ok(http::Response::new(answer.into()))
        })
    }
}

fn line(request: &http::Request<Bytes>) -> String {
    let Some((_, kind)) = request.uri().path().split_once("/auth/") else {
        let token = request.headers()["authorization"].to_str().unwrap();
        return format!("call {}", token.trim_start_matches("Bearer "));
    };
    let body: Value = serde_json::from_slice(request.body()).unwrap();
    let fields = [OWN, APP, OF_TENANT].into_iter().find(|exchange| exchange.path.ends_with(kind)).unwrap().send;
    let values = fields.iter().map(|field| body[*field].as_str().unwrap());
    assert_eq!(body.as_object().unwrap().len(), fields.len());
    [kind].into_iter().chain(values).collect::<Vec<_>>().join(" ")
}

/// Makes a call.
pub async fn call(acme: &Acme) -> Result<(), Error> {
    Call::new(&acme.0, &valid()).await.map(|_| ())
}

/// Makes a call for another tenant than the default one.
pub async fn call_for(acme: &Acme, tenant: &str) -> Result<(), Error> {
    Call::new(&acme.0, &valid()).tenant(tenant).await.map(|_| ())
}

/// Makes a hundred concurrent calls.
pub async fn hundred(acme: &Acme) -> Vec<Result<(), Error>> {
    let calls = (0..100).map(|_| {
        let acme = acme.clone();
        tokio::spawn(async move { call(&acme).await })
    });
    let mut results = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        results.push(call.await.unwrap());
    }
    results
}
