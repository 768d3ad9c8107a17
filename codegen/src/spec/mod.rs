//! What the pages say: the model of the YAML, before anything is Rust.

mod field;
mod pages;
mod scope;
mod ty;
mod uses;
mod way;

pub use field::{Field, Place, Type};
pub use pages::Pages;
pub use scope::{Home, Scope};
pub use ty::{Bounds, Ty};
pub use uses::Uses;
pub use way::{Lost, Way};

use crate::source::FileId;
use crate::yaml::Value;

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
    pub sources: Vec<Source>,
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

/// A page.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The file.
    pub file: FileId,
    /// The file's path below the vendor.
    pub path: Vec<String>,
    /// The page it comes from.
    pub source: Source,
    /// The dotted name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// What a caller has to know.
    pub notes: Vec<String>,
    /// Whether the page calls it deprecated.
    pub deprecated: bool,
    /// Method and path.
    pub http: Http,
    /// Kinds of token, any one of which suffices.
    pub tokens: Vec<String>,
    /// Scopes, any one of which suffices.
    pub scopes: Vec<String>,
    /// Kinds of apps.
    pub app_types: Vec<String>,
    /// Documented rates.
    pub rates: Rates,
    /// Where it is offered.
    pub regions: Vec<String>,
    /// Parameters and members of the body.
    pub request: Vec<Field>,
    /// How the body travels.
    pub sends: Sends,
    /// Whether a success is a file.
    pub receives_file: bool,
    /// Whether a success comes without its envelope.
    pub bare: bool,
    /// Members of the data.
    pub response: Vec<Field>,
    /// The page's own types.
    pub types: Vec<(String, Type)>,
    /// The page's error rows.
    pub errors: Vec<ErrorRow>,
    /// Whether it may be repeated.
    pub repeat: Option<Repeat>,
    /// How items are split over calls.
    pub batch: Option<Batch>,
    /// How results come in pages.
    pub pages: Option<Pages>,
    /// The page's examples.
    pub examples: Vec<Example>,
    /// Known mistakes of the page.
    pub errata: Vec<Erratum>,
    /// Points that nobody has settled yet.
    pub unsure: Vec<Unsure>,
}

/// How a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// As a JSON object.
    Json,
    /// As `multipart/form-data`.
    Multipart,
}

impl Operation {
    /// Whether the body travels as `multipart/form-data`.
    #[must_use]
    pub fn sends_multipart(&self) -> bool {
        self.sends == Sends::Multipart
    }

    /// The field that a reply without its envelope stands for, where there is but one.
    #[must_use]
    pub fn whole(&self) -> Option<&Field> {
        match self.response.as_slice() {
            [only] if self.bare => Some(only),
            _ => None,
        }
    }
}

/// A page's title and address.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Title, literally.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// Day of the last change.
    pub updated: Option<String>,
    /// Language.
    pub language: Option<String>,
    /// The vendor's number.
    pub id: Option<String>,
}

/// Method and path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Http {
    /// Upper-case method.
    pub method: String,
    /// Path with `{placeholders}`.
    pub path: String,
}

/// Documented rates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rates {
    /// Calls a minute.
    pub per_minute: Option<u64>,
    /// Calls a second.
    pub per_second: Option<u64>,
}

/// A row of an error table.
#[derive(Clone, Debug)]
pub struct ErrorRow {
    /// The code as text.
    pub code: String,
    /// HTTP status.
    pub status: Option<u16>,
    /// Name of the variant.
    pub name: Option<String>,
    /// Literal message.
    pub message: Option<String>,
    /// Its meaning, where there is no literal message.
    pub meaning: Option<String>,
    /// What to do.
    pub remedy: Option<String>,
    /// What the client has to know about it.
    pub means: Option<String>,
    /// Whether the call may be repeated after it.
    pub repeat: Option<bool>,
    /// Whether the page says so.
    pub repeat_by_page: bool,
}

/// Whether an operation may be repeated.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// Whether it may.
    pub safe: bool,
    /// Whether the page says so.
    pub by_page: bool,
    /// Why.
    pub why: String,
}

/// How items are split over calls.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Path of the list in the body.
    pub split: String,
    /// Maximum, where the field has none.
    pub max: Option<u64>,
    /// Members that identify an item.
    pub key: Vec<String>,
    /// How the reply tells.
    pub outcome: Outcome,
}

/// How a reply tells what became of each item.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// `flag`, `two_lists`, `deleted_errors` or `none`.
    pub shape: String,
    /// Members that identify a result.
    pub key: Vec<String>,
    /// The other keys with what they name.
    pub names: Vec<(&'static str, String)>,
}

/// How replies are wrapped.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// Member with the code.
    pub code: String,
    /// Member with the message.
    pub message: String,
    /// Member with a second message.
    pub detail: Option<String>,
    /// Member with the data.
    pub data: Option<String>,
    /// Codes of success.
    pub success: Vec<String>,
    /// Codes of failure.
    pub failure: Vec<String>,
    /// Members with the code of a failure.
    pub error_codes: Vec<String>,
    /// Further members.
    pub known: Vec<String>,
}

/// Where the log id stands.
#[derive(Clone, Debug, Default)]
pub struct LogId {
    /// Reply headers.
    pub headers: Vec<String>,
    /// Members of the reply.
    pub fields: Vec<String>,
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

/// A way to be authorised.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Name of the builder's method.
    pub name: String,
    /// `bearer`, `token_exchange` or `eop`.
    pub scheme: String,
    /// Kind of token.
    pub token: String,
    /// Where credentials come from.
    pub doc: String,
    /// Their names.
    pub credentials: Vec<String>,
    /// How a token is fetched.
    pub exchange: Option<Exchange>,
    /// How it is exchanged for the tokens of tenants.
    pub tenants: Option<Tenants>,
}

/// How an app gets tokens of its tenants.
#[derive(Clone, Debug)]
pub struct Tenants {
    /// Name of what the vendor sends anew from time to time.
    pub ticket: String,
    /// Name of the tenant.
    pub tenant: String,
    /// How a tenant's token is fetched.
    pub exchange: Exchange,
}

/// How a token is fetched.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// Method and path.
    pub http: Http,
    /// Member with the token.
    pub token: String,
    /// Member with its life.
    pub expires: String,
    /// Seconds below which it is renewed.
    pub renew_below: u64,
    /// Seconds below which it is not used.
    pub unusable_below: u64,
}

/// A documented call.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// What it shows.
    pub name: Option<String>,
    /// The request by place, if it is valid.
    pub request: Option<Vec<(Place, Value)>>,
    /// HTTP status of the reply.
    pub status: u16,
    /// The reply, if it is valid.
    pub response: Option<Value>,
    /// What the page shows in place of valid JSON: the request's body, the reply.
    pub texts: [Option<String>; 2],
}

/// A mistake of a page.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// Address in the file.
    pub at: String,
    /// What the page says.
    pub page: String,
    /// What holds, and why.
    pub fact: String,
}

/// A point that nobody has settled yet.
#[derive(Clone, Debug)]
pub struct Unsure {
    /// Address in the file.
    pub at: String,
    /// What the file says for the time being.
    pub assumed: String,
    /// Why that is not certain.
    pub why: String,
}
