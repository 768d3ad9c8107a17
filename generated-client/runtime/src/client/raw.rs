//! A call by method and path, without a spec.

use super::handle::Client;
use super::prepared_call::PreparedCall;
use crate::error::{BuildError, Error};
use crate::operation::{Method, Rate, ResponseFormat, RetrySafety, Service};
use crate::rate_limit::validate;
use crate::request::{Options, add_extensions, add_headers, json_bytes, replace_query};
use crate::response::{Response, ResponseContext};
use crate::transport::BoxFuture;
use crate::value::excerpt;
use bytes::Bytes;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// A call by method and path.
///
/// The client signs the call, reads the vendor's envelope and error codes, and retries, as for any
/// other call. Facts of a page are missing:
///
/// - Limits are not checked.
/// - No rate limit is documented; [`rate`](Self::rate) sets one.
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
    rates: Vec<Rate>,
    retry_safety: RetrySafety,
    options: Options,
}

impl Client {
    /// Creates a call of any operation of the vendor, by method and path.
    ///
    /// `path` is the percent-encoded path and query, and begins with `/`. `json` is the body, if
    /// any. [`RawCall`] lists the facts that such a call lacks. To add an undocumented field to a
    /// typed call, use [`Options::body_field`].
    pub fn call_raw(&self, method: Method, path: impl Into<String>, json: impl Into<Option<Value>>) -> RawCall<'_> {
        RawCall::new(self, self.service(), method, path.into(), json.into())
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
        Self { client, service, method, path, body, rates, retry_safety, options }
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

    fn prepare(mut self) -> Result<PreparedCall, Error> {
        check_path(&self.path)?;
        self.rates.iter().try_for_each(validate)?;
        let path = self.path.split('?').next().unwrap_or_default().to_owned();
        replace_query(&mut self.path, &self.options);
        put_fields(&mut self.body, &self.options.body)?;
        let body = self.body.as_ref().map_or_else(Bytes::new, json_bytes);
        let mut request = self.client.http().request(self.service, self.method, &self.path, body)?;
        let own = if self.body.is_some() { JSON } else { &[] };
        add_headers(request.headers_mut(), own.iter().chain(self.service.headers), &self.options)?;
        add_extensions(request.extensions_mut(), &self.options);
        let operation = Cow::Owned(format!("{} {path}", self.method.as_str()));
        Ok(PreparedCall {
            context: ResponseContext::of(operation, self.service),
            template: Cow::Owned(path),
            retry_safety: self.retry_safety,
            response_format: ResponseFormat::Json,
            rates: Cow::Owned(self.rates),
            request,
            form: None,
            options: self.options,
        })
    }
}

fn check_path(path: &str) -> Result<(), BuildError> {
    if path.starts_with('/') && !path.contains('#') {
        return Ok(());
    }
    // The query may contain secrets.
    let path = excerpt(path.split('?').next().unwrap_or_default(), 100);
    Err(BuildError::new(format!("invalid path `{path}`: begin with `/`, and write `#` as `%23`")))
}

/// Adds the fields of the call's options to the body.
fn put_fields(body: &mut Option<Value>, fields: &[(String, Value)]) -> Result<(), BuildError> {
    for (name, value) in fields {
        let body = body.get_or_insert_with(|| Value::Object(Map::new()));
        let Some(members) = body.as_object_mut() else {
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
