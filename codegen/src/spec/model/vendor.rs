//! A vendor of a run and its services.

use super::auth::Auth;
use super::envelope::{Envelope, LogId};
use super::errors::ErrorRow;
use super::field::Type;
use super::operation::Operation;
use super::page::{Erratum, PageSource};
use crate::diagnostics::FileId;

/// All vendors of a run.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// In the order of their folders.
    pub vendors: Vec<Vendor>,
}

/// A vendor: its `vendor.yaml` and what stands below.
#[derive(Clone, Debug, Default)]
pub struct Vendor {
    /// The file `vendor.yaml`.
    pub file: FileId,
    /// The folder's name.
    pub name: String,
    /// The name that `vendor.yaml` states.
    pub stated: String,
    /// The vendor's own name.
    pub title: String,
    /// Name of the client type, if the derived one does not do.
    pub client: Option<String>,
    /// What the API is for.
    pub doc: String,
    /// How calls are authorised.
    pub auth: Vec<Auth>,
    /// Known scopes with what each allows.
    pub scopes: Vec<(String, String)>,
    /// Hosts, envelope, types and codes.
    pub shared: Shared,
    /// The `service.yaml` files, by path.
    pub services: Vec<Service>,
    /// The pages, by path.
    pub operations: Vec<Operation>,
    /// What could not be read and may say anything: folders of a `service.yaml`, pages; empty for `vendor.yaml`.
    pub unread: Vec<Vec<String>>,
}

/// A `service.yaml`.
#[derive(Clone, Debug)]
pub struct Service {
    /// The file.
    pub file: FileId,
    /// Its folder below the vendor.
    pub path: Vec<String>,
    /// The service's name.
    pub title: Option<String>,
    /// What the service is for.
    pub doc: Option<String>,
    /// What differs from the level above, and what is added.
    pub shared: Shared,
}

/// What `vendor.yaml` and `service.yaml` both can say.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// Pages that say it.
    pub sources: Vec<PageSource>,
    /// Host, with variables in braces.
    pub host: Option<String>,
    /// What may stand for the variables.
    pub variables: Vec<Variable>,
    /// Headers that every call carries.
    pub headers: Vec<(String, String)>,
    /// How replies are wrapped.
    pub envelope: Option<Envelope>,
    /// Where the log id stands.
    pub log_id: Option<LogId>,
    /// Reply headers with seconds to wait.
    pub retry_after: Vec<String>,
    /// Codes that any call may answer.
    pub errors: Vec<ErrorRow>,
    /// Shared types.
    pub types: Vec<(String, Type)>,
    /// Known mistakes of the pages.
    pub errata: Vec<Erratum>,
}

/// A variable of a host.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its values, the default first.
    pub values: Vec<String>,
    /// What they stand for.
    pub doc: String,
}
