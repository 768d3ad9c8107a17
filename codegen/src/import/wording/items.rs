//! The sentences of pages that have no text yet, in batches for a writer.

use std::collections::BTreeMap;

use super::fill::service;
use super::memory::Memory;
use super::place::Place;
use super::sentence::{Sentence, by_place};
use crate::import::draft::Draft;

/// A sentence that has no text yet, once for all places that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The folder of the service, such as `feishu/im`.
    pub service: String,
    /// The sentence at its first place.
    pub sentence: Sentence,
    /// The name and the sentence of the field above a short sentence; empty for other sentences.
    pub above: String,
    /// The sentences before and after it on the page.
    pub context: String,
    /// The number of places.
    pub times: usize,
    /// The text; empty until a person writes it.
    pub words: String,
}

/// Items of one service, for one sitting of a writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The folder of the service.
    pub service: String,
    /// The number of the batch in its service, from 1.
    pub number: usize,
    /// The items, in the order of pages and rows.
    pub items: Vec<Item>,
}

/// Returns the sentences without a text. Each draft comes with the places that have one in its
/// spec.
#[must_use]
pub fn items<'a>(drafts: impl Iterator<Item = (&'a Draft, Vec<Place>)>, memory: &Memory) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (draft, mut written) in drafts {
        written.sort_unstable();
        let (service, by_place) = (service(&draft.path), by_place(&draft.sentences));
        let vendor = service.split('/').next().unwrap_or_default();
        for (at, sentence) in draft.sentences.iter().enumerate() {
            if memory.find(&service, sentence).is_some() || written.binary_search(&sentence.place).is_ok() {
                continue;
            }
            let place = *known.entry((vendor.to_owned(), sentence.digest())).or_insert(items.len());
            if let Some(item) = items.get_mut(place) {
                item.times += 1;
                continue;
            }
            let above = sentence.place_above().and_then(|place| by_place.get(&place).copied());
            items.push(Item {
                service: service.clone(),
                sentence: sentence.clone(),
                above: above.map(named).unwrap_or_default(),
                context: context(&draft.sentences, at),
                times: 1,
                words: String::new(),
            });
        }
    }
    items
}

/// Returns the words of the page before and after a sentence.
fn context(sentences: &[Sentence], at: usize) -> String {
    let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| sentences.get(at));
    around.map(named).collect::<Vec<_>>().join(" | ")
}

fn named(sentence: &Sentence) -> String {
    format!("{}: {}", sentence.name(), sentence.text)
}

/// Divides items into batches: one service each, and no page in two of them.
///
/// `size` is the largest number of texts in a batch, unless one page has more.
#[must_use]
pub fn batches(items: Vec<Item>, size: usize) -> Vec<Batch> {
    let mut services: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in items {
        services.entry(item.service.clone()).or_default().push(item);
    }
    let mut batches: Vec<Batch> = Vec::new();
    for (service, items) in services {
        let mut number = 0;
        for page in items.chunk_by(|one, other| one.sentence.operation == other.sentence.operation) {
            match batches.last_mut() {
                Some(batch) if number > 0 && batch.items.len() + page.len() <= size => {
                    batch.items.extend_from_slice(page);
                }
                _ => {
                    number += 1;
                    batches.push(Batch { service: service.clone(), number, items: page.to_vec() });
                }
            }
        }
    }
    batches
}
