//! The events of a service: types, facts, and the enum of all.

use serde::Serialize;

use super::constants::Constants;
use super::object::Struct;

/// The events of a folder, a module.
#[derive(Clone, Debug, Serialize)]
pub struct Events {
    /// Name of the service in the specs.
    pub service: String,
    /// Path of the specs folder.
    pub origin: String,
    /// Modules from the vendor's to this one.
    pub folder: Vec<String>,
    /// Name by which modules below reach the vendor's module.
    pub vendor_alias: String,
    /// Types that several events share.
    pub types: Vec<Struct>,
    /// Constants for the values of the types' fields.
    pub types_constants: Vec<Constants>,
    /// Events.
    pub pages: Vec<Event>,
}

/// An event: one page as Rust code.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// Path of the spec.
    pub origin: String,
    /// Name of the module.
    pub module: String,
    /// Modules from the vendor's to the folder of the events.
    pub folder: Vec<String>,
    /// Name by which the file reaches the vendor's module.
    pub vendor_alias: String,
    /// Name of the vendor's client.
    pub client: String,
    /// Cause of the event, in one line.
    pub summary: String,
    /// The type with the members of the event.
    pub object: Struct,
    /// The page's own types.
    pub types: Vec<Struct>,
    /// Types of the folder that the page's fields name.
    pub shared: Vec<String>,
    /// Constants for the values of fields.
    pub constants: Vec<Constants>,
    /// Facts of the event.
    pub info: EventInfo,
    /// Documented events, as JSON.
    pub examples: Vec<String>,
    /// Whether the enum has a variant: the type names the event, and no event before has it.
    pub is_variant: bool,
    /// Whether the file is up to date.
    #[serde(skip)]
    pub is_kept: bool,
}

/// The facts of an event.
#[derive(Clone, Debug, Serialize)]
pub struct EventInfo {
    /// The vendor's name of the type.
    pub kind: String,
    /// Address or title of the page.
    pub source: String,
    /// Name of the frame.
    pub schema: Option<String>,
    /// Method and path, if the page fixes both.
    pub address: Option<String>,
    /// Lists of facts, by the names of their fields.
    pub lists: Vec<(&'static str, Vec<String>)>,
    /// Operation that has to be called before.
    pub subscribe: Option<String>,
    /// Whether events come in order.
    pub is_ordered: bool,
    /// Whether the vendor has deprecated the event.
    pub is_deprecated: bool,
    /// JSON to give back.
    pub answer: Option<String>,
}

/// The way in which a vendor pushes events.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Webhook {
    /// Header, timestamp and nonce of the signature.
    pub signature: Option<[String; 3]>,
    /// Member with the encrypted JSON.
    pub encryption: Option<String>,
    /// Marker, its value, the token's member and the answer's member of a test.
    pub challenge: Option<(String, String, Option<String>, String)>,
    /// Frames.
    pub frames: Vec<Frame>,
    /// JSON to give back.
    pub answer: Option<String>,
    /// Whether the vendor sends a secret in the header `Authorization`.
    pub is_authorized: bool,
    /// Numbers, by the names of their fields.
    pub numbers: Vec<(&'static str, u64)>,
}

/// The frame around an event.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// Name, marker, type and body.
    pub needed: [String; 4],
    /// Other members, by the names of their fields.
    pub members: Vec<(&'static str, String)>,
    /// Whether the time counts milliseconds.
    pub counts_milliseconds: bool,
}
