//! The members of a response on which batches and paging depend.

use crate::spec::{Batch, Operation, Pages};

/// Returns the dotted paths of the members that `batch` and `pages` name.
///
/// A bare response needs none, because all of it must be readable.
pub(super) fn strict_members(operation: &Operation) -> Vec<String> {
    if operation.bare {
        return Vec::new();
    }
    let mut paths: Vec<String> = operation.batch.iter().flat_map(outcome_members).collect();
    for path in operation.pages.iter().flat_map(page_members).filter(|path| !path.is_empty()) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// Returns the lists of results, and the members of their items.
fn outcome_members(batch: &Batch) -> Vec<String> {
    let outcome = &batch.outcome;
    let name = |wanted: &str| outcome.names.iter().find(|(key, _)| *key == wanted).map(|(_, name)| name.as_str());
    let result_key = if outcome.key.is_empty() { &batch.key } else { &outcome.key };
    let lists = ["each", "succeeded", "failed", "deleted", "errors"];
    let mut paths = Vec::new();
    for (role, list) in lists.iter().filter_map(|role| Some((*role, name(role)?))) {
        let is_reason = role == "errors" && name("each").is_some();
        let list = if is_reason { format!("{}.{list}", name("each").unwrap_or_default()) } else { list.to_owned() };
        let has_reasons = is_reason || role == "errors" || (role == "each" && name("errors").is_none());
        let keys = result_key.iter().map(String::as_str).filter(|_| !is_reason);
        let flag = name("ok").filter(|_| role == "each");
        let reasons = [name("code"), name("message")].into_iter().flatten().filter(|_| has_reasons);
        let members: Vec<String> = keys.chain(flag).chain(reasons).map(|member| format!("{list}.{member}")).collect();
        paths.push(list);
        paths.extend(members);
    }
    paths
}

/// Returns the items, and the members that lead to the next page.
fn page_members(pages: &Pages) -> Vec<String> {
    let tokens = pages.next.iter().map(|(_, member)| member.clone());
    [pages.items.clone()].into_iter().chain(tokens).chain(pages.more.clone()).chain(pages.total.clone()).collect()
}
