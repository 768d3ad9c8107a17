//! Checks of the addresses in `errata` and `unsure`.

use crate::diagnostics::{At, Report, codes, nearest};
use crate::yaml::{Followed, UnknownAddress, Value};

/// Checks that each example with invalid JSON has an erratum.
pub(super) fn check_texts(root: &Value, at: &At<'_>, report: &mut Report) {
    let (Some(Value::List(examples)), section) = (root.get("examples"), at.key("examples")) else { return };
    let errata = match root.get("errata") {
        Some(Value::List(errata)) => errata.as_slice(),
        _ => &[],
    };
    for (number, example) in examples.iter().enumerate() {
        let Some(key) =
            ["request_text", "response_text", "pushed_text"].into_iter().find(|key| example.get(key).is_some())
        else {
            continue;
        };
        let address = format!("examples[{number}]");
        let mut addresses = errata.iter().filter_map(|erratum| erratum.get("at").and_then(Value::as_text));
        if !addresses.any(|at| at.starts_with(&address)) {
            let message = format!("`{key}` of this example has no erratum");
            let finding = report.add(&codes::MISSING_ERRATUM, &section.index(number).key(key), message).on_key();
            finding.help(format!("add an erratum with `at: {address}` that says what is wrong with the page's JSON"));
        }
    }
}

/// Checks that each erratum and each open question has an address that exists.
pub(super) fn check_errata(root: &Value, at: &At<'_>, report: &mut Report) {
    check_addresses(root, "errata", at, report);
    check_addresses(root, "unsure", at, report);
}

fn check_addresses(root: &Value, key: &str, at: &At<'_>, report: &mut Report) {
    let Some(Value::List(entries)) = root.get(key) else { return };
    let mut followed = Followed::new(root);
    for (number, entry) in entries.iter().enumerate() {
        let Some(address) = entry.get("at").and_then(Value::as_text) else { continue };
        if let Err(UnknownAddress { found, rest, known }) = followed.follow(address) {
            let at = at.key(key);
            let (at, message) = (at.index(number), format!("this file has no `{address}`"));
            let finding = report.add(&codes::ERRATUM_ADDRESS, &at.key("at"), message);
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            if let Some(known) = nearest(&rest[..end], known) {
                finding.help(format!("did you mean `{}{known}{}`?", &address[..found], &rest[end..]));
            }
        }
    }
}
