//! A page in one layout merged into the spec of the same page in another layout removes nothing.

use clientloom::import::{Draft, ImportOptions, Specs, plan};
use clientloom::yaml;

use super::kinds::Kinds;
use super::layouts::pairs;
use super::{all, statements};
use crate::cli_import::damaged_pages::sample;
use crate::cli_import::vendor_pages::in_parallel;

/// Number of pages that are merged in both directions.
const PAGES: usize = 120;

/// Merges a page into the spec of another copy, and returns the statements that are lost, with
/// their kinds.
fn lost(before: &Draft, page: &Draft) -> Vec<(String, String)> {
    let specs = Specs::from([(before.path.clone(), before.text.clone())]);
    let update = ImportOptions { update: true, share: false };
    let plan = plan(vec![("page".to_owned(), Ok(page.clone()))], &specs, update);
    if let Err(why) = &plan.pages[0].outcome {
        return vec![("refused".to_owned(), why.clone())];
    }
    let Some(after) = plan.files.get(&before.path) else { return Vec::new() };
    let (before, after) = (statements::of(&before.root), statements::of(&yaml::parse(after).expect("a spec")));
    let gone = before.iter().filter(|(statement, _)| !after.contains_key(*statement));
    let kind = |((address, key), value): (&(String, String), &String)| {
        let section = address.split(['.', ' ', '[']).next().unwrap_or_default();
        (format!("{key} of {section}"), format!("{address}: {value}"))
    };
    gone.map(kind).collect()
}

#[test]
fn another_layout_of_a_page_removes_nothing() {
    let mut unexplained = Vec::new();
    for mirrors in all() {
        let pairs = sample(pairs(mirrors), PAGES);
        let mut kinds = Kinds::default();
        let found = in_parallel(&pairs, |(_, raw, tree)| {
            [("Markdown over tags", lost(raw, tree)), ("tags over Markdown", lost(tree, raw))]
        });
        for ((path, ..), found) in pairs.iter().zip(found) {
            for (direction, lost) in found {
                for (kind, statement) in lost {
                    kinds.add(format!("{direction}: {kind}"), format!("{} {statement}", path.display()));
                }
            }
        }
        unexplained.extend(kinds.unexplained("updates", mirrors.is_ours));
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
