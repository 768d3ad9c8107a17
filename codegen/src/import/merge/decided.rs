//! Decisions of a person against the page: the addresses of errata.

use crate::yaml::Value;

/// The text of an erratum that the importer writes itself, without a decision of a person.
pub(in crate::import) const KEPT_AS_TEXT: &str = "It is kept here as text.";

/// The text of an erratum about a value of the example that is of another type.
pub(in crate::import) const TYPE_OF_TABLE: &str = "The type of the table.";

/// The text of an erratum about a value of the example that the table does not allow.
pub(in crate::import) const BOUNDS_OF_TABLE: &str = "The values and the bounds of the table.";

/// The text of an erratum about an example that people wrote by hand, with comments.
pub(in crate::import) const REPAIRED: &str = "The JSON without them.";

/// The text of an erratum about the example of a page that describes several types of events.
pub(in crate::import) const OTHER_TYPE: &str = "The page describes several types with one example.";

/// The reason for keeping a value.
pub(super) const ERRATUM: &str = "erratum";

/// The addresses that a person decided on.
pub(super) struct Decided(Vec<String>);

impl Decided {
    pub(super) fn new(root: &Value) -> Self {
        let Some(Value::List(errata)) = root.get("errata") else { return Self(Vec::new()) };
        let of_person = errata.iter().filter(|erratum| !is_of_importer(erratum));
        Self(of_person.filter_map(|erratum| erratum.get("at")?.as_text().map(ToOwned::to_owned)).collect())
    }

    /// Whether an erratum has this address or one above it.
    pub(super) fn holds(&self, address: &str) -> bool {
        self.0.iter().any(|decided| is_within(address, decided) && !is_section(decided))
    }

    /// Whether an erratum is about the members of this mapping.
    pub(super) fn holds_members(&self, address: &str) -> bool {
        self.0
            .iter()
            .any(|decided| decided == address || address.strip_suffix(".fields").is_some_and(|ty| ty == decided))
    }

    /// Whether an erratum has this address or one below it.
    pub(super) fn reaches(&self, address: &str) -> bool {
        self.0.iter().any(|decided| is_within(decided, address))
    }

    /// Whether an erratum is about a field as a whole, or about its type.
    pub(super) fn holds_field(&self, address: &str) -> bool {
        self.holds(address) || self.0.iter().any(|decided| decided.strip_suffix(".type") == Some(address))
    }
}

/// Whether the importer wrote an erratum, and not a person.
pub(super) fn is_of_importer(erratum: &Value) -> bool {
    fact(erratum)
        .is_some_and(|fact| [KEPT_AS_TEXT, TYPE_OF_TABLE, BOUNDS_OF_TABLE, REPAIRED, OTHER_TYPE].contains(&fact))
}

fn fact(erratum: &Value) -> Option<&str> {
    erratum.get("fact").and_then(Value::as_text)
}

/// Whether an address equals another or is below it.
pub(super) fn is_within(address: &str, above: &str) -> bool {
    address.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether an address is that of all fields or rows.
///
/// An erratum there decides which of them exist, not their content.
fn is_section(address: &str) -> bool {
    let is_type = address.strip_prefix("types.").is_some_and(|rest| !rest.trim_end_matches(".fields").contains('.'));
    is_type
        || !(address.contains(['.', '['])
            || ["http", "token", "scopes", "regions", "app_types", "rate_limit"].contains(&address))
}
