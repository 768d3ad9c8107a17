//! Options of one call.

use crate::error::{LimitRule, Violation};
use crate::value::{MAX_DEPTH, Secret, Value, dismantle, is_deeper_than};
use std::fmt;
use std::time::Duration;

/// Options of one call. An unset option keeps the client's value.
///
/// [`Call`](crate::Call) has a method for each option. An `Options` value can be used for many
/// calls, or for a batch.
#[derive(Clone, Default)]
#[must_use]
pub struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    #[cfg(feature = "streams")]
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) attempts: Option<u32>,
    pub(crate) skip_limits: bool,
    pub(crate) strict: bool,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Vec<(String, Value)>,
    /// The fields of the body whose values are too deep; the values are dropped.
    too_deep: Vec<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) bearer: Option<Secret>,
    pub(crate) tenant: Option<String>,
    pub(crate) user: Option<String>,
}

impl Options {
    /// Creates options that keep all values of the client.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the deadline of the call, for all its attempts.
    ///
    /// It includes the waits for a token, for the rate limit and before retries. For a download, or
    /// a stream of events, it ends when the response begins.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout: Some(timeout), ..self }
    }

    /// Sets the timeout of each attempt, from sending to the end of the response.
    ///
    /// It includes the time to send files. For a download, it bounds the time until the file
    /// begins, then the wait for each chunk. For a stream of events, it ends when the response
    /// begins.
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        Self { attempt_timeout: Some(timeout), ..self }
    }

    /// Sets the longest wait for each part of a stream of events, comments included.
    ///
    /// It applies from the beginning of the response, where the other timeouts end.
    #[cfg(feature = "streams")]
    pub fn idle_timeout(self, timeout: Duration) -> Self {
        Self { idle_timeout: Some(timeout), ..self }
    }

    /// Sets the largest number of attempts, the first one included; 1 disables retries.
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: Some(attempts), ..self }
    }

    /// Sends the request even if it violates limits of its page, because vendors raise limits.
    ///
    /// Values that change the URL, and values that JSON or HTTP cannot express, are still refused.
    pub fn skip_limits(self) -> Self {
        Self { skip_limits: true, ..self }
    }

    /// Makes every deviation of the response from its page an error.
    ///
    /// Without it, the response is read leniently, and
    /// [`Response::deviations`](crate::Response::deviations) lists its deviations.
    pub fn strict(self) -> Self {
        Self { strict: true, ..self }
    }

    /// Sets a header, at most 1,000 for each call.
    ///
    /// It replaces a header of the same name, except for those of the signature. Headers that
    /// delimit the body, name the server or control the connection are refused: `Content-Length`,
    /// `Transfer-Encoding`, `Host`, `Connection`, `Upgrade`, `TE`, `Trailer`, `Expect`,
    /// `Keep-Alive`, `HTTP2-Settings` and `Proxy-*`.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter.
    ///
    /// It replaces the parameter of the same name in the request. Parameters that are added more
    /// than once are all sent.
    pub fn query_field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Sets a field of the body.
    ///
    /// It replaces the field of the same name in the request, and its limits are not checked.
    /// [`Value::Null`] is sent as `null`. A value of more than 128 levels of lists and objects is
    /// dropped here, and the call fails with [`Error::Invalid`](crate::Error::Invalid).
    pub fn body_field(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        let (name, value) = (name.into(), value.into());
        self.body.retain(|(earlier, _)| *earlier != name);
        self.too_deep.retain(|earlier| *earlier != name);
        if is_deeper_than(&value, MAX_DEPTH) {
            dismantle(value);
            self.too_deep.push(name);
        } else {
            self.body.push((name, value));
        }
        self
    }

    /// Sets the request id.
    ///
    /// All attempts use it. Spans show it, and signatures with an id contain it.
    pub fn request_id(self, id: impl Into<String>) -> Self {
        Self { request_id: Some(id.into()), ..self }
    }

    /// Sends this token instead of the client's credentials.
    ///
    /// The token is in `Authorization: Bearer …`, or in the headers that the page names for it. The
    /// call has rate limits of its own, by token. A refused token is not replaced. A call that
    /// takes no credentials is refused with [`Error::Auth`](crate::Error::Auth).
    pub fn bearer(self, token: impl Into<Secret>) -> Self {
        Self { bearer: Some(token.into()), ..self }
    }

    /// Calls for this tenant instead of the client's.
    ///
    /// The call has rate limits of its own, by tenant. Credentials without tenants refuse it with
    /// [`Error::Auth`](crate::Error::Auth), and so do calls that take no credentials.
    pub fn tenant(self, tenant: impl Into<String>) -> Self {
        Self { tenant: Some(tenant.into()), ..self }
    }

    /// Calls for this user instead of the client's own credentials.
    ///
    /// The name is the one that the caller gave the user when the user signed in, see
    /// [`Users`](crate::auth::Users). The call counts against the same rate limits as the client's
    /// own calls. A client without users refuses it with [`Error::Auth`](crate::Error::Auth).
    #[cfg(feature = "users")]
    pub fn user(self, user: impl Into<String>) -> Self {
        Self { user: Some(user.into()), ..self }
    }

    /// Whether the options set the field `name` of the body.
    pub(crate) fn sets_body(&self, name: &str) -> bool {
        self.body.iter().any(|(given, _)| given == name)
    }

    /// Returns the violations by values of the options.
    pub(crate) fn violations(&self) -> impl Iterator<Item = Violation> {
        let rule = LimitRule::Depth { max: MAX_DEPTH };
        self.too_deep.iter().map(move |name| Violation { address: name.clone(), rule: rule.clone() })
    }

    /// Whether the options set the query parameter `name`.
    pub(crate) fn sets_query(&self, name: &str) -> bool {
        self.query.iter().any(|(given, _)| given == name)
    }
}

/// Shows names, but no values that may be secret.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("attempts", &self.attempts)
            .field("skip_limits", &self.skip_limits)
            .field("strict", &self.strict)
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("query", &self.query.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("body", &self.body.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("request_id", &self.request_id)
            .field("tenant", &self.tenant)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}
