//! Checks of error rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::ErrorRow;

pub(super) fn check_rows(rows: &[ErrorRow], at: &At<'_>, report: &mut Report) {
    let section = at.key("errors");
    let mut codes_above: BTreeSet<&str> = BTreeSet::new();
    // The first code of each variant.
    let mut variants: BTreeMap<String, &str> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate() {
        let (at, variant) = (section.index(number), variant(row));
        if row.code.is_empty() {
            // The missing code has a finding.
        } else if codes_above.contains(row.code.as_str()) {
            let message = format!("error code {} is listed twice: keep one row", row.code);
            report.add(&codes::DUPLICATE_ERROR_CODE, &at.key("code"), message);
        } else {
            check_variant(row, &variant, variants.get(&variant).copied(), &at, report);
        }
        codes_above.insert(&row.code);
        variants.entry(variant).or_insert(&row.code);
    }
}

/// Checks the name of the Rust variant of a row. `above` is the code of a row with the same name.
fn check_variant(row: &ErrorRow, variant: &str, above: Option<&str>, at: &At<'_>, report: &mut Report) {
    let key = if row.name.is_some() { "name" } else { "message" };
    if row.name.is_some() && !naming::is_pascal(variant) {
        let message = format!("`{variant}` is not a valid variant name");
        let finding = report.add(&codes::BAD_NAME, &at.key(key), message);
        let better = naming::camel(variant);
        if naming::is_pascal(&better) {
            finding.help(format!("write it as `{better}`"));
        } else {
            finding.help("begin the name with a capital letter and use only ASCII letters and digits");
        }
    } else if variant == "Unknown" {
        let message = "`Unknown` is reserved for codes that no table lists";
        report.add(&codes::NAME_COLLISION, &at.key(key), message).help("give this row another `name`");
    } else if !naming::is_name(variant) {
        let message = format!("no variant name can be derived from the code {}", row.code);
        report.add(&codes::BAD_NAME, &at.key("code"), message).help("give this row a `name`");
    } else if let Some(other) = above {
        let message = format!("the codes {other} and {} would both become the variant `{variant}`", row.code);
        report.add(&codes::NAME_COLLISION, &at.key(key), message).help("give one of the rows another `name`");
    }
}

/// Returns the name of the Rust variant of a row.
fn variant(row: &ErrorRow) -> String {
    naming::variant(row.name.as_deref(), row.message.as_deref(), &row.code)
}
