//! The table of services in the README of the client's crate.

use super::block::{self, BrokenMarks};
use crate::rust::GeneratedVendor;

/// The marks around the table.
const TABLE: [&str; 2] = ["<!-- services:begin -->", "<!-- services:end -->"];

/// Returns the README with the table of all services; `None` if it has no marks.
pub(crate) fn with_table(text: &str, vendors: &[GeneratedVendor]) -> Result<Option<String>, BrokenMarks> {
    block::replaced(text, TABLE, &table(vendors))
}

fn table(vendors: &[GeneratedVendor]) -> Vec<String> {
    let mut lines = vec![String::new(), "| feature | operations | content |".to_owned(), "|---|---|---|".to_owned()];
    for vendor in vendors {
        let number: usize = vendor.services.iter().map(|service| service.operations).sum();
        lines.push(format!("| `{}` | {number} | {}: all services |", vendor.feature, cell(&vendor.title)));
        for service in &vendor.services {
            let name = service.feature.trim_start_matches(vendor.feature.as_str()).trim_start_matches('-');
            let name = service.title.as_deref().map_or_else(|| format!("`{name}`"), cell);
            let vendor = cell(&vendor.title);
            lines.push(format!("| `{}` | {} | {vendor}: {name} |", service.feature, service.operations));
        }
    }
    lines.push(String::new());
    lines
}

/// Returns a text that stays in its cell.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
