//! What a single call may say otherwise than its client.

use crate::value::Secret;
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// Options of a call; what is not set is as the client has it.
///
/// [`Call`](crate::Call) has a method for each. Collected here they serve many calls, or a batch.
#[derive(Clone, Default)]
#[must_use]
pub struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) attempts: Option<u32>,
    pub(crate) skip_limits: bool,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Vec<(String, Value)>,
    pub(crate) request_id: Option<String>,
    pub(crate) bearer: Option<Secret>,
    pub(crate) tenant: Option<String>,
}

impl Options {
    /// No options: everything as the client has it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Bounds the time of the whole call, its deadline: waiting for a token, for the operation's rates and before
    /// repeats is part of it. Where the reply is a file, the call is over when that begins.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout: Some(timeout), ..self }
    }

    /// Bounds the time of each attempt, from the moment it is sent to the end of its reply, files that it carries
    /// included. Where the reply is a file, it is up to where that begins, and then the wait for each part of it.
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        Self { attempt_timeout: Some(timeout), ..self }
    }

    /// Bounds the attempts, the first one included; 1 repeats nothing.
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: Some(attempts), ..self }
    }

    /// Sends the request even if it breaks limits of its page; vendors raise limits.
    ///
    /// What would change the address or is not JSON is refused all the same.
    pub fn skip_limits(self) -> Self {
        Self { skip_limits: true, ..self }
    }

    /// Adds a header, in place of one of the same name but for those of the signature; at most 1,000.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter, in place of the request's own of that name. Given more than once, all are sent.
    pub fn query_field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Adds a field to the JSON body, as it is and in place of the request's own of that name, whose limits are then
    /// not checked. [`Value::Null`] is sent as `null`.
    pub fn body_field(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        let name = name.into();
        self.body.retain(|(earlier, _)| *earlier != name);
        self.body.push((name, value.into()));
        self
    }

    /// Names the call by this id, where a signature sends one and in spans; each attempt has the same.
    pub fn request_id(self, id: impl Into<String>) -> Self {
        Self { request_id: Some(id.into()), ..self }
    }

    /// Sends this token (`Authorization: Bearer …`) instead of the client's credentials, and counts the call against
    /// rates of its own. If it is refused, it is not replaced.
    pub fn bearer(self, token: impl Into<Secret>) -> Self {
        Self { bearer: Some(token.into()), ..self }
    }

    /// Calls for this tenant instead of the client's, and counts the call against rates of its own.
    ///
    /// Credentials that know no tenants refuse it with [`Error::Auth`](crate::Error::Auth).
    pub fn tenant(self, tenant: impl Into<String>) -> Self {
        Self { tenant: Some(tenant.into()), ..self }
    }

    /// Whether the call itself gives the body's field `name`.
    pub(crate) fn gives_body(&self, name: &str) -> bool {
        self.body.iter().any(|(given, _)| given == name)
    }

    /// Whether the call itself gives the query's field `name`.
    pub(crate) fn gives_query(&self, name: &str) -> bool {
        self.query.iter().any(|(given, _)| given == name)
    }
}

/// Shows names, and no value that may be a secret.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("attempts", &self.attempts)
            .field("skip_limits", &self.skip_limits)
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("query", &self.query.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("body", &self.body.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("request_id", &self.request_id)
            .field("tenant", &self.tenant)
            .finish_non_exhaustive()
    }
}
