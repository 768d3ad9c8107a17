//! Tokens that pages name: the `vendor.yaml` of another vendor has to serve them.

use super::plan::Specs;
use crate::import::draft::Draft;
use crate::spec::NO_TOKEN;
use crate::yaml::{self, Value};

/// Checks that the vendor that a person chose for a page serves the page's tokens.
///
/// # Errors
///
/// The tokens that `vendor.yaml` does not serve.
pub(super) fn check(draft: &Draft, specs: &Specs) -> Result<(), String> {
    let file = format!("{}/vendor.yaml", draft.path.split('/').next().unwrap_or_default());
    let served = specs.get(&file).filter(|_| draft.is_other_vendor).map(|text| served(text)).unwrap_or_default();
    let is_missing = |token: &&String| *token != NO_TOKEN && !served.contains(token);
    let missing: Vec<String> = draft.tokens.iter().filter(is_missing).map(|token| format!("`{token}`")).collect();
    // Without readable methods, the file has findings of its own.
    if served.is_empty() || missing.is_empty() {
        return Ok(());
    }
    let served: Vec<String> = served.iter().map(|token| format!("`{token}`")).collect();
    Err(format!(
        "{file} serves no token {}, only {}: add a method for it under `auth`, or import the page without --vendor",
        missing.join(" and no token "),
        served.join(", ")
    ))
}

/// Returns the tokens that the authentication methods of a vendor's file serve.
fn served(text: &str) -> Vec<String> {
    let root = yaml::parse(text).ok();
    let Some(Value::Map(methods)) = root.as_ref().and_then(|root| root.get("auth")) else { return Vec::new() };
    let tokens = methods.iter().filter_map(|(_, method)| method.get("token")?.as_text());
    let mut served: Vec<String> = tokens.map(ToOwned::to_owned).collect();
    served.dedup();
    served
}
