//! From names on the wire to names in Rust, always the same way.

use heck::{ToSnakeCase, ToUpperCamelCase};

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "move", "mut",
    "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
    "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that not even `r#` makes a name, and a module that would be the folder's own file.
const NEVER: &[&str] = &["self", "super", "crate", "mod"];

/// Names that generated files use without a path: those of the runtime's `__private`, of Rust's, of derives and of examples.
const TAKEN: &[&str] = &[
    "ApiCode",
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
    "Copy",
    "Debug",
    "Decode",
    "Default",
    "Deserialize",
    "Download",
    "Encode",
    "Envelope",
    "Eop",
    "Eq",
    "Err",
    "ErrorClass",
    "ErrorCode",
    "ErrorRow",
    "Example",
    "Exchange",
    "Field",
    "From",
    "HostVariable",
    "Into",
    "IntoIterator",
    "Iterator",
    "Json",
    "LogId",
    "Method",
    "NoData",
    "None",
    "Object",
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
    "Some",
    "String",
    "TenantExchange",
    "Ticket",
    "ToString",
    "TokenExchange",
    "Typed",
    "Upload",
    "Value",
    "ValueType",
    "Vec",
    "Vendor",
    "VendorClient",
];

/// What stands beside the vendors at the root of a client's crate, or is one of its features.
const ROOT: &[&str] = &[
    "auth",
    "batch",
    "blocking",
    "bytes",
    "clientloom_runtime",
    "default",
    "error",
    "examples",
    "generated",
    "http",
    "operation",
    "paging",
    "rate_limit",
    "response",
    "retry",
    "rustls",
    "serde",
    "testing",
    "tracing",
    "transport",
];

/// The name of a field, method or module: `sheetId` is `sheet_id`, `type` is `r#type`, `self` is `self_`,
/// `2fa` is `n2fa`. A name without letters or digits gives `_`, which is none.
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

/// The name of a field: the one it was given, or the one that its wire name makes.
#[must_use]
pub fn field(given: Option<&str>, wire: &str) -> String {
    given.map_or_else(|| snake(wire), ToOwned::to_owned)
}

/// The name of a type or variant: `batch_delete` is `BatchDelete`, `2fa` is `N2fa`.
#[must_use]
pub fn camel(wire: &str) -> String {
    let name = wire.to_upper_camel_case();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("N{name}") } else { name }
}

/// A type's name that hides none of those that generated files use; `suffix` sets it apart if need be.
#[must_use]
pub fn type_name(wire: &str, suffix: &str) -> String {
    let name = camel(wire);
    if is_taken(&name) { format!("{name}{suffix}") } else { name }
}

/// Whether generated files use this name of a type for something else.
#[must_use]
pub fn is_taken(name: &str) -> bool {
    TAKEN.contains(&name)
}

/// Whether the root of a client's crate, or its features, have this name for something else than a vendor.
#[must_use]
pub fn is_root(module: &str) -> bool {
    ROOT.contains(&module)
}

/// The types that an operation becomes: request, response, codes.
#[must_use]
pub fn operation(method: &str) -> [String; 3] {
    let name = camel(method);
    [type_name(method, "Request"), format!("{name}Response"), format!("{name}Error")]
}

/// The method that runs an operation over any number of items: `batch_delete_all`.
#[must_use]
pub fn batch(method: &str) -> String {
    snake(&format!("{method}_all"))
}

/// The method that gives an operation's results item by item: `batch_query_items`.
#[must_use]
pub fn items(method: &str) -> String {
    snake(&format!("{method}_items"))
}

/// The name of a vendor's client: the one it was given, or the one that its folder makes.
#[must_use]
pub fn client(given: Option<&str>, vendor: &str) -> String {
    given.map_or_else(|| type_name(vendor, "Client"), ToOwned::to_owned)
}

/// The name of a constant or static.
#[must_use]
pub fn shout(name: &str) -> String {
    name.to_snake_case().to_uppercase()
}

/// The file name of a module, which never has `r#`.
#[must_use]
pub fn file(module: &str) -> &str {
    module.trim_start_matches("r#")
}

/// Whether Rust takes this as a name.
#[must_use]
pub fn is_name(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok_and(|ident| ident == name)
}

/// Whether a file or folder of this name becomes a method or module.
#[must_use]
pub fn is_step(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) && is_name(&snake(name))
}

/// Whether this is a name of a type as we write them: `RecordResult`.
#[must_use]
pub fn is_pascal(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && is_name(name)
}

/// The variant of an error row: the name it was given, or one made from a short message.
#[must_use]
pub fn variant(name: Option<&str>, message: Option<&str>, code: &str) -> String {
    if let Some(name) = name {
        return name.to_owned();
    }
    let made = message.filter(|message| message.is_ascii() && message.len() <= 48).map(camel).unwrap_or_default();
    if is_name(&made) { made } else { camel(&format!("code_{code}")) }
}
