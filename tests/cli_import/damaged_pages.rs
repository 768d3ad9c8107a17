//! Truncated pages and pages with shuffled lines cause no panic.

use std::fs;

use clientloom::import::import;

use super::vendor_pages::{in_parallel, pages};
use crate::support::golden;

/// Number of places at which each page is truncated.
const CUTS: usize = 30;

/// Number of orders in which the lines of each page are read.
const SHUFFLES: u64 = 2;

/// Number of vendor pages.
const PAGES: usize = 24;

#[test]
fn damaged_case_pages_cause_no_panic() {
    let cases = fs::read_dir(golden::cases("import")).expect("a folder of cases");
    let pages: Vec<String> =
        cases.map(|case| fs::read_to_string(case.expect("a case").path().join("page.txt")).expect("a page")).collect();
    break_pages(pages.iter().map(String::as_str).collect());
}

#[test]
fn damaged_vendor_pages_cause_no_panic() {
    break_pages(sample(pages().iter().map(|page| page.text.as_str()).collect(), PAGES));
}

/// Imports damaged copies of pages.
pub(super) fn break_pages(mut pages: Vec<&str>) {
    // The largest come first, so that all threads finish at about the same time.
    pages.sort_by_key(|page| std::cmp::Reverse(page.len()));
    in_parallel(&pages, |page| break_page(page));
}

/// Draws a number of items, the same ones on every machine.
pub(super) fn sample<T>(mut items: Vec<T>, number: usize) -> Vec<T> {
    let mut random = Random(1);
    for at in 0..number.min(items.len()) {
        let drawn = at + random.below(items.len() - at);
        items.swap(at, drawn);
    }
    items.truncate(number);
    items
}

fn break_page(page: &str) {
    let boundary = |end: usize| (0..=end).rev().find(|end| page.is_char_boundary(*end)).unwrap_or_default();
    let mut ends: Vec<usize> = (1..CUTS).map(|cut| boundary(page.len() * cut / CUTS)).filter(|end| *end > 0).collect();
    ends.dedup();
    for end in ends {
        drop(import(&page[..end], None));
    }
    let mut lines: Vec<&str> = page.lines().collect();
    lines.reverse();
    drop(import(&lines.join("\n"), None));
    for seed in 1..=SHUFFLES {
        shuffle(&mut lines, seed);
        drop(import(&lines.join("\n"), None));
    }
}

/// Shuffles lines with the algorithm of Fisher and Yates, with the same numbers on every machine.
fn shuffle(lines: &mut [&str], seed: u64) {
    let mut random = Random(seed);
    for last in (1..lines.len()).rev() {
        lines.swap(last, random.below(last + 1));
    }
}

/// Numbers that look random, from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(bound).expect("a length")).expect("an index")
    }
}
