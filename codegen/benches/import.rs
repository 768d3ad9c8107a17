//! The time to draft specs from pages: in all, per page, for the slowest page, and per megabyte.
//!
//! `cargo bench -p clientloom --bench import` reads Feishu's raw pages from the folder in the
//! environment variable `VENDOR_PAGES`. Without it the bench copies the small pages of the tests.
//! With `BENCH_SHORT`, one round shows that it works.

mod short;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clientloom::import::import;

/// The number of copied pages, which is the number of real ones.
const PAGES: usize = 243;
const ROUNDS: usize = 10;

fn main() {
    let pages = pages();
    let bytes: usize = pages.iter().map(String::len).sum();
    let rounds = if short::is_short() { 1 } else { ROUNDS };
    let best = (0..rounds).map(|_| seconds(&pages)).fold(f64::INFINITY, f64::min);
    let slowest = pages.iter().map(|page| seconds(std::slice::from_ref(page))).fold(0.0, f64::max);
    println!(
        "import: {:.3} s for {} pages, {:.2} ms a page, {:.1} ms the slowest, {:.1} MB a second (best of {rounds} rounds)",
        best,
        pages.len(),
        best * 1e3 / count(pages.len()),
        slowest * 1e3,
        count(bytes) / best / 1e6
    );
}

/// Returns the seconds to import all pages, one after the other.
fn seconds(pages: &[String]) -> f64 {
    let start = Instant::now();
    for page in pages {
        // A refused page takes time as well.
        let _refused = import(page, None);
    }
    start.elapsed().as_secs_f64()
}

fn pages() -> Vec<String> {
    let real = env::var_os("VENDOR_PAGES").map(|folder| read(&Path::new(&folder).join("feishu/raw")));
    if let Some(pages) = real.filter(|pages| !pages.is_empty()) {
        return pages;
    }
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/import");
    let cases = read(&cases);
    cases.iter().cycle().take(if cases.is_empty() { 0 } else { PAGES }).cloned().collect()
}

/// Reads the pages below a folder.
fn read(folder: &Path) -> Vec<String> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let pages = paths.into_iter().flat_map(|path| {
        let is_page = path.extension().is_some_and(|extension| extension == "txt");
        if path.is_dir() { read(&path) } else { fs::read_to_string(path).into_iter().filter(|_| is_page).collect() }
    });
    pages.collect()
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
