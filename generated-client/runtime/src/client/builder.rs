//! How a client is made.

use super::defaults::CallDefaults;
use super::handle::Client;
use super::shared::ClientInner;
use super::telemetry::{note_drift, note_store_failure};
use super::vendor_client::VendorClient;
#[cfg(feature = "blocking")]
use super::worker::Worker;
use crate::auth::{RequestIds, Sign, SigningContext, SigningContextInner, TokenStore};
use crate::error::{BuildError, Error};
use crate::operation::{HostVariable, Rate, Service};
use crate::rate_limit::{RateLimiters, validate};
use crate::response::{Drift, DriftCallback, DriftCounts};
use crate::retry::{Backoff, RetryBudget};
use crate::transport::{Hosts, HttpClient, HttpClientInner, Transport, TransportSettings, connect};
use crate::value::Clock;
use http::HeaderValue;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime};

/// Collects what a caller wants of a client, and makes it.
///
/// The vendor's own builder, which takes the credentials, gives one.
#[must_use = "a builder makes nothing until `build`"]
pub struct Builder<V> {
    settings: Settings,
    vendor: PhantomData<fn() -> V>,
}

struct Settings {
    sign: Box<dyn Sign>,
    base_url: Option<String>,
    host_variables: Vec<(&'static str, &'static str)>,
    allow_http: bool,
    own_transport: Option<Box<dyn Transport>>,
    transport: TransportSettings,
    defaults: CallDefaults,
    retries: u32,
    user_agent_suffix: Option<String>,
    max_body: usize,
    skip_limits: bool,
    rates: Vec<Rate>,
    skip_rates: bool,
    on_drift: Option<DriftCallback>,
    clock: Box<dyn Clock>,
    request_ids: Option<RequestIds>,
    token_store: Option<Box<dyn TokenStore>>,
}

const USER_AGENT: &str = concat!("clientloom-runtime/", env!("CARGO_PKG_VERSION"));

impl<V: VendorClient> Builder<V> {
    /// Begins with what signs the calls.
    pub fn new(sign: impl Sign + 'static) -> Self {
        let settings = Settings {
            sign: Box::new(sign),
            base_url: None,
            host_variables: Vec::new(),
            allow_http: false,
            own_transport: None,
            transport: TransportSettings::default(),
            defaults: CallDefaults::default(),
            retries: RetryBudget::RETRIES,
            user_agent_suffix: None,
            max_body: 8 * 1024 * 1024,
            skip_limits: false,
            rates: Vec::new(),
            skip_rates: false,
            on_drift: None,
            clock: Box::new(SystemTime::now),
            request_ids: None,
            token_store: None,
        };
        Self { settings, vendor: PhantomData }
    }

    /// Sends all calls to this address instead of the vendor's, with or without a path in front of
    /// the operations' own: `https://proxy.example/feishu`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = Some(url.into());
        self
    }

    /// Chooses among the vendor's hosts.
    pub fn host_variable<T: HostVariable>(mut self, variable: T) -> Self {
        self.settings.host_variables.push((T::NAME, variable.value()));
        self
    }

    /// Allows plain http to any host. Without it, only this machine is called that way.
    pub fn allow_http(mut self) -> Self {
        self.settings.allow_http = true;
        self
    }

    /// Sends with another transport. Proxy, root certificates and connect timeout are settings of
    /// the default transport and have no effect on another.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.settings.own_transport = Some(Box::new(transport));
        self
    }

    /// Sends by this proxy, instead of those that the environment names (`HTTPS_PROXY` and others).
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.settings.transport.proxy = Some(url.into());
        self
    }

    /// Trusts these certificates (PEM, one or more) beside those of the system.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.settings.transport.root_certificates.push(pem.into());
        self
    }

    /// Bounds the time for making a connection; 10 seconds unless set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.transport.connect_timeout = Some(timeout);
        self
    }

    /// Bounds the time of each whole call, its deadline; 5 minutes unless set. Waiting for a token, for
    /// the operation's rates and before repeats is part of it.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.defaults.timeout = timeout;
        self
    }

    /// Bounds the time of each attempt, from the moment it is sent to the end of its reply; 60 seconds
    /// unless set.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.defaults.attempt_timeout = timeout;
        self
    }

    /// Bounds the attempts of each call, the first one included; 3 unless set. 1 repeats nothing.
    ///
    /// What is repeated is decided by what the pages say: see [`OperationInfo::retry_safety`](crate::operation::OperationInfo::retry_safety) and
    /// [`ErrorRow::retry_safe`](crate::operation::ErrorRow::retry_safe). A call that was not sent is always repeated. Not
    /// counted is the one repeat with a new token where the old one was refused.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.settings.defaults.attempts = attempts;
        self
    }

    /// Waits a random time of up to `first` before the first repeat, up to double that before the next,
    /// and never more than `most`; half a second and 20 seconds unless set.
    ///
    /// Where the vendor says how long to wait, that is obeyed instead, up to two minutes; if it asks for
    /// more, the call fails and [`Error::retry_after`] says when to come back.
    pub fn backoff(mut self, first: Duration, most: Duration) -> Self {
        self.settings.defaults.backoff = Backoff { first, most };
        self
    }

    /// Allows so many repeats in a row that do not help, over all calls of the client and its clones; 100
    /// unless set. Successes give them back: a repeat that helps itself, ten calls without a repeat another.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.settings.retries = retries;
        self
    }

    /// Adds the caller's own name to the User-Agent: `my-app/1.0`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.settings.user_agent_suffix = Some(suffix.into());
        self
    }

    /// Bounds the body of a reply, in bytes; 8 MiB unless set.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.settings.max_body = bytes;
        self
    }

    /// Sends requests even if they break limits of their pages; vendors raise limits.
    ///
    /// What would change the address or is not JSON is refused all the same.
    pub fn skip_limits(mut self) -> Self {
        self.settings.skip_limits = true;
        self
    }

    /// Keeps this [`Rate`] too, for each operation by itself; beside the documented rates and those
    /// that were given before.
    ///
    /// What several processes, or clients that are built apart, may send together is theirs to
    /// divide: each gets its part as a rate of its own.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.settings.rates.push(rate);
        self
    }

    /// Sends without keeping the documented rates; vendors raise them. Those given to
    /// [`Builder::rate`] are kept all the same.
    pub fn skip_rates(mut self) -> Self {
        self.settings.skip_rates = true;
        self
    }

    /// Calls `watch` with every difference between a reply and its page that was tolerated: an unknown key, a
    /// value of another type, a code that is not documented. [`Client::drifts`] has the counts.
    ///
    /// It is called on the thread that reads the reply, before the call returns, and should not take long.
    pub fn on_drift(mut self, watch: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.settings.on_drift = Some(Box::new(watch));
        self
    }

    /// Tells the time of day by another clock. Rates and timeouts do not depend on it.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.settings.clock = Box::new(clock);
        self
    }

    /// Takes the ids of requests from here, where a signature has them; else they are random.
    pub fn request_ids(mut self, next: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.settings.request_ids = Some(Box::new(next));
        self
    }

    /// Keeps fetched tokens in a store too, so that clients and processes with the same credentials
    /// fetch one together. Tokens that the caller hands over ready-made are not stored.
    pub fn token_store(mut self, store: impl TokenStore + 'static) -> Self {
        self.settings.token_store = Some(Box::new(store));
        self
    }

    /// Makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if what was given makes no client: an address that is not one, plain http
    /// to a host elsewhere, https without TLS, a variant that the vendor does not have, a rate that
    /// allows no call.
    pub fn build(self) -> Result<V, Error> {
        self.settings.build(V::SERVICE).map(V::from_client)
    }
}

impl Settings {
    fn build(mut self, service: &'static Service) -> Result<Client, Error> {
        let tls = cfg!(any(feature = "rustls", feature = "native-tls"));
        let hosts = Hosts {
            base: self.base_url,
            host_variables: self.host_variables,
            allow_http: self.allow_http,
            tls: tls || self.own_transport.is_some(),
            found: RwLock::default(),
        };
        hosts.check_host_variables(service)?;
        hosts.base(service)?;
        self.rates.iter().try_for_each(validate)?;
        self.transport.direct = hosts.is_local();
        self.transport.plain = hosts.is_plain();
        let http = HttpClient::new(HttpClientInner {
            hosts,
            transport: match self.own_transport {
                Some(transport) => transport,
                None => Box::new(connect(&self.transport)?),
            },
            user_agent: user_agent(self.user_agent_suffix.as_deref())?,
            max_body: self.max_body,
        });
        let signing = SigningContext::new(SigningContextInner {
            http: http.clone(),
            clock: self.clock,
            request_ids: self.request_ids,
            token_store: self.token_store,
            on_store_failure: note_store_failure,
        });
        let Self { sign, skip_limits, skip_rates, defaults, .. } = self;
        Ok(Client::new(ClientInner {
            service,
            http,
            sign,
            signing,
            skip_limits,
            skip_rates,
            defaults,
            budget: RetryBudget::new(self.retries),
            limiters: RateLimiters::new(self.rates),
            drifts: Arc::new(DriftCounts::new(drift_callback(self.on_drift))),
            #[cfg(feature = "blocking")]
            worker: Worker::default(),
        }))
    }
}

/// Composes the event about a drift with the caller's callback.
fn drift_callback(on_drift: Option<DriftCallback>) -> DriftCallback {
    Box::new(move |drift| {
        note_drift(drift);
        if let Some(on_drift) = &on_drift {
            on_drift(drift);
        }
    })
}

fn user_agent(suffix: Option<&str>) -> Result<HeaderValue, BuildError> {
    let text = match suffix {
        Some(suffix) => format!("{USER_AGENT} {suffix}"),
        None => USER_AGENT.to_owned(),
    };
    HeaderValue::from_str(&text).map_err(|_| BuildError::new("the User-Agent suffix holds what a header cannot carry"))
}

/// Shows no address: that of a proxy may hold a password.
impl<V> fmt::Debug for Builder<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let timeout = &self.settings.defaults.timeout;
        f.debug_struct("Builder").field("timeout", timeout).finish_non_exhaustive()
    }
}
