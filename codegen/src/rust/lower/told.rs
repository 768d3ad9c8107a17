//! What rustdoc shows of an operation over many items: how many a call, how fast, what is read from the reply.

use super::docs;
use crate::rust::ir::Docs;
use crate::spec::{Batch, Operation, Outcome};

/// What the method says that runs an operation over any number of items.
pub(super) fn method(operation: &Operation, batch: &Batch, max: Option<i64>, request: &str) -> Docs {
    let each = match max {
        Some(1) => "one per call".to_owned(),
        Some(max) => format!("at most {max} per call"),
        None => "at most `max` per call; the page states no maximum".to_owned(),
    };
    let rates = docs::rates(operation);
    let pace = if rates.is_empty() {
        "The page states no rate.".to_owned()
    } else {
        format!("The client keeps the documented rate: {}.", rates.join(" and "))
    };
    vec![
        format!("Runs [`{request}`] over any number of items of `{}`, {each}.", batch.split),
        String::new(),
        format!("{} {pace}", told(&batch.outcome)),
    ]
}

/// Where the reply tells what became of each item.
fn told(outcome: &Outcome) -> String {
    let named = |wanted| outcome.names.iter().find(|(key, _)| *key == wanted).map(|(_, name)| format!("`{name}`"));
    let name = |wanted| named(wanted).unwrap_or_default();
    let reasons: Vec<String> = ["code", "message"].into_iter().filter_map(named).collect();
    let reasons = reasons.join(" and ");
    match outcome.shape.as_str() {
        "flag" => {
            let errors = named("errors").map(|errors| format!(" of its {errors}")).unwrap_or_default();
            let why = if reasons.is_empty() { reasons } else { format!(", and {reasons}{errors} say why not") };
            format!(
                "{} in the response has one result for each item: {} says whether it succeeded{why}.",
                name("each"),
                name("ok")
            )
        }
        "two_lists" => {
            let why = named("reasons").map(|_| "; its message may say why").unwrap_or_default();
            format!(
                "The response lists the successful items as {} and the failed items as {}{why}.",
                name("succeeded"),
                name("failed")
            )
        }
        "deleted_errors" => {
            let why = if reasons.is_empty() { reasons } else { format!(" with {reasons}") };
            let quiet = named("quiet").map(|quiet| format!(", unless {quiet} is set")).unwrap_or_default();
            format!(
                "The response lists the failed items as {}{why}, and the successful items as {}{quiet}.",
                name("errors"),
                name("deleted")
            )
        }
        _ => "The response does not report single items: if a call succeeds, all of its items do.".to_owned(),
    }
}
