//! Checks of error rows.

use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::ErrorRow;

pub(super) fn check_rows(rows: &[ErrorRow], at: &At<'_>, report: &mut Report) {
    let section = at.key("errors");
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row.code.is_empty()) {
        let at = section.index(number);
        if rows[..number].iter().any(|other| other.code == row.code) {
            let message = format!("error code {} is listed twice: keep one row", row.code);
            report.add(&codes::DUPLICATE_ERROR_CODE, &at.key("code"), message);
        } else {
            check_variant(row, &rows[..number], &at, report);
        }
    }
}

/// Checks the name of the Rust variant of a row.
fn check_variant(row: &ErrorRow, above: &[ErrorRow], at: &At<'_>, report: &mut Report) {
    let variant = variant(row);
    let key = if row.name.is_some() { "name" } else { "message" };
    if row.name.is_some() && !naming::is_pascal(&variant) {
        let message = format!("`{variant}` is not a valid variant name");
        let finding = report.add(&codes::BAD_NAME, &at.key(key), message);
        let better = naming::camel(&variant);
        if naming::is_pascal(&better) {
            finding.help(format!("write it as `{better}`"));
        } else {
            finding.help("begin the name with a capital letter and use only ASCII letters and digits");
        }
    } else if variant == "Unknown" {
        let message = "`Unknown` is reserved for codes that no table lists";
        report.add(&codes::NAME_COLLISION, &at.key(key), message).help("give this row another `name`");
    } else if !naming::is_name(&variant) {
        let message = format!("no variant name can be derived from the code {}", row.code);
        report.add(&codes::BAD_NAME, &at.key("code"), message).help("give this row a `name`");
    } else if let Some(other) = above.iter().find(|other| self::variant(other) == variant) {
        let message = format!("the codes {} and {} would both become the variant `{variant}`", other.code, row.code);
        report.add(&codes::NAME_COLLISION, &at.key(key), message).help("give one of the rows another `name`");
    }
}

/// Returns the name of the Rust variant of a row.
fn variant(row: &ErrorRow) -> String {
    naming::variant(row.name.as_deref(), row.message.as_deref(), &row.code)
}
