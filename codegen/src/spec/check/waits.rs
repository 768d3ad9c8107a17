//! Checks of the headers and members in which a failure states how long to wait.

use super::header::check_response_headers;
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Shared, Vendor};

/// Checks the locations of stated waits, and their units.
pub(super) fn check_waits(vendor: &Vendor, shared: &Shared, at: &At<'_>, report: &mut Report) {
    let section = at.key("retry_after");
    // Headers alone are written without the key `headers`.
    let headers = if shared.retry_after.fields.is_empty() { section } else { section.key("headers") };
    check_response_headers(&shared.retry_after.headers, &headers, report);
    check_paths(&shared.retry_after.fields, &section.key("fields"), report);
    check_units(vendor, &shared.retry_after_counts, &at.key("retry_after_counts"), report);
}

/// Checks that each member is named by the names on its path, with dots between them.
fn check_paths(paths: &[String], at: &At<'_>, report: &mut Report) {
    for (number, path) in paths.iter().enumerate() {
        if path.contains(['[', '/', '$', ' ']) || path.split('.').any(str::is_empty) {
            // A single path needs no list.
            let at = if paths.len() > 1 { at.index(number) } else { *at };
            let finding = report.add(&codes::BAD_VALUE, &at, format!("`{path}` is not the path of a member"));
            finding.help("write the names of the members with dots between them, such as `error.retry_after`");
        }
    }
}

/// Checks that headers and members with a unit state a wait: at this level, or at another one of
/// the vendor.
fn check_units(vendor: &Vendor, units: &[(String, String)], at: &At<'_>, report: &mut Report) {
    let levels = || vendor.services.iter().map(|service| &service.shared).chain([&vendor.shared]);
    let headers = levels().flat_map(|shared| &shared.retry_after.headers).map(String::as_str).chain(["Retry-After"]);
    let headers: Vec<&str> = headers.collect();
    let members: Vec<&str> = levels().flat_map(|shared| &shared.retry_after.fields).map(String::as_str).collect();
    let is_known =
        |name: &str| members.contains(&name) || headers.iter().any(|header| header.eq_ignore_ascii_case(name));
    for (name, _) in units.iter().filter(|(name, _)| !is_known(name)) {
        let message = format!("`{name}` has a unit, but `retry_after` does not list it");
        let finding = report.add(&codes::BAD_VALUE, &at.key(name), message).on_key();
        finding
            .help("add the header or the member to `retry_after`, or remove its unit")
            .guess(name, headers.iter().chain(&members).copied());
    }
}
