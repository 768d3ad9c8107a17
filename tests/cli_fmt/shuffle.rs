//! Specs with shuffled keys, by their lines and braces.

use std::ops::Range;

use clientloom::format::keys::{KeyType, Record};
use clientloom::yaml::{MapEntry, Node, NodeStyle};

/// A random sequence that is the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end.max(1)
    }
}

/// Shuffles the keys of records. The text may have comments at its beginning only.
pub(super) fn shuffle(text: &str, place: &Node, record: &'static Record, seed: u64) -> String {
    let mut dice = Dice(seed);
    let start = place.bytes.start;
    text[..start].to_owned() + &mapping(text, place, record, text.len(), &mut dice)
}

/// Returns a mapping and the text that follows it, up to a byte.
fn mapping(text: &str, place: &Node, record: &'static Record, end: usize, dice: &mut Dice) -> String {
    let NodeStyle::Map { flow, entries } = &place.style else { return text[place.bytes.start..end].to_owned() };
    let line = |byte: usize| text[..byte].rfind('\n').map_or(0, |end| end + 1);
    let column = entries.first().map_or(0, |first| first.name.start - line(first.name.start));
    let ends = entries.iter().skip(1).map(|next| line(next.name.start)).chain([end]);
    let mut pieces: Vec<String> = if *flow {
        entries.iter().map(|entry| piece(text, entry, record, entry.value.bytes.end, dice)).collect()
    } else {
        entries.iter().zip(ends).map(|(entry, end)| piece(text, entry, record, end, dice)).collect()
    };
    for last in (1..pieces.len()).rev() {
        pieces.swap(last, dice.below(last + 1));
    }
    if *flow {
        format!("{{ {} }}{}", pieces.join(", "), &text[place.bytes.end..end])
    } else {
        pieces.join(&" ".repeat(column))
    }
}

fn piece(text: &str, entry: &MapEntry, record: &'static Record, end: usize, dice: &mut Dice) -> String {
    let kind = record.keys.iter().find(|key| key.name == entry.key).map(|key| &key.kind);
    let before = text[entry.name.start..entry.value.bytes.start].to_owned();
    before + &value(text, &entry.value, kind, end, dice)
}

fn value(text: &str, place: &Node, kind: Option<&'static KeyType>, end: usize, dice: &mut Dice) -> String {
    let records: Vec<&Node> = match (kind, &place.style) {
        (
            Some(KeyType::Short(record) | KeyType::Record(record) | KeyType::OneOrMore(record)),
            NodeStyle::Map { .. },
        ) => {
            return mapping(text, place, record, end, dice);
        }
        (Some(KeyType::Records(_) | KeyType::OneOrMore(_)), NodeStyle::List { items, .. }) => items.iter().collect(),
        (Some(KeyType::Named(_)), NodeStyle::Map { entries, .. }) => entries.iter().map(|entry| &entry.value).collect(),
        _ => Vec::new(),
    };
    let mut out = String::new();
    let mut start = place.bytes.start;
    let record = kind.and_then(KeyType::record);
    for (inner, record) in
        records.into_iter().zip(std::iter::repeat(record)).filter_map(|(at, record)| Some((at, record?)))
    {
        let Range { start: from, end: to } = inner.bytes.clone();
        // A block ends with its line.
        let to = if inner.is_flow() { to } else { text[to..].find('\n').map_or(text.len(), |gap| to + gap + 1) };
        out.push_str(&text[start..from]);
        out.push_str(&mapping(text, inner, record, to, dice));
        start = to;
    }
    out + &text[start..end]
}
