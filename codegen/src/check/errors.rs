//! Rows of error tables.

use crate::codes;
use crate::names;
use crate::report::Report;
use crate::source::At;
use crate::spec::ErrorRow;

pub(super) fn check_rows(rows: &[ErrorRow], at: &At<'_>, report: &mut Report) {
    let section = at.key("errors");
    for (number, row) in rows.iter().enumerate() {
        let at = section.index(number);
        if rows[..number].iter().any(|other| other.code == row.code) {
            let message = format!("the code {} stands twice in this table", row.code);
            report.add(&codes::DUPLICATE_ERROR_CODE, &at.key("code"), message);
        }
        let variant = variant(row);
        if !names::is_name(&variant) {
            report.add(&codes::BAD_NAME, &at.key("name"), format!("`{variant}` is no name for a variant"));
        } else if variant == "Unknown" || rows[..number].iter().any(|other| self::variant(other) == variant) {
            let finding = report.add(&codes::NAME_COLLISION, &at, format!("two rows would become the variant `{variant}`"));
            finding.help("give this row a `name` of its own");
        }
    }
}

fn variant(row: &ErrorRow) -> String {
    names::variant(row.name.as_deref(), row.message.as_deref(), &row.code)
}
