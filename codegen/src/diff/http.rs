//! Method and path of a call.

use super::pair::{Log, Pair};
use super::rule;
use crate::spec::Http;

pub(super) fn compare(old: &Http, new: &Http, at: &Pair<'_>, log: &mut Log) {
    if old.method != new.method {
        log.change(&rule::METHOD_CHANGED, at, &old.method, &new.method);
    }
    if old.path != new.path {
        // What a parameter is called is never sent.
        let rule = if shape(&old.path) == shape(&new.path) { &rule::WORDS_CHANGED } else { &rule::PATH_CHANGED };
        log.change(rule, at, &old.path, &new.path);
    }
}

/// Parameters of one path that go by another name.
pub(super) fn renamed(old: &Http, new: &Http) -> Vec<(String, String)> {
    let pairs = parameters(&old.path).zip(parameters(&new.path)).filter(|(old, new)| old != new);
    let pairs = pairs.map(|(old, new)| (old.to_owned(), new.to_owned()));
    if shape(&old.path) == shape(&new.path) { pairs.collect() } else { Vec::new() }
}

fn parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

/// A path without the names of its parameters.
fn shape(path: &str) -> String {
    parameters(path).fold(path.to_owned(), |path, name| path.replacen(&format!("{{{name}}}"), "{}", 1))
}
