//! The request that fetches a token.

use super::exchange::Exchange;
use super::signing_context::SigningContext;
use super::stored_token::StoredToken;
use super::token::Token;
use crate::error::{Body, DecodeError, Error};
use crate::operation::{Method, ResponseFormat, Service};
use crate::request::{json_bytes, percent_encoded};
use crate::response::{Meta, ResponseContext, classify};
use crate::value::{DecodeFailure, Json, Redactor, Secret, members, scalar_text, whole_number};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde_json::value::RawValue;
use std::time::{Duration, SystemTime};

/// The time limit of the request; calls that wait for the token may have less time of their own.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The longest lifetime of a token: a hundred years. A longer one may be beyond the clock.
pub(super) const LONGEST_LIFE: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// Sends `values`, in the order of [`Exchange::send`], and reads the token from the response.
///
/// The values of a `GET` are in its query, and the others in a JSON body. `secrets` are the values
/// that errors must not contain.
pub(super) async fn fetch_token(
    exchange: &Exchange,
    values: &[&str],
    secrets: &[&Secret],
    context: &SigningContext,
) -> Result<Token, Error> {
    let Exchange { method, path, send, service, .. } = *exchange;
    let requested_at = context.now();
    let pairs: Vec<(&str, &str)> = send.iter().copied().zip(values.iter().copied()).collect();
    let meta = token_response(service, method, path, &pairs, secrets, context).await?;
    read(exchange, &meta, requested_at).ok_or_else(|| {
        let Exchange { token, expires_in, .. } = exchange;
        let expected = format!("an object with {token} and {expires_in}");
        let failure =
            DecodeFailure { address: String::new(), expected, found: "an object without a usable token".to_owned() };
        DecodeError::new(path.into(), &meta, failure, Body::default()).into()
    })
}

/// Sends names and values, and returns the response if it is a success.
pub(super) async fn token_response(
    service: &'static Service,
    method: Method,
    path: &'static str,
    pairs: &[(&str, &str)],
    secrets: &[&Secret],
    context: &SigningContext,
) -> Result<Meta, Error> {
    let request = token_request(service, method, path, pairs, context)?;
    let response = context.http().send(request, TIMEOUT).await.map_err(|error| error.during(path.into()))?;
    // Without a body there is no token, so the status 204 is a success of other calls alone.
    let response_context =
        ResponseContext { format: ResponseFormat::Json, ..ResponseContext::of(path.into(), service) };
    let encoded: Vec<String> = secrets.iter().map(|secret| percent_encoded(secret.expose())).collect();
    let texts = secrets.iter().map(|secret| secret.expose()).chain(encoded.iter().map(String::as_str));
    let redactor = Redactor::texts(texts);
    Ok(classify(&response_context, response, &redactor, context.now())?.meta)
}

/// Returns the request with the values.
fn token_request(
    service: &Service,
    method: Method,
    path: &str,
    pairs: &[(&str, &str)],
    context: &SigningContext,
) -> Result<http::Request<Bytes>, Error> {
    let pairs = pairs.iter().copied();
    if method == Method::Get {
        let pairs = pairs.map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)));
        let target = format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"));
        return context.http().request(service, method, &target, Bytes::new());
    }
    let body = Json::Object(pairs.map(|(name, value)| (name, Json::Str(value))).collect());
    let mut request = context.http().request(service, method, path, json_bytes(&body))?;
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    request.headers_mut().insert(CONTENT_TYPE, json);
    Ok(request)
}

/// Reads a lifetime in seconds; digits beyond the clock mean a long one.
pub(super) fn life(raw: &RawValue) -> Option<Duration> {
    if let Some(seconds) = whole_number(raw) {
        return Some(Duration::from_secs(u64::try_from(seconds).ok()?).min(LONGEST_LIFE));
    }
    let digits = scalar_text(raw).filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.map(|_| LONGEST_LIFE)
}

/// Reads the token from a response.
///
/// The lifetime of the token begins when the request was sent.
fn read(exchange: &Exchange, meta: &Meta, requested_at: SystemTime) -> Option<Token> {
    let members = members(meta.body()).ok()?;
    let life = members.get(exchange.expires_in).and_then(life)?;
    let token = members.get(exchange.token).and_then(scalar_text)?;
    // A token with other characters than the vendor's is refused later.
    if meta.has_replaced_text() && token.contains(|c: char| c == '\u{FFFD}' || c.is_control()) {
        return None;
    }
    let token = token.into_owned().into();
    Token::try_from(StoredToken { token, expires: requested_at.checked_add(life)?, life }).ok()
}
