//! What an app proves itself with: an id, a secret, and with some vendors a ticket.

use super::ask::ask;
use super::kept::Source;
use super::token::Token;
use super::{Exchange, Ticket};
use crate::{AuthError, BoxFuture, Secret, Wire};

pub(super) struct Credentials {
    pub exchange: &'static Exchange,
    pub id: String,
    pub secret: Secret,
    pub ticket: Option<Ticket>,
}

impl Source for Credentials {
    fn exchange(&self) -> &'static Exchange {
        self.exchange
    }

    fn identity(&self) -> Vec<(&str, &str)> {
        self.exchange.send.iter().copied().zip([self.id.as_str()]).collect()
    }

    fn fetch<'a>(&'a self, wire: &'a Wire) -> BoxFuture<'a, Result<Token, AuthError>> {
        Box::pin(async move {
            let ticket = self.ticket.as_ref().map(|ticket| ticket.get().ok_or_else(|| self.missing())).transpose()?;
            let secrets: Vec<&Secret> = [&self.secret].into_iter().chain(&ticket).collect();
            let values = [self.id.as_str()].into_iter().chain(secrets.iter().map(|secret| secret.expose()));
            let asked = ask(self.exchange, &values.collect::<Vec<_>>(), &secrets, wire).await;
            asked.map_err(|error| AuthError::new(error.of_fetch()))
        })
    }
}

impl Credentials {
    fn missing(&self) -> AuthError {
        let name = self.exchange.send.last().copied().unwrap_or("the ticket");
        AuthError::new(format!("{name} has not come yet: pass it to `Ticket::set` when the vendor sends it"))
    }
}
