//! Changes of a call's method and path.

use super::pair::{Log, Pair};
use super::rule::{self, Rule};
use crate::spec::{Http, Operation, Scope, Vendor};

/// Compares method and path; `stays` says that the host and the path together are the same.
pub(super) fn compare(old: &Http, new: &Http, stays: bool, at: &Pair<'_>, log: &mut Log) {
    if old.method != new.method {
        log.change(&rule::METHOD_CHANGED, at, &old.method, &new.method);
    }
    if old.path != new.path {
        // The name of a path parameter is never sent.
        let rule = if stays || is_renamed(old, new) { &rule::WORDS_CHANGED } else { &rule::PATH_CHANGED };
        log.change(rule, at, &old.path, &new.path);
    }
}

/// Returns the whole address of a call, with the variables of its host.
pub(super) fn address(vendor: &Vendor, operation: &Operation) -> String {
    let host = Scope::of_operation(vendor, operation).host().unwrap_or_default();
    [host.trim_end_matches('/'), &operation.http.path].concat()
}

/// Returns the rule for another host of the operations below `path`.
///
/// If a part of the path moved into the host, or back, the address of each call can stay the same.
pub(super) fn host_rule(old: &Vendor, new: &Vendor, path: &[String]) -> &'static Rule {
    let pairs = old.operations.iter().filter(|before| before.path.starts_with(path)).filter_map(|before| {
        let after = new.operations.iter().find(|after| after.path == before.path)?;
        Some(address(old, before) == address(new, after))
    });
    let stay: Vec<bool> = pairs.collect();
    if !stay.is_empty() && stay.iter().all(|stays| *stays) { &rule::WORDS_CHANGED } else { &rule::HOST_CHANGED }
}

/// Whether two pages describe the same call; parameter names do not count.
pub(super) fn is_same(old: &Http, new: &Http) -> bool {
    old.method == new.method && (old.path == new.path || is_renamed(old, new))
}

/// Returns the parameters of one path that have a new name.
pub(super) fn renamed(old: &Http, new: &Http) -> Vec<(String, String)> {
    let pairs = parameters(&old.path).zip(parameters(&new.path)).filter(|(old, new)| old != new);
    let pairs = pairs.map(|(old, new)| (old.to_owned(), new.to_owned()));
    if is_renamed(old, new) { pairs.collect() } else { Vec::new() }
}

/// Whether the paths differ only in parameter names, and no parameter takes another's position.
fn is_renamed(old: &Http, new: &Http) -> bool {
    let mut pairs = parameters(&old.path).zip(parameters(&new.path)).filter(|(old, new)| old != new);
    let is_known = |name: &str, path: &str| parameters(path).any(|known| known == name);
    unnamed(&old.path) == unnamed(&new.path)
        && !pairs.any(|(was, is)| is_known(was, &new.path) || is_known(is, &old.path))
}

fn parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

/// Returns the method and path without parameter names, which identify a call.
pub(super) fn shape(http: &Http) -> String {
    format!("{} {}", http.method, unnamed(&http.path))
}

/// Returns a path without the names of its parameters.
fn unnamed(path: &str) -> String {
    parameters(path).fold(path.to_owned(), |path, name| path.replacen(&format!("{{{name}}}"), "{}", 1))
}
