//! The Rust-shaped model: what will be written, without a word of how.

mod batch;
mod example;
mod info;
mod pages;
mod strukt;

pub use batch::{Batch, OutcomeArgument, OutcomeRule, Step};
pub use example::{Example, Expr};
pub use info::{BareResponse, ErrorRow, OperationInfo};
pub use pages::{NextPage, Pages};
pub use strukt::{Fact, Field, Struct, Ty};

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

/// A type of a level above.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Above {
    /// How many modules up the module stands that holds its `types`.
    pub modules: usize,
    /// Its name.
    pub name: String,
    /// Whether it is sent from here, so that its shape is needed too.
    pub sent: bool,
}

/// Lines of documentation.
pub type Docs = Vec<String>;

/// What operations share on the wire; absent parts are those of the level above.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The vendor's name, at the first level.
    pub vendor: Option<String>,
    /// Host with variables.
    pub host: Option<String>,
    /// Variables with their values.
    pub variables: Vec<(String, Vec<String>)>,
    /// Headers that every call carries.
    pub headers: Vec<(String, String)>,
    /// How replies are wrapped.
    pub envelope: Option<Envelope>,
    /// Response headers and members with the log id.
    pub log_id: Option<(Vec<String>, Vec<String>)>,
    /// Response headers with seconds to wait.
    pub retry_after: Vec<String>,
    /// Codes of any call.
    pub errors: Vec<ErrorRow>,
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

/// A variable of a host, an enum in Rust.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Name in the host.
    pub wire: String,
    /// Name of the enum.
    pub rust: String,
    /// Documentation.
    pub docs: Docs,
    /// Values with their variants, the default first.
    pub values: Vec<(String, String)>,
}

/// A way to be authorised, a method of the builder.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Name of the method.
    pub method: String,
    /// Documentation.
    pub docs: Docs,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// What the client does with them.
    pub scheme: Scheme,
}

/// A parameter of a builder's method.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub rust: String,
    /// What goes into it: `String`, `Secret` or `Ticket`.
    pub ty: &'static str,
}

/// What a client does with credentials.
#[derive(Clone, Debug)]
pub enum Scheme {
    /// The credential is the token.
    Bearer,
    /// They sign.
    Eop,
    /// They are exchanged for a token.
    Exchange(Exchange),
    /// They are exchanged for a token of the app, and that for a token of a tenant.
    Tenants([Exchange; 2]),
}

/// How a token is fetched, a static.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Name of the static.
    pub data: String,
    /// HTTP method.
    pub method: String,
    /// Path.
    pub path: String,
    /// Members of the body.
    pub send: Vec<String>,
    /// Member with the token.
    pub token: String,
    /// Member with its life.
    pub expires: String,
    /// Seconds below which it is renewed.
    pub renew_below: u64,
    /// Seconds below which it is not used.
    pub unusable_below: u64,
}

/// A page.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Path of the spec.
    pub origin: String,
    /// The steps of its path below the vendor.
    pub path: Vec<String>,
    /// Name of the vendor's client.
    pub client: String,
    /// Name of module and method.
    pub method: String,
    /// One line.
    pub summary: String,
    /// The request.
    pub request: Struct,
    /// The response's data; none where it is a file.
    pub response: Option<Struct>,
    /// Types of its own.
    pub types: Vec<Struct>,
    /// Shared types that it names.
    pub shared: Vec<Above>,
    /// The facts.
    pub info: OperationInfo,
    /// How its list is split over calls.
    pub batch: Option<Batch>,
    /// How its results come in pages.
    pub pages: Option<Pages>,
    /// Name of the code enum.
    pub code: String,
    /// Documented calls.
    pub examples: Vec<Example>,
}
