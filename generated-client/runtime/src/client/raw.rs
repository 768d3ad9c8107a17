//! A call by method and path, without a spec.

use super::handle::Client;
use super::into_body::IntoBody;
use super::prepared_call::PreparedCall;
use crate::error::{BuildError, Error, InvalidRequest, LimitRule, Violation};
#[cfg(feature = "streams")]
use crate::operation::OperationInfo;
use crate::operation::{Concurrency, Method, Rate, ResponseFormat, RetrySafety, Service};
use crate::rate_limit::{ValueLimits, validate};
use crate::request::{Options, add_extensions, add_headers, json_bytes, replace_query};
use crate::response::{Response, ResponseContext};
use crate::transport::{BoxFuture, is_dots};
use crate::value::{MAX_DEPTH, Value, dismantle, excerpt, is_deeper_than};
use bytes::Bytes;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A call by method and path.
///
/// The client signs the call, reads the vendor's envelope and error codes, and retries, as for any
/// other call. Facts of a page are missing:
///
/// - Limits are not checked, apart from the depth: a value in the body has at most 128 levels of
///   lists and objects.
/// - No rate limit is documented; [`rate`](Self::rate) sets one.
/// - No number of calls at a time is documented; [`concurrency`](Self::concurrency) sets one.
/// - The call is not known to be safe to retry; [`retry_is_safe`](Self::retry_is_safe) declares it.
///
/// Calls of the same method and path, without the query, share a rate limit.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct RawCall<'a> {
    client: &'a Client,
    service: &'static Service,
    method: Method,
    path: String,
    body: Option<Value>,
    /// Whether the body was too deep; it is then dropped.
    is_too_deep: bool,
    rates: Vec<Rate>,
    concurrency: Option<u32>,
    retry_safety: RetrySafety,
    options: Options,
}

impl Client {
    /// Creates a call of any operation of the vendor, by method and path.
    ///
    /// `path` is the percent-encoded path and query, and begins with `/`. `json` is the body, if
    /// any. [`RawCall`] lists the facts that such a call lacks. To add an undocumented field to a
    /// typed call, use [`Options::body_field`].
    pub fn call_raw(&self, method: Method, path: impl Into<String>, json: impl IntoBody) -> RawCall<'_> {
        RawCall::new(self, self.service(), method, path.into(), json.into_body())
    }
}

static JSON: &[(&str, &str)] = &[("Content-Type", "application/json")];

impl<'a> RawCall<'a> {
    pub(super) fn new(
        client: &'a Client,
        service: &'static Service,
        method: Method,
        path: String,
        body: Option<Value>,
    ) -> Self {
        let (rates, retry_safety, options) = (Vec::new(), RetrySafety::NotSaid, Options::default());
        // The object of the body does not count as a level, as for calls with a page.
        let is_deep = |body: &Value| is_deeper_than(body, MAX_DEPTH + usize::from(body.is_object()));
        let (body, is_too_deep) = match body {
            Some(body) if is_deep(&body) => {
                dismantle(body);
                (None, true)
            }
            body => (body, false),
        };
        let concurrency = None;
        Self { client, service, method, path, body, is_too_deep, rates, concurrency, retry_safety, options }
    }

    /// Sets the service of the vendor whose host, envelope and error codes apply.
    pub fn service(self, service: &'static Service) -> Self {
        Self { service, ..self }
    }

    /// Adds a rate limit, to those of the client and of earlier calls of the same method and path.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.rates.push(rate);
        self
    }

    /// Sets how many calls of the same method and path may run at a time, at least 1 (default: no
    /// bound).
    ///
    /// Calls with the same number count together. A further call waits until the response of an
    /// earlier one was read.
    pub fn concurrency(self, calls: u32) -> Self {
        Self { concurrency: Some(calls), ..self }
    }

    /// Declares that a second call does no harm, so that the call is retried if its outcome is
    /// unknown.
    pub fn retry_is_safe(self) -> Self {
        Self { retry_safety: RetrySafety::Safe, ..self }
    }

    /// Replaces all options; [`Options::skip_limits`] has no effect.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &'a Client {
        self.client
    }

    /// Returns the violations by values that are too deep.
    fn violations(&self) -> Vec<Violation> {
        let rule = LimitRule::Depth { max: MAX_DEPTH };
        let of_body = self.is_too_deep.then(|| Violation { address: String::new(), rule });
        of_body.into_iter().chain(self.options.violations()).collect()
    }

    fn prepare(mut self) -> Result<PreparedCall, Error> {
        check_path(&self.path)?;
        self.rates.iter().try_for_each(validate)?;
        if self.concurrency == Some(0) {
            return Err(BuildError::new("invalid bound of `0` calls at a time: allow at least one call").into());
        }
        let path = self.path.split('?').next().unwrap_or_default().to_owned();
        let operation = Cow::Owned(format!("{} {path}", self.method.as_str()));
        let violations = self.violations();
        if !violations.is_empty() {
            return Err(InvalidRequest { operation, violations }.into());
        }
        replace_query(&mut self.path, &self.options);
        put_fields(&mut self.body, &self.options.body)?;
        let body = self.body.as_ref().map_or_else(Bytes::new, json_bytes);
        let request = self.client.http().request(self.service, self.method, &self.path, body);
        let mut request = request.map_err(|error| too_long(self.method, &self.path).unwrap_or(error))?;
        let own = if self.body.is_some() { JSON } else { &[] };
        add_headers(request.headers_mut(), own.iter().chain(self.service.headers), &self.options)?;
        add_extensions(request.extensions_mut(), &self.options);
        Ok(PreparedCall {
            context: ResponseContext::of(operation, self.service),
            template: Cow::Owned(path),
            takes_credentials: true,
            retry_safety: self.retry_safety,
            response_format: ResponseFormat::Json,
            #[cfg(feature = "streams")]
            event_rule: OperationInfo::of(self.service).event_rule(),
            follows_redirect: false,
            rates: Cow::Owned(self.rates),
            value_limits: ValueLimits::of_call(&[], self.concurrency.map(Concurrency::of), |_| 0),
            request,
            form: None,
            options: self.options,
        })
    }
}

/// Returns the error of a path and query that are too long for a URL.
fn too_long(method: Method, target: &str) -> Option<Error> {
    const LONG: usize = 60_000;
    let path = excerpt(target.split('?').next().unwrap_or_default(), 100);
    let (method, length) = (method.as_str(), target.len());
    let what = format!("`{method} {path}` has a path and query of {length} bytes, which is too long for a URL");
    (length > LONG).then(|| BuildError::new(what).into())
}

fn check_path(path: &str) -> Result<(), BuildError> {
    // The query may contain secrets.
    let without_query = path.split('?').next().unwrap_or_default();
    let shown = excerpt(without_query, 100);
    if without_query.split(['/', '\\']).any(is_dots) {
        let problem = "segments `.` and `..` lead to another path, also as `%2e`; remove them";
        return Err(BuildError::new(format!("invalid path `{shown}`: {problem}")));
    }
    if path.starts_with('/') && !path.contains('#') {
        return Ok(());
    }
    Err(BuildError::new(format!("invalid path `{shown}`: begin with `/`, and write `#` as `%23`")))
}

/// Adds the fields of the call's options to the body.
fn put_fields(body: &mut Option<Value>, fields: &[(String, Value)]) -> Result<(), BuildError> {
    for (name, value) in fields {
        let body = body.get_or_insert_with(|| Value::Object(BTreeMap::new()));
        let Some(members) = body.as_object_mut() else {
            let name = excerpt(name, 100);
            return Err(BuildError::new(format!("cannot add the field `{name}`: the body is not a JSON object")));
        };
        members.insert(name.clone(), value.clone());
    }
    Ok(())
}

impl<'a> IntoFuture for RawCall<'a> {
    type Output = Result<Response<Value>, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let client = self.client;
        let success = self.prepare().map(|call| client.run(call));
        Box::pin(async move {
            let mut response = Value::Null;
            let meta = success?.await?.read(&mut response)?;
            Ok(Response::new(response, meta))
        })
    }
}
