//! Rust names for wire names, and the reserved names.

use heck::{ToSnakeCase, ToUpperCamelCase};

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "move", "mut",
    "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
    "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that are not names even with `r#`, and the module `mod`, whose file is that of its folder.
const NEVER: &[&str] = &["self", "super", "crate", "mod"];

/// Names that generated files use without a path: from `__private`, the prelude, derives and
/// examples.
const TAKEN: &[&str] = &[
    "ApiCode",
    "AuthorizationCode",
    "BTreeMap",
    "BareResponse",
    "Batch",
    "BatchRule",
    "Batched",
    "Bearer",
    "Box",
    "Builder",
    "Call",
    "Client",
    "Clone",
    "Concurrency",
    "Copy",
    "Debug",
    "Decimal",
    "Default",
    "Deserialize",
    "Download",
    "Envelope",
    "Eop",
    "Eq",
    "Err",
    "ErrorClass",
    "ErrorCode",
    "ErrorRow",
    "EventRule",
    "EventStream",
    "Example",
    "Exchange",
    "Field",
    "FieldRate",
    "Framing",
    "From",
    "HostVariable",
    "Into",
    "IntoIterator",
    "Iterator",
    "LogId",
    "Method",
    "NoData",
    "None",
    "ObjectType",
    "Ok",
    "Operation",
    "OperationInfo",
    "Option",
    "OutcomeRule",
    "PageRule",
    "Paged",
    "PagedItems",
    "PartialEq",
    "Rate",
    "RequestFormat",
    "Response",
    "ResponseFormat",
    "Result",
    "RetrySafety",
    "Secret",
    "Self",
    "Serialize",
    "Service",
    "SignsIn",
    "Some",
    "Streamed",
    "String",
    "TenantExchange",
    "Ticket",
    "ToString",
    "TokenExchange",
    "TokenLocation",
    "Typed",
    "Upload",
    "Value",
    "ValueType",
    "Vec",
    "Vendor",
    "VendorClient",
    "WaitUnit",
];

/// Names that Windows reserves for devices, with any ending: no file or folder can have them.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Reserved vendor names: other names at the root of a client's crate, and its features.
const ROOT: &[&str] = &[
    "auth",
    "batch",
    "blocking",
    "bytes",
    "charset",
    "clientloom_runtime",
    "default",
    "error",
    "events",
    "examples",
    "generated",
    "gzip",
    "http",
    // `native-tls` would be the feature of its service `tls`.
    "native",
    "operation",
    "paging",
    "rate_limit",
    "response",
    "retry",
    "rustls",
    "serde",
    "testing",
    "tracing",
    "stream",
    "transport",
    "users",
];

/// Returns the name of a module, and of the method that leads to it or sends its call.
///
/// It is the name of a field, but `con` becomes `con_`: Windows reserves the name of the file.
#[must_use]
pub fn module(step: &str) -> String {
    let name = snake(step);
    if is_device(&name) { format!("{name}_") } else { name }
}

/// Whether Windows reserves the name, so that no file or folder can have it.
#[must_use]
pub fn is_device(name: &str) -> bool {
    DEVICES.contains(&name)
}

/// Returns the name of a field.
///
/// `sheetId` becomes `sheet_id`, `type` becomes `r#type`, `self` becomes `self_`, `2fa` becomes
/// `n2fa`. A name without letters and digits becomes `_`, which [`is_name`] rejects.
#[must_use]
pub fn snake(wire: &str) -> String {
    let name = wire.to_snake_case();
    if name.is_empty() || NEVER.contains(&name.as_str()) {
        format!("{name}_")
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("n{name}")
    } else if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

/// Returns the name of a field: the given name, or the name derived from the wire name.
#[must_use]
pub fn field(given: Option<&str>, wire: &str) -> String {
    given.map_or_else(|| snake(wire), ToOwned::to_owned)
}

/// Returns the name of a type or variant: `batch_delete` becomes `BatchDelete`, `2fa` becomes
/// `N2fa`.
#[must_use]
pub fn camel(wire: &str) -> String {
    let name = wire.to_upper_camel_case();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("N{name}") } else { name }
}

/// Returns the name of a type, with `suffix` if generated files use the name for something else.
#[must_use]
pub fn type_name(wire: &str, suffix: &str) -> String {
    let name = camel(wire);
    let candidates = [name.clone(), format!("{name}{suffix}")];
    candidates.into_iter().find(|name| !is_taken(name)).unwrap_or_else(|| format!("{name}Data"))
}

/// Whether generated files use this type name for something else.
#[must_use]
pub fn is_taken(name: &str) -> bool {
    TAKEN.contains(&name)
}

/// Whether the name is reserved at the root of a client's crate, so that no vendor can have it.
#[must_use]
pub fn is_root(module: &str) -> bool {
    ROOT.contains(&module)
}

/// Returns the names of the types of an operation: request, response, error codes.
#[must_use]
pub fn operation(method: &str) -> [String; 3] {
    let name = camel(method);
    let data = if is_taken(&format!("{name}Response")) { "Data" } else { "" };
    [type_name(method, "Request"), format!("{name}Response{data}"), format!("{name}Error")]
}

/// Returns the name of the enum of the events in a response: `AskEvent` for `ask`.
#[must_use]
pub fn stream_event(method: &str) -> String {
    format!("{}Event", camel(method))
}

/// Returns the name of the method that returns events, next to one for a whole response:
/// `ask_stream`.
#[must_use]
pub fn stream(method: &str) -> String {
    snake(&format!("{method}_stream"))
}

/// Returns the name of an event's type, which is not that of the enum of all events or of its
/// open end.
#[must_use]
pub fn event(file: &str) -> String {
    let name = type_name(file, "Event");
    if matches!(name.as_str(), "Event" | "Other") { format!("{name}Data") } else { name }
}

/// Returns the name of the method that takes any number of items: `batch_delete_all`.
#[must_use]
pub fn batch(method: &str) -> String {
    snake(&format!("{method}_all"))
}

/// Returns the name of the method that returns paged results item by item: `batch_query_items`.
#[must_use]
pub fn items(method: &str) -> String {
    snake(&format!("{method}_items"))
}

/// Returns the name of a vendor's client: the given name, or the name derived from its folder.
#[must_use]
pub fn client(given: Option<&str>, vendor: &str) -> String {
    given.map_or_else(|| type_name(vendor, "Client"), ToOwned::to_owned)
}

/// Returns the name of a constant or static: `sheetId` becomes `SHEET_ID`.
#[must_use]
pub fn shout(name: &str) -> String {
    name.to_snake_case().to_uppercase()
}

/// Returns the file name of a module: its name without `r#`.
#[must_use]
pub fn file(module: &str) -> &str {
    module.trim_start_matches("r#")
}

/// Whether this is a valid name in Rust.
#[must_use]
pub fn is_name(name: &str) -> bool {
    // Only `Self` and words in small letters are keywords.
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_plain = is_word && !name.starts_with(|first: char| first.is_ascii_digit());
    if is_plain && !matches!(name, "_" | "Self") && !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return true;
    }
    syn::parse_str::<syn::Ident>(name).is_ok_and(|ident| ident == name)
}

/// Whether a file or folder can have this name: a method or module can be derived from it.
#[must_use]
pub fn is_step(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) && is_name(&snake(name))
}

/// Whether this is a valid type name in capitals, such as `RecordResult`.
#[must_use]
pub fn is_pascal(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && is_name(name)
}

/// Returns the variant of an error row: the given name, or a name derived from a short message or
/// the code.
#[must_use]
pub fn variant(name: Option<&str>, message: Option<&str>, code: &str) -> String {
    if let Some(name) = name {
        return name.to_owned();
    }
    let derived = message.filter(|message| message.is_ascii() && message.len() <= 48).map(camel).unwrap_or_default();
    if is_name(&derived) { derived } else { camel(&format!("code_{code}")) }
}
