//! Checks of the retry safety by HTTP method.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{METHODS, Shared, Vendor};

/// Checks that each method is one of HTTP, and that a call below the file has it.
pub(super) fn check_methods(vendor: &Vendor, folder: &[String], shared: &Shared, at: &At<'_>, report: &mut Report) {
    let section = at.key("repeat");
    let below = || vendor.operations.iter().filter(|operation| operation.path.starts_with(folder));
    for (method, _) in &shared.repeat {
        let at = section.key(method);
        if !METHODS.contains(&method.as_str()) {
            let finding = report.add(&codes::BAD_VALUE, &at, format!("`{method}` is not a method")).on_key();
            finding.help(format!("write one of {}", METHODS.join(", "))).guess(method, METHODS);
        } else if below().all(|operation| operation.http.method != *method) {
            let message = format!("`{method}` has no effect: no call below this file has the method");
            report.add(&codes::NO_EFFECT, &at, message).on_key().help("remove the entry");
        }
    }
}
