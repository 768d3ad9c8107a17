//! The same pages in two layouts: the same names, and the same facts except for those that a layout
//! cannot express.

use std::collections::BTreeMap;
use std::path::Path;

use clientloom::import::Draft;

use super::statements::{self, Statements};
use super::{Mirrors, RAW, TREE, all};

/// Allowed differences: the kind, the largest number, and the reason.
const ALLOWED: [(&str, usize, &str); 1] = [("none", 0, "the reason")];

/// Returns the drafts of the pages that both mirrors have.
pub(super) fn pairs(mirrors: &Mirrors) -> Vec<(&Path, &Draft, &Draft)> {
    let trees: BTreeMap<&Path, &Draft> = mirrors.drafts(TREE).collect();
    mirrors.drafts(RAW).filter_map(|(path, raw)| Some((path, raw, *trees.get(path)?))).collect()
}

#[test]
fn layouts_agree_on_names() {
    for mirrors in all() {
        let pairs = pairs(mirrors);
        let calls = mirrors.drafts(RAW).count();
        assert_eq!(pairs.len(), calls);
        let differing: Vec<_> = pairs
            .iter()
            .filter(|(_, raw, tree)| raw.path != tree.path)
            .map(|(_, raw, tree)| (&raw.path, &tree.path))
            .collect();
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
    for mirrors in all() {
        let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut agreed = 0;
        for (path, raw, tree) in pairs(mirrors) {
            let (raw, tree) = (statements::of(&raw.root), statements::of(&tree.root));
            agreed += raw.len();
            for (kind, fact) in differences(&raw, &tree) {
                kinds.entry(kind).or_default().push(format!("{} {fact}", path.display()));
            }
        }
        println!("{agreed} statements of pages in tags, of which these differ in Markdown:");
        let mut unexplained = Vec::new();
        for (kind, facts) in &kinds {
            let allowed = ALLOWED.iter().find(|(known, ..)| known == kind);
            println!(
                "{} {kind}, such as {}: {}",
                facts.len(),
                facts[0],
                allowed.map_or("unexplained", |(.., why)| why)
            );
            if allowed.is_none_or(|(_, most, _)| mirrors.is_ours || facts.len() > *most) {
                unexplained.push(kind);
            }
        }
        assert!(unexplained.is_empty(), "{unexplained:?}");
    }
}
