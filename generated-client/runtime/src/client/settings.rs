//! The settings that a builder collects, and the client that they make.

use super::defaults::CallDefaults;
use super::handle::Client;
use super::shared::ClientInner;
use super::telemetry::{note_drift, note_store_failure};
#[cfg(feature = "blocking")]
use super::worker::Worker;
#[cfg(feature = "users")]
use crate::auth::UserTokens;
use crate::auth::{RequestIds, Sign, SigningContext, SigningContextInner, TokenStore};
use crate::error::{BuildError, Error};
use crate::operation::Service;
use crate::rate_limit::{RateLimiters, RateRules};
use crate::response::{DriftCallback, DriftCounts};
use crate::retry::RetryBudget;
use crate::transport::{Hosts, HttpClient, HttpClientInner, Proxies, Transport, TransportSettings, connect};
use crate::value::{Clock, excerpt};
use http::HeaderValue;
use std::sync::{Arc, RwLock};
use std::time::SystemTime;

/// The settings of a client.
pub(super) struct ClientSettings {
    pub sign: Box<dyn Sign>,
    pub base_url: Option<String>,
    /// Names and values.
    pub host_variables: Vec<(&'static str, &'static str)>,
    pub allow_http: bool,
    /// The caller's transport in place of the default one.
    pub own_transport: Option<Box<dyn Transport>>,
    pub transport: TransportSettings,
    pub defaults: CallDefaults,
    pub retries: u32,
    pub user_agent_suffix: Option<String>,
    pub max_body: usize,
    pub token_kind: Option<&'static str>,
    #[cfg(feature = "users")]
    pub users: Option<UserTokens>,
    pub skip_limits: bool,
    pub rate_rules: RateRules,
    pub skip_rates: bool,
    pub on_drift: Option<DriftCallback>,
    pub clock: Box<dyn Clock>,
    pub request_ids: Option<RequestIds>,
    pub token_store: Option<Box<dyn TokenStore>>,
}

const USER_AGENT: &str = concat!("clientloom-runtime/", env!("CARGO_PKG_VERSION"));

impl ClientSettings {
    pub fn new(sign: Box<dyn Sign>) -> Self {
        Self {
            sign,
            base_url: None,
            host_variables: Vec::new(),
            allow_http: false,
            own_transport: None,
            transport: TransportSettings::default(),
            defaults: CallDefaults::default(),
            retries: RetryBudget::RETRIES,
            user_agent_suffix: None,
            max_body: 8 * 1024 * 1024,
            token_kind: None,
            #[cfg(feature = "users")]
            users: None,
            skip_limits: false,
            rate_rules: RateRules::default(),
            skip_rates: false,
            on_drift: None,
            clock: Box::new(SystemTime::now),
            request_ids: None,
            token_store: None,
        }
    }

    /// Builds a client of this vendor.
    pub fn build(mut self, service: &'static Service) -> Result<Client, Error> {
        let hosts = self.hosts();
        hosts.check_host_variables(service)?;
        hosts.base(service)?;
        self.rate_rules.check()?;
        let http = self.http_client(hosts)?;
        let signing = SigningContext::new(SigningContextInner {
            http: http.clone(),
            clock: self.clock,
            request_ids: self.request_ids,
            token_store: self.token_store,
            on_store_failure: note_store_failure,
        });
        let Self { sign, token_kind, skip_limits, skip_rates, defaults, .. } = self;
        Ok(Client::new(ClientInner {
            service,
            http,
            sign,
            signing,
            token_kind,
            #[cfg(feature = "users")]
            users: self.users,
            skip_limits,
            skip_rates,
            defaults,
            budget: RetryBudget::new(self.retries),
            limiters: RateLimiters::new(self.rate_rules),
            drifts: Arc::new(DriftCounts::new(drift_callback(self.on_drift))),
            #[cfg(feature = "blocking")]
            worker: Worker::default(),
        }))
    }

    fn hosts(&mut self) -> Hosts {
        let has_tls = cfg!(any(feature = "rustls", feature = "native-tls"));
        let mut hosts = Hosts {
            base: self.base_url.take(),
            host_variables: std::mem::take(&mut self.host_variables),
            allow_http: self.allow_http,
            tls: has_tls || self.own_transport.is_some(),
            proxies: Proxies::None,
            found: RwLock::default(),
        };
        hosts.proxies = match &self.transport.proxy {
            _ if self.own_transport.is_some() => Proxies::None,
            Some(_) => Proxies::Own,
            None if hosts.is_local() => Proxies::None,
            None => Proxies::of_environment(|name| std::env::var(name).ok()),
        };
        hosts
    }

    fn http_client(&mut self, hosts: Hosts) -> Result<HttpClient, Error> {
        self.transport.direct = hosts.is_local();
        self.transport.plain = hosts.is_plain();
        let transport = match self.own_transport.take() {
            Some(transport) => transport,
            None => Box::new(connect(&self.transport)?),
        };
        let user_agent = user_agent(self.user_agent_suffix.as_deref())?;
        Ok(HttpClient::new(HttpClientInner { hosts, transport, user_agent, max_body: self.max_body }))
    }
}

/// Composes the `tracing` event about a deviation with the caller's callback.
fn drift_callback(on_drift: Option<DriftCallback>) -> DriftCallback {
    Box::new(move |drift| {
        note_drift(drift);
        if let Some(on_drift) = &on_drift {
            on_drift(drift);
        }
    })
}

fn user_agent(suffix: Option<&str>) -> Result<HeaderValue, BuildError> {
    let Some(suffix) = suffix else { return Ok(HeaderValue::from_static(USER_AGENT)) };
    HeaderValue::from_str(&format!("{USER_AGENT} {suffix}")).map_err(|_| {
        let suffix = excerpt(&suffix.escape_debug().to_string(), 100);
        BuildError::new(format!("invalid User-Agent suffix `{suffix}`: use visible ASCII characters"))
    })
}
