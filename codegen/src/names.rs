//! From names on the wire to names in Rust, always the same way.

use heck::{ToSnakeCase, ToUpperCamelCase};

const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "move", "mut",
    "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "union",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "macro_rules",
];

/// Words that not even `r#` makes a name, and a module that would be the folder's own file.
const NEVER: [&str; 5] = ["self", "super", "crate", "mod", "_"];

/// Names that generated files use without a path.
const TAKEN_TYPES: [&str; 42] = [
    "ApiCode", "BTreeMap", "Bearer", "Box", "Builder", "Call", "Client", "Clone", "Code", "Copy", "Debug", "Decode",
    "Default", "Encode", "Envelope", "Eop", "Err", "ErrorRow", "Exchange", "Field", "From", "Info", "Into", "IntoIterator",
    "Iterator", "Json", "Kind", "LogId", "Means", "Method", "None", "Object", "Ok", "Operation", "Option", "Rate",
    "Repeat", "Result", "Self", "Service", "Shape", "Some",
];
const MORE_TAKEN_TYPES: [&str; 12] =
    ["Deserialize", "SecretString", "Serialize", "String", "ToString", "TokenExchange", "Value", "Variant", "Vec", "Vendor", "PartialEq", "Eq"];

/// The name of a field, method or module: `sheetId` is `sheet_id`, `type` is `r#type`, `self` is `self_`.
#[must_use]
pub fn snake(wire: &str) -> String {
    let name = wire.to_snake_case();
    if name.is_empty() || NEVER.contains(&name.as_str()) {
        format!("{name}_")
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("_{name}")
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

fn is_taken(name: &str) -> bool {
    TAKEN_TYPES.contains(&name) || MORE_TAKEN_TYPES.contains(&name)
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
    syn::parse_str::<syn::Ident>(name).is_ok()
}

/// The variant of an error row: the name it was given, or one made from a short message.
#[must_use]
pub fn variant(name: Option<&str>, message: Option<&str>, code: &str) -> String {
    if let Some(name) = name {
        return if is_taken(name) { format!("{name}Code") } else { name.to_owned() };
    }
    let made = message.filter(|message| message.is_ascii() && message.len() <= 48).map(camel).unwrap_or_default();
    if is_name(&made) && !is_taken(&made) { made } else { camel(&format!("code_{code}")) }
}
