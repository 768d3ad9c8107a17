//! Vendors and their folders.

use super::above::Above;
use super::auth::Auth;
use super::docs::Docs;
use super::operation::Operation;
use super::service::{Service, Variable};
use super::strukt::Struct;

/// All that one run writes.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// One module a vendor.
    pub vendors: Vec<Vendor>,
}

/// A vendor's module and client.
#[derive(Clone, Debug)]
pub struct Vendor {
    /// Name of the client type.
    pub client: String,
    /// Documentation of the client.
    pub docs: Docs,
    /// What its operations share.
    pub service: Service,
    /// Ways to be authorised.
    pub auth: Vec<Auth>,
    /// The vendor's folder.
    pub root: Group,
}

/// A folder of specs: a module and a handle.
#[derive(Clone, Debug)]
pub struct Group {
    /// Module name.
    pub module: String,
    /// Path of the specs folder, such as `specs/feishu/apaas`.
    pub origin: String,
    /// Name of the handle type.
    pub handle: String,
    /// Documentation of the module and the handle.
    pub docs: Docs,
    /// What differs for the operations below.
    pub service: Option<Service>,
    /// How many modules up the service above stands; 0 for a vendor's folder.
    pub service_above: usize,
    /// Variables of the host.
    pub variables: Vec<Variable>,
    /// Types that operations below share.
    pub types: Vec<Struct>,
    /// Types of levels above that these name, with how many modules up they stand.
    pub types_above: Vec<Above>,
    /// File that declares the types.
    pub types_origin: String,
    /// Folders below.
    pub groups: Vec<Group>,
    /// Operations of the folder.
    pub operations: Vec<Operation>,
}
