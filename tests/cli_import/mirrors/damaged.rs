//! Truncated and shuffled pages of mirrors cause no panic.

use super::{MIRRORS, all};
use crate::cli_import::damaged_pages::{break_pages, sample};

/// Number of pages of each folder of mirrors.
const PAGES: usize = 24;

#[test]
fn damaged_pages_of_mirrors_cause_no_panic() {
    for mirrors in all() {
        let pages = MIRRORS.iter().flat_map(|mirror| mirrors.pages(mirror)).map(|page| page.text.as_str());
        break_pages(sample(pages.collect(), PAGES));
    }
}
