//! Each row, piece of code and bullet of a page is in its draft, or an open point names it.

use std::collections::BTreeMap;
use std::path::Path;

use clientloom::import::Draft;

use super::kinds::Kinds;
use super::{MIRRORS, all};
use crate::cli_import::second_reader::{Content, Known, Verdict, judge, parts};
use crate::cli_import::vendor_pages::{folder, pages};

/// The parts of pages by their verdicts.
#[derive(Default)]
struct Count {
    kept: usize,
    named: BTreeMap<String, usize>,
    silent: Kinds,
}

impl Count {
    fn add(&mut self, page: &Path, text: &str, draft: &Draft) {
        let parts = parts(text);
        for (part, verdict) in parts.iter().zip(judge(&parts, &Known::of(&draft.root))) {
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

#[test]
fn pages_of_mirrors_are_read_or_named() {
    let mut unexplained = Vec::new();
    for mirrors in all() {
        for mirror in MIRRORS {
            let mut count = Count::default();
            for page in mirrors.pages(mirror) {
                let Ok(draft) = &page.draft else { continue };
                count.add(mirrors.name(mirror, page), &page.text, draft);
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
    for page in pages() {
        let Ok(draft) = &page.draft else { continue };
        count.add(page.path.strip_prefix(&folder).expect("a page of the folder"), &page.text, draft);
    }
    let unexplained = count.print("VENDOR_PAGES", false);
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
