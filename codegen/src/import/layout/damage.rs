//! Repair of UTF-8 text that was decoded as windows-1254.
//!
//! Bytes without a character in windows-1254 are lost.

use crate::import::page::LOST;
use crate::import::{defaults, labels, limits, prose, retired};

/// Characters of windows-1254 that differ from the same byte in Latin-1.
const HIGH: [(char, u8); 31] = [
    ('€', 0x80),
    ('‚', 0x82),
    ('ƒ', 0x83),
    ('„', 0x84),
    ('…', 0x85),
    ('†', 0x86),
    ('‡', 0x87),
    ('ˆ', 0x88),
    ('‰', 0x89),
    ('Š', 0x8A),
    ('‹', 0x8B),
    ('Œ', 0x8C),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('•', 0x95),
    ('–', 0x96),
    ('—', 0x97),
    ('˜', 0x98),
    ('™', 0x99),
    ('š', 0x9A),
    ('›', 0x9B),
    ('œ', 0x9C),
    ('Ÿ', 0x9F),
    ('Ğ', 0xD0),
    ('İ', 0xDD),
    ('Ş', 0xDE),
    ('ğ', 0xF0),
    ('ı', 0xFD),
    ('ş', 0xFE),
];

/// Bytes without a character in windows-1254.
const NONE: [u8; 7] = [0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E];

/// First bytes of Chinese punctuation.
const PUNCTUATION: [[u8; 2]; 2] = [[0xE3, 0x80], [0xEF, 0xBC]];

/// Repairs a text that is clearly damaged in this way.
///
/// Known labels are recognised by their remaining bytes. Any other character that lost a byte
/// becomes [`LOST`].
pub(super) fn repair(text: &str) -> Option<String> {
    // Other texts in Latin letters contain almost no valid UTF-8 sequences.
    let marked = || text.chars().filter(|letter| !letter.is_ascii());
    let most = marked().count();
    let is_evident = |known: usize| known > 0 && known * 2 >= most;
    if !is_evident(marked().filter(|letter| byte(*letter).is_some()).count()) {
        return None;
    }
    let words = words();
    let mut repaired = Repaired::default();
    let mut bytes = Vec::new();
    for letter in text.chars() {
        if let Some(byte) = byte(letter) {
            bytes.push(byte);
            continue;
        }
        repaired.decode(&bytes, &words);
        bytes.clear();
        repaired.text.push(letter);
    }
    repaired.decode(&bytes, &words);
    is_evident(repaired.known).then_some(repaired.text)
}

/// Returns the labels that this damage changes, with their remaining bytes, longest first.
fn words() -> Vec<(Vec<u8>, &'static str)> {
    let left = |word: &str| word.bytes().filter(|byte| !NONE.contains(byte)).collect::<Vec<u8>>();
    let labels =
        labels::words().chain(prose::words()).chain(limits::words()).chain(defaults::words()).chain(retired::words());
    let parts = labels.flat_map(|label| label.split(|letter: char| letter.is_ascii()));
    // Pages in other languages are never decoded wrongly.
    let is_chinese = |word: &&str| !word.contains(|c| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}'));
    let words = parts.filter(is_chinese).map(|word| (left(word), word));
    let mut words: Vec<_> = words.filter(|(left, word)| left.len() < word.len()).collect();
    words.sort_by_key(|(left, _)| std::cmp::Reverse(left.len()));
    words
}

fn byte(letter: char) -> Option<u8> {
    let special = HIGH.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte);
    special.or_else(|| {
        let byte = u8::try_from(u32::from(letter)).ok()?;
        let is_own = byte.is_ascii() || (byte >= 0xA0 && HIGH.iter().all(|(_, taken)| *taken != byte));
        is_own.then_some(byte)
    })
}

#[derive(Default)]
struct Repaired {
    text: String,
    /// Bytes beyond ASCII whose meaning is known.
    known: usize,
}

impl Repaired {
    fn decode(&mut self, bytes: &[u8], words: &[(Vec<u8>, &'static str)]) {
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            if first.is_ascii() {
                self.text.push(char::from(*first));
                at += 1;
                continue;
            }
            if let Some((left, word)) = words.iter().find(|(left, word)| self.is_word(left, word, &bytes[at..])) {
                self.text.push_str(word);
                self.known += left.len();
                at += left.len();
                continue;
            }
            let wanted = match first {
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => 1,
            };
            let has = 1 + bytes[at + 1..].iter().take(wanted - 1).take_while(|byte| is_inner(**byte)).count();
            let whole = std::str::from_utf8(&bytes[at..at + has]).ok();
            self.known += whole.map_or(0, str::len);
            self.text.push(whole.and_then(|whole| whole.chars().next()).unwrap_or(LOST));
            at += has;
        }
    }

    /// Whether a damaged text begins with the remaining bytes of a word.
    ///
    /// A word of one character must not touch other letters.
    fn is_word(&self, left: &[u8], word: &str, bytes: &[u8]) -> bool {
        let Some(rest) = bytes.strip_prefix(left) else { return false };
        let next = rest.first().copied().unwrap_or(b' ');
        let is_end = next.is_ascii() || PUNCTUATION.iter().any(|start| rest.starts_with(start));
        let is_alone = is_end && self.text.chars().last().is_none_or(|letter| letter.is_ascii());
        !is_inner(next) && (is_alone || word.chars().count() > 1)
    }
}

/// Whether a byte continues a character.
fn is_inner(byte: u8) -> bool {
    (0x80..=0xBF).contains(&byte)
}
