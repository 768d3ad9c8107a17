//! Mirrors: folders with the pages of one vendor in one layout, as public copies keep them.
//!
//! `cases/mirrors` has a few pages of our own. The environment variable `VENDOR_CORPUS` names a
//! folder with the same folders and all pages of the vendors. The same code checks both.

mod calls;
mod coverage;
mod damaged;
mod kinds;
mod layouts;
mod parts;
mod statements;
mod updates;

use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use clientloom::import::Draft;

use super::vendor_pages::{Real, folder_of, import_folder};
use crate::support::golden;

/// Feishu's pages of one day, in tags.
const RAW: &str = "feishu/2026-03-06";

/// The same pages of the same day, in Markdown.
const TREE: &str = "feishu/2026-03-06-tree";

/// Feishu's pages of a later day, in Markdown.
const LATER: &str = "feishu/2026-05-24";

/// All mirrors.
const MIRRORS: [&str; 6] = [RAW, TREE, LATER, "gptbots/en", "gptbots/zh", "ctyun/text"];

/// The pages of a folder of mirrors, each mirror imported once for all tests.
struct Mirrors {
    root: PathBuf,
    /// Whether the pages are ours.
    is_ours: bool,
    expected: Expected,
    pages: [OnceLock<Vec<Real>>; MIRRORS.len()],
}

/// Counts of pages that hold, for the mirrors of `MIRRORS` in their order.
#[derive(Clone, Copy)]
struct Expected {
    /// Pages that state method and URL, and all their drafts.
    calls: [usize; MIRRORS.len()],
    /// Pages of events; of GPTBots, their drafts.
    events: [usize; MIRRORS.len()],
    /// The most types of all drafts of `RAW`, with types shared.
    types: usize,
}

/// Counts of the vendors' pages.
const VENDORS: Expected = Expected {
    // One page of the first day states its call in a Markdown table, the other 1,591 in tags.
    calls: [1592, 1592, 1693, 42, 6, 34],
    events: [208, 208, 210, 4, 0, 0],
    types: 3200,
};

/// Counts of our pages.
const OURS: Expected = Expected { calls: [4, 4, 1, 1, 1, 1], events: [1, 1, 0, 0, 0, 0], types: 8 };

impl Mirrors {
    fn new(root: PathBuf, is_ours: bool) -> Self {
        let expected = if is_ours { OURS } else { VENDORS };
        Self { root, is_ours, expected, pages: [const { OnceLock::new() }; MIRRORS.len()] }
    }

    /// Returns the pages of a mirror.
    fn pages(&self, mirror: &str) -> &[Real] {
        self.pages[number(mirror)].get_or_init(|| {
            let pages = import_folder(&self.root.join(mirror));
            assert!(!pages.is_empty(), "{} has no pages of {mirror}", self.root.display());
            pages
        })
    }

    /// Returns the path of a page below its mirror.
    fn name<'a>(&self, mirror: &str, page: &'a Real) -> &'a Path {
        page.path.strip_prefix(self.root.join(mirror)).expect("a page of the mirror")
    }

    /// Returns the drafts of a mirror with the paths of their pages.
    fn drafts(&self, mirror: &str) -> impl Iterator<Item = (&Path, &Draft)> {
        self.pages(mirror).iter().filter_map(move |page| Some((self.name(mirror, page), page.draft.as_ref().ok()?)))
    }
}

fn number(mirror: &str) -> usize {
    MIRRORS.iter().position(|known| *known == mirror).expect("a mirror")
}

/// Returns our mirrors and, if the environment names them, those of the vendors.
fn all() -> impl Iterator<Item = &'static Mirrors> {
    static OWN: LazyLock<Mirrors> = LazyLock::new(|| Mirrors::new(golden::cases("mirrors"), true));
    static ALL: OnceLock<Mirrors> = OnceLock::new();
    let vendors = folder_of("VENDOR_CORPUS").map(|folder| ALL.get_or_init(|| Mirrors::new(folder, false)));
    std::iter::once(&*OWN).chain(vendors)
}
