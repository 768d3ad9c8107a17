//! A call of an operation that no page of ours describes.

use crate::errand::Errand;
use crate::outgoing::{add_extensions, add_headers, json};
use crate::reply::Subject;
use crate::target;
use crate::{
    BoxFuture, BuildError, Client, Error, Method, Options, Rate, Receives, Repeat, Response, Service, Slot, Value,
};
use bytes::Bytes;
use serde_json::Map;
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
    repeat: Repeat,
    options: Options,
}

static JSON: &[(&str, &str)] = &[("Content-Type", "application/json")];

impl<'a> RawCall<'a> {
    pub(crate) fn new(
        client: &'a Client,
        service: &'static Service,
        method: Method,
        path: String,
        body: Option<Value>,
    ) -> Self {
        let (rates, repeat, options) = (Vec::new(), Repeat::NotSaid, Options::default());
        Self { client, service, method, path, body, rates, repeat, options }
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
    pub fn repeat_is_safe(self) -> Self {
        Self { repeat: Repeat::Safe, ..self }
    }

    /// Replaces all options by these. There are no limits to skip.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn client(&self) -> &'a Client {
        self.client
    }

    fn errand(mut self) -> Result<Errand, Error> {
        if !self.path.starts_with('/') || self.path.contains('#') {
            let what = "the path has to begin with / and may hold no #, which is %23 in a path or query";
            return Err(BuildError::new(what).into());
        }
        self.rates.iter().try_for_each(Rate::check)?;
        let path = self.path.split('?').next().unwrap_or_default().to_owned();
        target::put_extra(&mut self.path, &self.options);
        for (name, value) in &self.options.body {
            let body = self.body.get_or_insert_with(|| Value::Object(Map::new()));
            let members = body.as_object_mut();
            let members = members.ok_or_else(|| BuildError::new("a body that is no object takes no fields"))?;
            members.insert(name.clone(), value.clone());
        }
        let body = self.body.as_ref().map_or_else(Bytes::new, json);
        let mut request = self.client.wire().request(self.service, self.method, &self.path, body)?;
        let own = if self.body.is_some() { JSON } else { &[] };
        add_headers(request.headers_mut(), own.iter().chain(self.service.headers), &self.options)?;
        add_extensions(request.extensions_mut(), &self.options);
        let operation = Cow::Owned(format!("{} {path}", self.method.as_str()));
        Ok(Errand {
            subject: Subject { operation, service: self.service, errors: &[], bare: None },
            template: Cow::Owned(path),
            repeat: self.repeat,
            receives: Receives::Json,
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
        let answer = self.errand().map(|errand| client.carry_out(errand));
        Box::pin(async move {
            let mut reply = Value::Null;
            let meta = answer?.await?.read_into(Slot::Any(&mut reply))?;
            Ok(Response::new(reply, meta))
        })
    }
}
