//! Errata about the responses of examples: values that deviate from their own pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clientloom_runtime::Error;
use clientloom_runtime::testing::{Example, Outcome};

use super::summary::summarize;
use crate::support::errata;

/// The addresses of values that errata explain, by vendor and operation.
static EXPLAINED: LazyLock<BTreeMap<(String, String), Vec<String>>> = LazyLock::new(|| {
    let mut explained: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (_, spec) in errata::specs().iter() {
        let vendor = spec.path.split('/').nth(1).unwrap_or_default();
        let addresses = errata::in_examples(spec).filter_map(|address| {
            // Members of an event have its number before them.
            let of_event = || address.strip_prefix("events[")?.split_once("].").map(|(_, member)| member);
            address.strip_prefix("response.").or_else(of_event)
        });
        let addresses = addresses.map(|address| address.trim_matches('"').to_owned());
        let name = errata::stated(spec, "operation: ");
        explained.entry((vendor.to_owned(), name.to_owned())).or_default().extend(addresses);
    }
    explained
});

/// Returns the result of a documented call like [`summarize`], without the deviations that an
/// erratum explains.
pub fn summarize_unexplained(example: &dyn Example, result: &Result<Outcome, Error>) -> String {
    let info = example.info();
    let explained = EXPLAINED.get(&(info.service.vendor.to_owned(), info.name.to_owned()));
    // An erratum about an object or a list explains all values in it. A value can cost its list.
    let is_within = |address: &str, explained: &str| {
        address.strip_prefix(explained).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let is_explained = |address: &str| {
        explained.into_iter().flatten().any(|known| is_within(address, known) || is_within(known, address))
    };
    match result {
        Ok(outcome) => {
            let mut outcome = outcome.clone();
            outcome.deviations.retain(|deviation| !is_explained(&deviation.address));
            summarize(&Ok(outcome))
        }
        Err(_) => summarize(result),
    }
}
