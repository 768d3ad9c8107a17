//! The requests that exchange a code and renew a token.

use super::grant::Grant;
use crate::auth::fetch_token::{LONGEST_LIFE, life, token_response};
use crate::auth::token::Token;
use crate::auth::{AuthorizationCode, SigningContext, StoredToken};
use crate::error::{Body, DecodeError, Error};
use crate::operation::Method;
use crate::response::Meta;
use crate::value::{DecodeFailure, Secret, members, scalar_text};
use std::borrow::Cow;
use std::time::{Duration, SystemTime};

/// An app whose users sign in.
pub(super) struct UserApp {
    pub flow: &'static AuthorizationCode,
    pub id: String,
    pub secret: Secret,
    pub redirect: String,
}

impl UserApp {
    /// Exchanges a code for tokens.
    pub async fn exchange(&self, code: &Secret, verifier: &Secret, context: &SigningContext) -> Result<Grant, Error> {
        let mut values = self.values("authorization_code");
        values.extend([("code", code.expose()), ("redirect_uri", &self.redirect)]);
        if self.flow.has_pkce {
            values.push(("code_verifier", verifier.expose()));
        }
        self.send(self.flow.exchange, &values, &[code, verifier, &self.secret], context).await
    }

    /// Exchanges a refresh token for tokens. A vendor may keep the refresh token.
    pub async fn renew(&self, refresh: &Secret, context: &SigningContext) -> Result<Grant, Error> {
        let mut values = self.values("refresh_token");
        values.push(("refresh_token", refresh.expose()));
        let path = self.flow.refresh.unwrap_or(self.flow.exchange);
        let mut grant = self.send(path, &values, &[refresh, &self.secret], context).await?;
        if !self.flow.is_refresh_once {
            grant.refresh.get_or_insert_with(|| refresh.clone());
        }
        Ok(grant)
    }

    fn values(&self, grant_type: &'static str) -> Vec<(&'static str, &str)> {
        vec![("grant_type", grant_type), ("client_id", &self.id), ("client_secret", self.secret.expose())]
    }

    async fn send(
        &self,
        path: &'static str,
        values: &[(&'static str, &str)],
        secrets: &[&Secret],
        context: &SigningContext,
    ) -> Result<Grant, Error> {
        let requested_at = context.now();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (self.flow.name(name), *value)).collect();
        let meta = token_response(self.flow.service, Method::Post, path, &values, secrets, context).await?;
        read(self.flow, &meta, requested_at).ok_or_else(|| {
            let [token, expires] = ["access_token", "expires_in"].map(|name| self.flow.name(name));
            let expected = format!("an object with {token} and {expires}");
            let found = "an object without a usable token".to_owned();
            let failure = DecodeFailure { address: String::new(), expected, found };
            DecodeError::new(path.into(), &meta, failure, Body::default()).into()
        })
    }
}

/// Reads the tokens of a response. Their lifetimes begin when the request was sent.
fn read(flow: &AuthorizationCode, meta: &Meta, requested_at: SystemTime) -> Option<Grant> {
    let members = members(meta.body()).ok()?;
    let text = |name| members.get(flow.name(name)).and_then(scalar_text).map(Cow::into_owned);
    let token = |name| text(name).filter(|token| !token.is_empty()).map(Secret::from);
    let end = |life: Duration| requested_at.checked_add(life.min(LONGEST_LIFE));
    let life_of = |name| members.get(flow.name(name)).and_then(life);
    let lifetime = life_of("expires_in")?;
    let access = Token::try_from(StoredToken::new(token("access_token")?, end(lifetime)?, lifetime)).ok()?;
    Some(Grant {
        access,
        refresh: token("refresh_token"),
        refresh_expires: life_of("refresh_token_expires_in").and_then(end),
        scope: text("scope").unwrap_or_default(),
        mark: None,
    })
}
