//! Truncated pages and pages with shuffled lines cause no panic.

use std::fs;

use clientloom::import::import;

use super::vendor_pages::{in_parallel, pages};
use crate::support::golden;

/// Number of places at which each page is truncated.
const CUTS: usize = 100;

/// Number of orders in which the lines of each page are read.
const SHUFFLES: u64 = 3;

#[test]
fn damaged_case_pages_cause_no_panic() {
    let cases = fs::read_dir(golden::cases("import")).expect("a folder of cases");
    let pages: Vec<String> =
        cases.map(|case| fs::read_to_string(case.expect("a case").path().join("page.txt")).expect("a page")).collect();
    in_parallel(&pages, |page| break_page(page));
}

#[test]
fn damaged_vendor_pages_cause_no_panic() {
    let mut pages: Vec<&str> = pages().iter().map(|page| page.text.as_str()).collect();
    // The largest come first, so that all threads finish at about the same time.
    pages.sort_by_key(|page| std::cmp::Reverse(page.len()));
    in_parallel(&pages, |page| break_page(page));
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
    let mut state = seed;
    for last in (1..lines.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bound = u64::try_from(last + 1).expect("a length");
        lines.swap(last, usize::try_from((state >> 33) % bound).expect("an index"));
    }
}
