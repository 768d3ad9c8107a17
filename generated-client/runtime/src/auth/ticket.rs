//! A credential that the vendor replaces from time to time.

use crate::value::Secret;
use std::sync::{Arc, PoisonError, RwLock};

/// A handle to a credential that changes while clients run.
///
/// Clones share one ticket. The caller keeps a clone and calls [`set`](Self::set) when the vendor
/// sends a new ticket. Clients read the ticket when they fetch a token.
///
/// [`Ticket::default`] is a ticket without a value. Calls that need its value fail with an error.
///
/// ```
/// use clientloom_runtime::auth::Ticket;
///
/// let ticket = Ticket::default();
/// let clone_of_client = ticket.clone();
/// ticket.set("ticket-1");
/// assert!(clone_of_client.is_set());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ticket(Arc<RwLock<Option<Secret>>>);

impl Ticket {
    /// Sets the ticket, or removes it if the text is empty.
    ///
    /// Tokens that were fetched with the old ticket stay in use.
    pub fn set(&self, ticket: impl Into<Secret>) {
        let ticket = Some(ticket.into()).filter(|ticket| !ticket.expose().is_empty());
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = ticket;
    }

    /// Whether the ticket has a value.
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
