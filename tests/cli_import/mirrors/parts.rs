//! Each row, each piece of code and each bullet of a page is in its draft, or an open point names it.

use std::collections::BTreeMap;
use std::path::Path;

use clientloom::import::Draft;

use super::{MIRRORS, all};
use crate::cli_import::second_reader::{Content, Known, Verdict, judge, parts};
use crate::cli_import::vendor_pages::{folder, pages};

/// Parts that a draft may leave out silently: the kind, the largest number, and the reason.
const ALLOWED: [(&str, usize, &str); 1] = [("none", 0, "the reason")];

/// The parts of pages by their verdicts.
#[derive(Default)]
struct Count {
    kept: usize,
    named: BTreeMap<String, usize>,
    silent: BTreeMap<String, Vec<String>>,
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
                    self.silent.entry(format!("{noun}: {kind}")).or_default().push(place);
                }
            }
        }
    }

    fn print(&self, whose: &str) -> Vec<String> {
        println!("{whose}: {} rows, pieces of code and bullets are in drafts", self.kept);
        for (kind, number) in &self.named {
            println!("{number} {kind}");
        }
        let mut unexplained = Vec::new();
        for (kind, places) in &self.silent {
            let allowed = ALLOWED.iter().find(|(known, ..)| known == kind);
            println!(
                "{} silent {kind}, such as {}: {}",
                places.len(),
                places[0],
                allowed.map_or("unexplained", |(.., why)| why)
            );
            if allowed.is_none_or(|(_, most, _)| places.len() > *most) {
                unexplained.push(format!("{whose}: {kind}: {places:#?}"));
            }
        }
        unexplained
    }
}

#[test]
fn pages_of_mirrors_are_read_or_named() {
    for mirrors in all() {
        let mut unexplained = Vec::new();
        for mirror in MIRRORS {
            let mut count = Count::default();
            for page in mirrors.pages(mirror) {
                let Ok(draft) = &page.draft else { continue };
                count.add(mirrors.name(mirror, page), &page.text, draft);
            }
            unexplained.extend(count.print(mirror));
        }
        assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
    }
}

#[test]
fn vendor_pages_are_read_or_named() {
    let Some(folder) = folder() else { return };
    let mut count = Count::default();
    for page in pages() {
        let Ok(draft) = &page.draft else { continue };
        count.add(page.path.strip_prefix(&folder).expect("a page of the folder"), &page.text, draft);
    }
    let unexplained = count.print("VENDOR_PAGES");
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
