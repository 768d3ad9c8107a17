//! Limits in words: bounds of characters, items and numbers in the sentences of a page.
//!
//! - `bytes.rs` tells quickly which words a text cannot contain.
//! - `words.rs` and `conditions.rs` have the words, as data.
//! - `inequality.rs` puts inequalities into words.
//! - `number.rs` reads numbers, and the units behind them.
//! - `numerals.rs` reads small numbers in Chinese characters.
//! - `sentence.rs` finds the limits of a sentence, and whether they bind the described value.
//!
//! A limit that binds something else, or binds on a condition, is kept as one that binds nothing.

mod bytes;
mod conditions;
mod inequality;
mod limit;
mod number;
mod numerals;
mod sentence;
mod words;

pub(super) use limit::{Limit, Unit};
pub(super) use words::words;

/// Returns the limits that a text states, in order.
pub(super) fn read(text: &str) -> Vec<Limit> {
    if !text.contains(|c: char| c.is_ascii_digit() || numerals::value(c).is_some()) {
        return Vec::new();
    }
    let own_count = counts_otherwise(text);
    let mut limits: Vec<Limit> = Vec::new();
    for mut limit in sentences(text).flat_map(of_sentence) {
        limit.binds &= !(own_count && limit.unit == Unit::Characters);
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
    limits
}

/// Returns the limits of a sentence, with numbers in digits or in characters.
fn of_sentence(sentence: &str) -> Vec<Limit> {
    let plain = sentence::limits(&inequality::in_words(sentence));
    let digits = numerals::with_digits(sentence);
    if digits == sentence {
        return plain;
    }
    let is_spelled = |limit: &Limit| limit.unit == Unit::Items && !plain.contains(limit);
    let unit = |limit: Limit| if is_spelled(&limit) { Limit { unit: Unit::SpelledItems, ..limit } } else { limit };
    sentence::limits(&inequality::in_words(&digits)).into_iter().map(unit).collect()
}

/// Returns the sentences of a text. Bullets that a layout joins to one line are sentences too.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split(['。', '；', ';', '\n']);
    lines.flat_map(|line| line.split(". ")).flat_map(|line| {
        let is_bullet = |at: &usize| !line[at + 3..].starts_with(|c: char| c.is_ascii_digit());
        let bullets = line.match_indices(" - ").map(|(at, _)| at).filter(is_bullet);
        let cuts: Vec<usize> = [0].into_iter().chain(bullets).chain([line.len()]).collect();
        cuts.windows(2).map(|cut| &line[cut[0]..cut[1]]).collect::<Vec<_>>()
    })
}

/// Whether a text behind a number begins with a unit of time.
pub(super) fn is_time(after: &str) -> bool {
    number::unit(after).is_some_and(|units| units.unit == Unit::Time)
}

/// Whether a text has a rule such as `1 letter = 2 characters`.
fn counts_otherwise(text: &str) -> bool {
    text.lines().any(|line| {
        let starts = |part: &str| part.trim_start_matches(['-', '*', ' ']).starts_with(|c: char| c.is_ascii_digit());
        let parts: Vec<&str> = line.split('=').collect();
        parts.len() > 1 && parts.iter().all(|part| starts(part))
    })
}

#[cfg(test)]
mod tests;
