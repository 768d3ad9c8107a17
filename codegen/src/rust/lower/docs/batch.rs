//! Documentation of methods that split a list over calls: calls, rate, and the report of each item.

use super::text::{concurrency, rates};
use crate::rust::ir::Docs;
use crate::spec::{Batch, Operation, Outcome};

/// Returns the documentation of a method that runs an operation over any number of items.
pub(in crate::rust::lower) fn batch(operation: &Operation, batch: &Batch, max: Option<i64>, request: &str) -> Docs {
    let each = match max {
        Some(1) => "one per call".to_owned(),
        Some(max) => format!("at most {max} per call"),
        None => "at most `max` per call; the page states no maximum".to_owned(),
    };
    let rate = match rates(operation) {
        None => "The page states no rate.".to_owned(),
        Some(rates) => format!("The client keeps the documented rate: {rates}."),
    };
    let alone = concurrency(operation).map(|max| format!(" Calls at a time: {max}.")).unwrap_or_default();
    vec![
        format!("Runs [`{request}`] over any number of items of `{}`, {each}.", batch.split),
        String::new(),
        format!("{} {rate}{alone}", report(&batch.outcome)),
    ]
}

/// Returns how the response reports each item.
fn report(outcome: &Outcome) -> String {
    let optional = |wanted| outcome.names.iter().find(|(key, _)| *key == wanted).map(|(_, name)| format!("`{name}`"));
    let name = |wanted| optional(wanted).unwrap_or_default();
    let reasons: Vec<String> = ["code", "message"].into_iter().filter_map(optional).collect();
    let reasons = reasons.join(" and ");
    match outcome.shape.as_str() {
        "flag" => {
            let errors = optional("errors").map(|errors| format!(" of its {errors}")).unwrap_or_default();
            let why = if reasons.is_empty() { reasons } else { format!(", and {reasons}{errors} say why not") };
            format!(
                "{} in the response has one result for each item: {} says whether it succeeded{why}.",
                name("each"),
                name("ok")
            )
        }
        "two_lists" => {
            let why = optional("reasons").map(|_| "; its message may say why").unwrap_or_default();
            format!(
                "The response lists the successful items as {} and the failed items as {}{why}.",
                name("succeeded"),
                name("failed")
            )
        }
        "deleted_errors" => {
            let why = if reasons.is_empty() { reasons } else { format!(" with {reasons}") };
            let quiet = optional("quiet").map(|quiet| format!(", unless {quiet} is set")).unwrap_or_default();
            format!(
                "The response lists the failed items as {}{why}, and the successful items as {}{quiet}.",
                name("errors"),
                name("deleted")
            )
        }
        _ => "The response does not report single items: if a call succeeds, all of its items do.".to_owned(),
    }
}
