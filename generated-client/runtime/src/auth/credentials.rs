//! The credentials of an app: an id, a secret and, for some vendors, a ticket.

use super::cached_token::TokenSource;
use super::exchange::Exchange;
use super::fetch_token::fetch_token;
use super::signing_context::SigningContext;
use super::ticket::Ticket;
use super::token::Token;
use crate::error::AuthError;
use crate::transport::BoxFuture;
use crate::value::Secret;

pub(super) struct Credentials {
    pub exchange: &'static Exchange,
    pub id: String,
    pub secret: Secret,
    pub ticket: Option<Ticket>,
}

impl TokenSource for Credentials {
    fn exchange(&self) -> &'static Exchange {
        self.exchange
    }

    fn identity(&self) -> Vec<(&str, &str)> {
        self.exchange.send.iter().copied().zip([self.id.as_str()]).collect()
    }

    fn fetch<'a>(&'a self, context: &'a SigningContext) -> BoxFuture<'a, Result<Token, AuthError>> {
        Box::pin(async move {
            let ticket =
                self.ticket.as_ref().map(|ticket| ticket.get().ok_or_else(|| self.missing_ticket())).transpose()?;
            let secrets: Vec<&Secret> = [&self.secret].into_iter().chain(&ticket).collect();
            let values = [self.id.as_str()].into_iter().chain(secrets.iter().map(|secret| secret.expose()));
            let result = fetch_token(self.exchange, &values.collect::<Vec<_>>(), &secrets, context).await;
            result.map_err(|error| AuthError::new(error.of_fetch()))
        })
    }
}

impl Credentials {
    /// Returns the secret and the ticket.
    pub fn secrets(&self) -> impl Iterator<Item = Secret> {
        [self.secret.clone()].into_iter().chain(self.ticket.as_ref().and_then(Ticket::get))
    }

    fn missing_ticket(&self) -> AuthError {
        let name = self.exchange.send.last().copied().unwrap_or("ticket");
        AuthError::of_credentials(format!("`{name}` is not set: pass it to `Ticket::set` when the vendor sends it"))
    }
}
