//! A credential that the vendor hands over anew from time to time.

use crate::value::Secret;
use std::sync::{Arc, PoisonError, RwLock};

/// A handle to a credential that changes while clients run.
///
/// Clones are the same ticket: the caller keeps one and calls [`set`](Self::set) whenever the
/// vendor sends another, clients read theirs when they fetch a token. [`Ticket::default`] is one
/// that has not come yet; until it does, calls end in an error that says so.
///
/// ```
/// use clientloom_runtime::auth::Ticket;
///
/// let ticket = Ticket::default();
/// let held_by_a_client = ticket.clone();
/// ticket.set("the ticket of the hour");
/// assert!(held_by_a_client.is_set());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ticket(Arc<RwLock<Option<Secret>>>);

impl Ticket {
    /// Puts another in its place. Tokens that were fetched with the old one stay in use.
    ///
    /// An empty text takes the ticket away.
    pub fn set(&self, ticket: impl Into<Secret>) {
        let ticket = Some(ticket.into()).filter(|ticket| !ticket.expose().is_empty());
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = ticket;
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.get().is_some()
    }

    pub(super) fn get(&self) -> Option<Secret> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl From<Secret> for Ticket {
    fn from(ticket: Secret) -> Self {
        let handle = Self::default();
        handle.set(ticket);
        handle
    }
}

impl From<String> for Ticket {
    fn from(ticket: String) -> Self {
        Secret::from(ticket).into()
    }
}

impl From<&str> for Ticket {
    fn from(ticket: &str) -> Self {
        Secret::from(ticket).into()
    }
}
