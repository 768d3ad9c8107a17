//! A vendor and its services.

use super::auth::Auth;
use super::envelope::{Envelope, LogId, RetryAfter};
use super::errors::ErrorRow;
use super::event::Event;
use super::field::Type;
use super::operation::{Operation, Repeat};
use super::page::{Erratum, PageSource};
use super::webhook::Webhook;
use crate::diagnostics::FileId;

/// All vendors of a run.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// Vendors, in the order of their folders.
    pub vendors: Vec<Vendor>,
}

impl Spec {
    /// Returns the operations of all vendors, with their vendors.
    pub fn operations(&self) -> impl Iterator<Item = (&Vendor, &Operation)> {
        self.vendors.iter().flat_map(|vendor| vendor.operations.iter().map(move |operation| (vendor, operation)))
    }

    /// Returns the events of all vendors, with their vendors.
    pub fn events(&self) -> impl Iterator<Item = (&Vendor, &Event)> {
        self.vendors.iter().flat_map(|vendor| vendor.events.iter().map(move |event| (vendor, event)))
    }
}

/// A vendor: its `vendor.yaml`, services and operations.
#[derive(Clone, Debug, Default)]
pub struct Vendor {
    /// The file `vendor.yaml`.
    pub file: FileId,
    /// Name of the folder.
    pub name: String,
    /// Name that `vendor.yaml` states.
    pub stated: String,
    /// The vendor's own name.
    pub title: String,
    /// Name of the client type, if it differs from the derived name.
    pub client: Option<String>,
    /// Purpose of the API.
    pub doc: String,
    /// Authentication methods.
    pub auth: Vec<Auth>,
    /// Scopes, with the access that each grants.
    pub scopes: Vec<(String, String)>,
    /// The way in which the vendor pushes events.
    pub webhook: Option<Webhook>,
    /// Facts that all operations share.
    pub shared: Shared,
    /// The `service.yaml` files, by path.
    pub services: Vec<Service>,
    /// Operations, by path.
    pub operations: Vec<Operation>,
    /// Events, by path.
    pub events: Vec<Event>,
    /// Paths of unreadable files, which could declare anything.
    ///
    /// A `service.yaml` is listed by its folder, a page by its path, and `vendor.yaml` by an empty
    /// path.
    pub unread: Vec<Vec<String>>,
}

/// A `service.yaml`.
#[derive(Clone, Debug)]
pub struct Service {
    /// The file.
    pub file: FileId,
    /// Folder below the vendor.
    pub path: Vec<String>,
    /// Name of the service.
    pub title: Option<String>,
    /// Purpose of the service.
    pub doc: Option<String>,
    /// Facts that replace those above, and added types and errors.
    pub shared: Shared,
}

/// The facts that `vendor.yaml` and `service.yaml` can both state.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// Pages that contain the facts.
    pub sources: Vec<PageSource>,
    /// Host, with variables in braces.
    pub host: Option<String>,
    /// Variables of the host, with their values.
    pub variables: Vec<Variable>,
    /// Headers of every call, with their values.
    pub headers: Vec<(String, String)>,
    /// Envelope of responses.
    pub envelope: Option<Envelope>,
    /// Location of the log ID.
    pub log_id: Option<LogId>,
    /// Locations in which a failed response states how long to wait.
    pub retry_after: RetryAfter,
    /// Headers and members that state a wait, with their units.
    pub retry_after_counts: Vec<(String, String)>,
    /// Retry safety of calls, by their HTTP method.
    pub repeat: Vec<(String, Repeat)>,
    /// Error codes that any call may return.
    pub errors: Vec<ErrorRow>,
    /// Shared types.
    pub types: Vec<(String, Type)>,
    /// Known errors of the pages.
    pub errata: Vec<Erratum>,
}

/// A variable of a host.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Name, without braces.
    pub name: String,
    /// Allowed values, the default first.
    pub values: Vec<String>,
    /// Meaning of the values.
    pub doc: String,
}
