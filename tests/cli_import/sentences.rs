//! The layouts of a page give its sentences the same digests.
//!
//! The environment variable `VENDOR_CORPUS` names a folder with the pages of one day in two
//! layouts, in `feishu/2026-03-06` and `feishu/2026-03-06-tree`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clientloom::import::{Kind, Place, import_all};

use super::vendor_pages::{collect, folder_of};

/// The distance between two pages that are read, in the order of their names.
const STEP: usize = 12;

/// The least share of equal digests, in percent.
const AGREEMENT: usize = 98;

/// The digests of the sentences of a page by their places. A sentence that is equal at two places
/// has one digest.
fn digests(page: &Path) -> BTreeMap<Place, String> {
    let text = fs::read_to_string(page).unwrap_or_default();
    let drafts = import_all(&text, None).into_iter().filter_map(|page| page.draft.ok());
    let sentences = drafts.flat_map(|draft| draft.sentences);
    sentences.map(|sentence| (sentence.place.clone(), sentence.digest())).collect()
}

#[test]
fn two_layouts_of_a_page_have_the_same_digests() {
    let Some(folder) = folder_of("VENDOR_CORPUS") else { return };
    let [raw, tree] = ["feishu/2026-03-06", "feishu/2026-03-06-tree"].map(|name| folder.join(name));
    let mut pages = Vec::new();
    collect(&raw, &mut pages);
    let mut counts: BTreeMap<Kind, [usize; 2]> = BTreeMap::new();
    for page in pages.iter().step_by(STEP) {
        let other = digests(&tree.join(page.strip_prefix(&raw).expect("a page of the folder")));
        for (place, digest) in digests(page) {
            let Some(same) = other.get(&place) else { continue };
            let [equal, all] = counts.entry(place.kind).or_default();
            *all += 1;
            *equal += usize::from(*same == digest);
        }
    }
    for kind in [Kind::Summary, Kind::Field, Kind::Type, Kind::Value, Kind::Remedy] {
        let [equal, all] = counts.get(&kind).copied().unwrap_or_default();
        println!("{}: {equal} of {all} agree", kind.word());
        assert!(all > 0 && equal * 100 >= all * AGREEMENT, "{}: {equal} of {all} agree", kind.word());
    }
}
