//! A call of an operation that no page of ours describes.

use super::handle::Client;
use super::prepared_call::PreparedCall;
use crate::error::{BuildError, Error};
use crate::operation::{Method, Rate, ResponseFormat, RetrySafety, Service};
use crate::rate_limit::validate;
use crate::request::{Options, add_extensions, add_headers, json_bytes, replace_query};
use crate::response::{Response, ResponseContext};
use crate::transport::BoxFuture;
use crate::value::Slot;
use bytes::Bytes;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// A call by method and path.
///
/// It is signed, judged by the vendor's envelope and error codes, and repeated like any other, but knows less: no
/// limits, no documented rate (give it one), and nobody has said that a repeat is safe (say so if it is). Calls of one
/// method and path, without its query, keep their rate together.
#[derive(Debug)]
#[must_use = "a call is made when it is awaited"]
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
    /// Calls any operation of the vendor, with the same authentication, envelope and repeats as the others.
    ///
    /// `path` is path and query, percent-encoded, and begins with `/`; the JSON body may be `None`. [`RawCall`] says what such a call does
    /// not know. A field that a page merely forgets goes with the typed call: see [`Options::body_field`].
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

    /// Uses host, envelope and error codes of this service of the vendor instead of the vendor's own.
    pub fn service(self, service: &'static Service) -> Self {
        Self { service, ..self }
    }

    /// Keeps this rate too, beside those that the client was given and those of earlier calls of the same method and
    /// path.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.rates.push(rate);
        self
    }

    /// States that a second call does no harm, so that it is repeated when nobody knows what became of it.
    pub fn retry_is_safe(self) -> Self {
        Self { retry_safety: RetrySafety::Safe, ..self }
    }

    /// Replaces all options by these. There are no limits to skip.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &'a Client {
        self.client
    }

    fn prepare(mut self) -> Result<PreparedCall, Error> {
        if !self.path.starts_with('/') || self.path.contains('#') {
            let what = "the path has to begin with / and may hold no #, which is %23 in a path or query";
            return Err(BuildError::new(what).into());
        }
        self.rates.iter().try_for_each(validate)?;
        let path = self.path.split('?').next().unwrap_or_default().to_owned();
        replace_query(&mut self.path, &self.options);
        for (name, value) in &self.options.body {
            let body = self.body.get_or_insert_with(|| Value::Object(Map::new()));
            let members = body.as_object_mut();
            let members = members.ok_or_else(|| BuildError::new("a body that is no object takes no fields"))?;
            members.insert(name.clone(), value.clone());
        }
        let body = self.body.as_ref().map_or_else(Bytes::new, json_bytes);
        let mut request = self.client.http().request(self.service, self.method, &self.path, body)?;
        let own = if self.body.is_some() { JSON } else { &[] };
        add_headers(request.headers_mut(), own.iter().chain(self.service.headers), &self.options)?;
        add_extensions(request.extensions_mut(), &self.options);
        let operation = Cow::Owned(format!("{} {path}", self.method.as_str()));
        Ok(PreparedCall {
            context: ResponseContext { operation, service: self.service, errors: &[], bare: None },
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

impl<'a> IntoFuture for RawCall<'a> {
    type Output = Result<Response<Value>, Error>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let client = self.client;
        let success = self.prepare().map(|call| client.run(call));
        Box::pin(async move {
            let mut response = Value::Null;
            let meta = success?.await?.read_into(Slot::Any(&mut response))?;
            Ok(Response::new(response, meta))
        })
    }
}
