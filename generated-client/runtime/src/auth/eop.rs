//! The EOP signature: HMAC-SHA256 over request id, time, query and body.

use super::sign::Sign;
use super::signing_context::SigningContext;
use crate::error::AuthError;
use crate::request::{RequestId, Streamed};
use crate::transport::BoxFuture;
use crate::value::Secret;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::header::{HeaderName, HeaderValue};
use http::uri::PathAndQuery;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::future::ready;
use std::time::{SystemTime, UNIX_EPOCH};
use time::OffsetDateTime;

/// A signer with an access key and a secret key.
///
/// The signature covers the query, which the signer sorts by key, and the exact bytes of the body.
/// It does not cover method, path and host. A signature is valid for 15 minutes, and its time comes
/// from the client's clock.
#[derive(Clone, Debug)]
pub struct Eop {
    access_key: String,
    secret_key: Secret,
}

const REQUEST_ID: HeaderName = HeaderName::from_static("ctyun-eop-request-id");
const DATE: HeaderName = HeaderName::from_static("eop-date");
const AUTHORIZATION: HeaderName = HeaderName::from_static("eop-authorization");

/// The offset of UTC+8, which the dates of the signature use in every time zone.
const UTC_PLUS_8: u64 = 8 * 60 * 60;

impl Eop {
    /// Creates a signer from the two keys.
    pub fn new(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self { access_key: access_key.into(), secret_key: secret_key.into() }
    }

    fn add_headers(&self, request: &mut http::Request<Bytes>, context: &SigningContext) -> Result<(), AuthError> {
        if request.extensions().get::<Streamed>().is_some() {
            return Err(AuthError::new(
                "the signature covers the body, and the body contains a stream: pass files as bytes",
            ));
        }
        sort_query(request)?;
        let given = request.extensions().get::<RequestId>().map(|id| id.as_str().to_owned());
        let id = given.or_else(|| context.request_id()).unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
        let date = date(context.now())?;
        let query = request.uri().query().unwrap_or_default();
        let signed = SignedFacts { id: &id, date: &date, query, body: request.body() };
        let signature = signed.signature(&self.access_key, self.secret_key.expose());
        let access_key = &self.access_key;
        let authorization = format!("{access_key} Headers=ctyun-eop-request-id;eop-date Signature={signature}");
        let mut authorization = header(&authorization)?;
        authorization.set_sensitive(true);
        let headers = request.headers_mut();
        headers.insert(REQUEST_ID, header(&id)?);
        headers.insert(DATE, header(&date)?);
        headers.insert(AUTHORIZATION, authorization);
        Ok(())
    }
}

impl Sign for Eop {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(ready(self.add_headers(request, context)))
    }

    fn secrets(&self) -> Vec<Secret> {
        vec![self.secret_key.clone()]
    }
}

fn header(text: &str) -> Result<HeaderValue, AuthError> {
    HeaderValue::from_str(text).map_err(|_| {
        AuthError::new("the access key or the request id contains a character that a header cannot contain")
    })
}

/// Returns the local time of UTC+8, with the `Z` that the signature requires nevertheless.
fn date(now: SystemTime) -> Result<String, AuthError> {
    let seconds = now.duration_since(UNIX_EPOCH).map_err(AuthError::new)?.as_secs();
    let seconds = i64::try_from(seconds.saturating_add(UTC_PLUS_8)).map_err(AuthError::new)?;
    let date = OffsetDateTime::from_unix_timestamp(seconds).map_err(AuthError::new)?;
    let (hour, minute, second) = date.to_hms();
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    Ok(format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z"))
}

/// Sorts the query by the bytes of its decoded keys, the order that the signature requires.
fn sort_query(request: &mut http::Request<Bytes>) -> Result<(), AuthError> {
    let uri = request.uri();
    let Some(query) = uri.query() else { return Ok(()) };
    let key =
        |pair: &str| -> Vec<u8> { percent_decode_str(pair.split_once('=').map_or(pair, |(key, _)| key)).collect() };
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_by_cached_key(|pair| key(pair));
    let target = PathAndQuery::try_from(format!("{}?{}", uri.path(), pairs.join("&")));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(target.map_err(AuthError::new)?);
    *request.uri_mut() = http::Uri::from_parts(parts).map_err(AuthError::new)?;
    Ok(())
}

/// The facts of a request that the signature covers.
struct SignedFacts<'a> {
    id: &'a str,
    date: &'a str,
    query: &'a str,
    body: &'a [u8],
}

impl SignedFacts<'_> {
    fn string_to_sign(&self) -> String {
        let Self { id, date, query, body } = self;
        let hash = Sha256::digest(body);
        let mut text = format!("ctyun-eop-request-id:{id}\neop-date:{date}\n\n{query}\n");
        for byte in hash {
            let _infallible = write!(text, "{byte:02x}");
        }
        text
    }

    /// Derives the key of this signature: by time, by access key, by day.
    fn key(&self, access_key: &str, secret_key: &str) -> Vec<u8> {
        let day = self.date.get(..8).unwrap_or(self.date);
        let by_time = hmac(secret_key.as_bytes(), self.date);
        let by_access_key = hmac(&by_time, access_key);
        hmac(&by_access_key, day)
    }

    fn signature(&self, access_key: &str, secret_key: &str) -> String {
        BASE64_STANDARD.encode(hmac(&self.key(access_key, secret_key), &self.string_to_sign()))
    }
}

fn hmac(key: &[u8], message: &str) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC accepts keys of any length");
    mac.chain_update(message).finalize().into_bytes().to_vec()
}

#[cfg(test)]
#[path = "eop_test.rs"]
mod test;
