//! The service of a page.

use super::plan::Specs;
use super::target;

/// Returns the file of a page's service: the deepest existing one, or the one of its version.
pub(super) fn service(path: &str, specs: &Specs) -> Option<String> {
    let above = target::above(path);
    if target::is_event(path) {
        return above.last().cloned();
    }
    if let Some(there) = above[1..].iter().rev().find(|file| specs.contains_key(*file)) {
        return Some(there.clone());
    }
    let steps: Vec<&str> = path.split('/').collect();
    let is_version = |step: &&str| step.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let depth = match steps.iter().position(is_version) {
        // In `v4/oss` the version of all products precedes the product.
        Some(1) => 3,
        Some(version) => version + 1,
        None => 2,
    };
    (depth < steps.len()).then(|| format!("{}/service.yaml", steps[..depth].join("/")))
}
