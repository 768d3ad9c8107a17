//! A page in one layout merged into the spec of the same page in another layout removes nothing.

use std::collections::BTreeMap;

use clientloom::import::{Draft, ImportOptions, Specs, plan};
use clientloom::yaml;

use super::layouts::pairs;
use super::{all, statements};
use crate::cli_import::damaged_pages::sample;
use crate::cli_import::vendor_pages::in_parallel;

/// Number of pages that are merged in both directions.
const PAGES: usize = 120;

/// Statements that a merge may remove or change: the kind, the largest number, and the reason.
const ALLOWED: [(&str, usize, &str); 1] = [("none", 0, "the reason")];

/// Merges a page into the spec of another copy, and returns the statements that are lost.
fn lost(before: &Draft, page: &Draft) -> Vec<String> {
    let specs = Specs::from([(before.path.clone(), before.text.clone())]);
    let update = ImportOptions { update: true, share: false };
    let plan = plan(vec![("page".to_owned(), Ok(page.clone()))], &specs, update);
    if let Err(why) = &plan.pages[0].outcome {
        return vec![format!("refused: {why}")];
    }
    let Some(after) = plan.files.get(&before.path) else { return Vec::new() };
    let (before, after) = (statements::of(&before.root), statements::of(&yaml::parse(after).expect("a spec")));
    let gone = before.iter().filter(|(statement, _)| !after.contains_key(*statement));
    gone.map(|((address, key), value)| {
        format!("{key} of {}: {address}: {value}", address.split(['.', ' ', '[']).next().unwrap_or_default())
    })
    .collect()
}

#[test]
fn another_layout_of_a_page_removes_nothing() {
    for mirrors in all() {
        let pairs = sample(pairs(mirrors), PAGES);
        let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let found = in_parallel(&pairs, |(_, raw, tree)| {
            [("Markdown over tags", lost(raw, tree)), ("tags over Markdown", lost(tree, raw))]
        });
        for ((path, ..), found) in pairs.iter().zip(found) {
            for (direction, lost) in found {
                for statement in lost {
                    let kind = statement.split(':').next().unwrap_or_default();
                    kinds
                        .entry(format!("{direction}: {kind}"))
                        .or_default()
                        .push(format!("{} {statement}", path.display()));
                }
            }
        }
        let mut unexplained = Vec::new();
        for (kind, lost) in &kinds {
            let allowed = ALLOWED.iter().find(|(known, ..)| known == kind);
            println!("{} {kind}, such as {}: {}", lost.len(), lost[0], allowed.map_or("unexplained", |(.., why)| why));
            if allowed.is_none_or(|(_, most, _)| mirrors.is_ours || lost.len() > *most) {
                unexplained.push(kind);
            }
        }
        assert!(unexplained.is_empty(), "{unexplained:?}");
    }
}
