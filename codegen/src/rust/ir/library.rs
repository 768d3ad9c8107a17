//! Vendors and their folders.

use std::collections::BTreeMap;

use super::auth::Auth;
use super::constants::{Constants, FileConstants};
use super::declared_type::DeclaredType;
use super::docs::Docs;
use super::events::{Events, Webhook};
use super::operation::Operation;
use super::service::{Service, Variable};
use super::services::Services;
use super::users::Users;

/// The output of one run.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Vendors, each of which is a module.
    pub vendors: Vec<Vendor>,
}

/// A vendor, with its module and its client.
#[derive(Clone, Debug)]
pub struct Vendor {
    /// Name of the client type.
    pub client: String,
    /// Documentation of the client.
    pub docs: Docs,
    /// Facts that all operations share.
    pub service: Service,
    /// Authentication methods.
    pub auth: Vec<Auth>,
    /// Flow by which users sign in.
    pub users: Option<Users>,
    /// The way in which the vendor pushes events.
    pub webhook: Option<Webhook>,
    /// Whether a call takes no credentials.
    pub has_open_calls: bool,
    /// The vendor's own name.
    pub title: String,
    /// Names of services in the specs, by their features; none for a service without a name.
    pub titles: BTreeMap<String, String>,
    /// Features of the runtime that the vendor's signers need.
    pub runtime_features: Vec<&'static str>,
    /// The vendor's folder.
    pub root: Group,
}

/// A folder of specs: a module and a handle.
#[derive(Clone, Debug)]
pub struct Group {
    /// Name of the module.
    pub module: String,
    /// Modules from the vendor's to this one; none for the vendor's.
    pub folder: Vec<String>,
    /// Name by which modules below reach the vendor's module.
    pub vendor_alias: String,
    /// Path of the specs folder, such as `specs/feishu/apaas`.
    pub origin: String,
    /// Name of the handle type.
    pub handle: String,
    /// Documentation of the module and the handle.
    pub docs: Docs,
    /// Facts that differ for the operations below.
    pub service: Option<Service>,
    /// Modules from the vendor's to the folder whose service applies above this one.
    pub service_folder: Vec<String>,
    /// Variables of the host.
    pub variables: Vec<Variable>,
    /// Types that operations below share.
    pub types: Vec<DeclaredType>,
    /// Constants for the values of the types' fields.
    pub types_constants: FileConstants,
    /// File that declares the types.
    pub types_origin: String,
    /// Whether the file of the types is up to date.
    pub keeps_types: bool,
    /// Constants that several files below share.
    pub constants: Vec<Constants>,
    /// Whether the file of the constants is up to date.
    pub keeps_constants: bool,
    /// Folders below.
    pub groups: Vec<Group>,
    /// Operations of the folder.
    pub operations: Vec<Operation>,
    /// Events of the service whose folder this is.
    pub events: Option<Events>,
    /// Services of the operations below; those of events are not among them.
    pub callers: Services,
    /// Services of all operations and events below.
    pub services: Services,
}
