//! Texts of specs for the sentences of their pages.

use std::collections::{BTreeMap, BTreeSet};

use super::fill::service;
use super::memory::{Entry, Memory};
use super::place::{Kind, Place, Slot, slots};
use crate::import::folder::Transcribed;
use crate::spec::is_unwritten;

/// The result of reading texts from specs into a memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// The texts that were added or replaced.
    pub texts: usize,
    /// The sentences that have several texts; the most frequent one counts.
    pub ambiguous: usize,
}

/// Adds the texts of specs to a memory.
pub fn learn(specs: &[Transcribed<'_>], memory: &mut Memory) -> Learned {
    let mut found: BTreeMap<(String, String), Vec<Entry>> = BTreeMap::new();
    for Transcribed { draft, root, shared } in specs {
        let texts = slots(root, shared);
        // A note belongs to its sentence only if no note was added or removed.
        let notes = |slots: &[Slot<'_>]| slots.iter().filter(|slot| slot.place.kind == Kind::Note).count();
        let has_same_notes = notes(&texts) == notes(&slots(&draft.root, &[]));
        let written = texts.iter().rev().filter(|slot| !is_unwritten(slot.text));
        let texts: BTreeMap<&Place, &str> = written.map(|slot| (&slot.place, slot.text)).collect();
        for sentence in draft.sentences.iter().filter(|one| one.place.kind != Kind::Note || has_same_notes) {
            let Some(text) = texts.get(&sentence.place) else { continue };
            let entry = Entry { kind: sentence.place.kind, name: sentence.name(), words: text.trim().to_owned() };
            found.entry((service(&draft.path), sentence.digest())).or_default().push(entry);
        }
    }
    let mut learned = Learned::default();
    for ((service, digest), entries) in found {
        let different: BTreeSet<&str> = entries.iter().map(|entry| entry.words.as_str()).collect();
        learned.ambiguous += usize::from(different.len() > 1);
        let times = |words: &str| entries.iter().filter(|entry| entry.words == words).count();
        // The first of the most frequent texts, in any order of the pages.
        let best = different.iter().rev().max_by_key(|words| times(words));
        if let Some(entry) = entries.iter().find(|entry| Some(&entry.words.as_str()) == best) {
            memory.set(&service, &digest, Entry { words: line(&entry.words), ..entry.clone() });
            learned.texts += 1;
        }
    }
    learned
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
