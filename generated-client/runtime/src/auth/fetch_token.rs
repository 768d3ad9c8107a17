//! The call that fetches a token.

use super::token::Token;
use super::{Exchange, StoredToken};
use crate::decode::{Failure, members, scalar_text};
use crate::error::Body;
use crate::redact::Redact;
use crate::reply::{self, Subject};
use crate::{DecodeError, Error, Json, Secret, Wire};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use std::time::{Duration, SystemTime};

/// How long a fetch may take; calls that wait for it may have less time of their own.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sends `values`, in the order of [`Exchange::send`], and reads the token out of the reply.
///
/// `secrets` are those among the values that no error may show.
pub(super) async fn ask(
    exchange: &Exchange,
    values: &[&str],
    secrets: &[&Secret],
    wire: &Wire,
) -> Result<Token, Error> {
    let Exchange { method, path, send, service, .. } = *exchange;
    let values = values.iter().copied().map(Json::Str);
    let body = Json::Object(send.iter().copied().zip(values).collect());
    let mut request = wire.request(service, method, path, crate::outgoing::json(&body))?;
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    request.headers_mut().insert(CONTENT_TYPE, json);
    let asked = wire.now();
    let response = wire.send(request, TIMEOUT).await.map_err(|error| error.during(path.into()))?;
    let subject = Subject { operation: path.into(), service, errors: &[], bare: None };
    let redact = Redact::texts(secrets.iter().map(|secret| secret.expose()));
    let answer = reply::judge(&subject, response, &redact, wire.now())?;
    read(exchange, &answer.meta.raw, asked).ok_or_else(|| {
        let Exchange { token, expires_in, .. } = exchange;
        let expected = format!("an object with {token} and {expires_in}");
        let failure = Failure { address: String::new(), expected, found: "an object without a usable one".to_owned() };
        DecodeError::new(path.into(), &answer.meta, failure, Body::default()).into()
    })
}

/// Reads the token out of a reply; it ages from when it was asked for.
fn read(exchange: &Exchange, body: &Bytes, asked: SystemTime) -> Option<Token> {
    let members = members(std::str::from_utf8(body).ok()?).ok()?;
    let text = |name| members.get(name).and_then(scalar_text);
    let life = Duration::from_secs(text(exchange.expires_in)?.parse().ok()?);
    let token = text(exchange.token)?.into_owned().into();
    Token::try_from(StoredToken { token, expires: asked.checked_add(life)?, life }).ok()
}
