//! Each row, piece of code and bullet of a page is in its draft, or an open point names it.

use std::collections::BTreeMap;
use std::path::Path;

use clientloom::import::Draft;

use super::kinds::Kinds;
use super::{MIRRORS, all};
use crate::cli_import::second_reader::{Content, Known, Verdict, judge, parts};
use crate::cli_import::vendor_pages::{Real, folder, pages};

/// The parts of pages by their verdicts.
#[derive(Default)]
struct Count {
    kept: usize,
    named: BTreeMap<String, usize>,
    silent: Kinds,
}

impl Count {
    /// Counts the parts of a page with all its drafts.
    fn add(&mut self, page: &Path, text: &str, drafts: &[&Draft]) {
        if drafts.is_empty() {
            return;
        }
        let parts = parts(text);
        let known = Known::of_all(drafts.iter().map(|draft| &draft.root));
        for (part, verdict) in parts.iter().zip(judge(&parts, &known)) {
            let noun = match part.content {
                Content::Row { .. } => "rows",
                Content::Code(_) => "pieces of code",
                Content::Bullet(_) => "bullets",
            };
            match verdict {
                Verdict::Has => self.kept += 1,
                Verdict::Named(kind) => *self.named.entry(format!("{noun} named as {kind}")).or_default() += 1,
                Verdict::Silent(kind) => {
                    let place = format!("{}, lines {} to {}", page.display(), part.first, part.last);
                    self.silent.add(format!("silent {noun}: {kind}"), place);
                }
            }
        }
    }

    /// Prints the numbers, and returns the silent kinds that are not known.
    fn print(&self, whose: &str, is_ours: bool) -> Vec<String> {
        println!("{whose}: {} rows, pieces of code and bullets are in drafts", self.kept);
        for (kind, number) in &self.named {
            println!("{number} {kind}");
        }
        let unexplained = self.silent.unexplained("parts", is_ours).into_iter();
        unexplained.map(|kind| format!("{whose}: {kind}")).collect()
    }
}

fn drafts(pages: &[Real]) -> Vec<&Draft> {
    pages.iter().filter_map(|page| page.draft.as_ref().ok()).collect()
}

#[test]
fn pages_of_mirrors_are_read_or_named() {
    let mut unexplained = Vec::new();
    for mirrors in all() {
        for mirror in MIRRORS {
            let mut count = Count::default();
            for pages in mirrors.pages(mirror).chunk_by(|page, next| page.path == next.path) {
                count.add(mirrors.name(mirror, &pages[0]), &pages[0].text, &drafts(pages));
            }
            unexplained.extend(count.print(mirror, mirrors.is_ours));
        }
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}

#[test]
fn vendor_pages_are_read_or_named() {
    let Some(folder) = folder() else { return };
    let mut count = Count::default();
    for pages in pages().chunk_by(|page, next| page.path == next.path) {
        let path = pages[0].path.strip_prefix(&folder).expect("a page of the folder");
        count.add(path, &pages[0].text, &drafts(pages));
    }
    let unexplained = count.print("VENDOR_PAGES", false);
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
