//! The file of a page, and the types above it.

use super::plan::Specs;
use crate::import::draft::Draft;
use crate::import::merge::SharedType;
use crate::yaml::{self, Value};

/// Returns the spec of a draft's page, found by the operation's name or by the call.
pub(super) fn find(draft: &Draft, specs: &Specs) -> Option<String> {
    if specs.contains_key(&draft.path) {
        return Some(draft.path.clone());
    }
    let (http, vendor) = (http(&draft.text)?, draft.path.split('/').next()?);
    let is_of_vendor = |path: &str| path.strip_prefix(vendor).is_some_and(|rest| rest.starts_with('/'));
    let mut found = specs.iter().filter(|(path, text)| is_of_vendor(path) && self::http(text) == Some(http));
    match (found.next(), found.next()) {
        (Some((path, _)), None) => Some(path.clone()),
        _ => None,
    }
}

/// Returns the method and the path as the file writes them.
fn http(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("http:")).map(|http| http.trim().trim_matches(['"', '\'']))
}

/// Returns the types of the files above a path.
pub(super) fn types_above(path: &str, specs: &Specs) -> Vec<SharedType> {
    let mut types = Vec::new();
    for file in above(path) {
        let Some(Value::Map(entries)) =
            specs.get(&file).and_then(|text| yaml::parse(text).ok()).and_then(|root| root.get("types").cloned())
        else {
            continue;
        };
        types.extend(entries.into_iter().map(|(name, ty)| (file.clone(), name, ty)));
    }
    types
}

/// Returns the paths of the `vendor.yaml` and `service.yaml` files above a page.
pub(super) fn above(path: &str) -> Vec<String> {
    let steps: Vec<&str> = path.split('/').collect();
    let folders = (2..steps.len()).map(|depth| format!("{}/service.yaml", steps[..depth].join("/")));
    std::iter::once(format!("{}/vendor.yaml", steps[0])).chain(folders).collect()
}
