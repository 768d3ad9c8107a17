//! The same pages in two layouts: the same names, and the same facts except for those that a layout
//! cannot express.

use std::collections::BTreeMap;
use std::path::Path;

use clientloom::import::Draft;

use super::kinds::Kinds;
use super::statements::{self, Statements};
use super::{Mirrors, RAW, TREE, all};

/// Returns the drafts of the pages that both mirrors have.
pub(super) fn pairs(mirrors: &Mirrors) -> Vec<(&Path, &Draft, &Draft)> {
    let trees: BTreeMap<(&Path, usize), &Draft> = numbered(mirrors, TREE).collect();
    numbered(mirrors, RAW).filter_map(|(key, raw)| Some((key.0, raw, *trees.get(&key)?))).collect()
}

/// Returns the drafts of a mirror with the paths of their pages, and their numbers within a page.
fn numbered<'a>(mirrors: &'a Mirrors, mirror: &str) -> impl Iterator<Item = ((&'a Path, usize), &'a Draft)> {
    let mut counts: BTreeMap<&Path, usize> = BTreeMap::new();
    mirrors.drafts(mirror).map(move |(path, draft)| {
        let count = counts.entry(path).or_default();
        *count += 1;
        ((path, *count), draft)
    })
}

#[test]
fn layouts_agree_on_names() {
    for mirrors in all() {
        let pairs = pairs(mirrors);
        assert_eq!(pairs.len(), mirrors.drafts(RAW).count());
        let differing = pairs.iter().filter(|(_, raw, tree)| raw.path != tree.path);
        let differing: Vec<_> = differing.map(|(_, raw, tree)| (&raw.path, &tree.path)).collect();
        assert_eq!(differing, Vec::new());
    }
}

/// Returns the kind of each difference with a sample of it.
pub(super) fn differences(raw: &Statements, tree: &Statements) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for statement @ (address, key) in raw.keys().chain(tree.keys().filter(|key| !raw.contains_key(*key))) {
        let section = address.split(['.', ' ', '[']).next().unwrap_or_default();
        let (ours, theirs) = (raw.get(statement), tree.get(statement));
        let kind = match (ours, theirs) {
            (Some(ours), Some(theirs)) if ours == theirs => continue,
            (Some(_), Some(_)) => "differs",
            (Some(_), None) => "in tags alone",
            _ => "in Markdown alone",
        };
        found.push((format!("{section} {key} {kind}"), format!("{address}: {ours:?}, {theirs:?}")));
    }
    found
}

#[test]
fn layouts_state_the_same_facts() {
    let mut unexplained = Vec::new();
    for mirrors in all() {
        let mut kinds = Kinds::default();
        let mut agreed = 0;
        for (path, raw, tree) in pairs(mirrors) {
            let (raw, tree) = (statements::of(&raw.root), statements::of(&tree.root));
            agreed += raw.len();
            for (kind, fact) in differences(&raw, &tree) {
                kinds.add(kind, format!("{} {fact}", path.display()));
            }
        }
        println!("{agreed} statements of pages in tags, of which these differ in Markdown:");
        unexplained.extend(kinds.unexplained("layouts", mirrors.is_ours));
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
