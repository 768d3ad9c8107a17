//! Limits in words: bounds of characters, items and numbers in the sentences of a page.
//!
//! - `words.rs` and `conditions.rs` have the words, as data.
//! - `number.rs` reads numbers, and the units behind them.
//! - `sentence.rs` finds the limits of a sentence, and whether they bind the described value.
//!
//! A limit that binds something else, or binds on a condition, is kept as one that binds nothing.

mod conditions;
mod limit;
mod number;
mod sentence;
mod words;

pub(super) use limit::{Limit, Unit};
pub(super) use words::words;

/// Returns the limits that a text states, in order.
pub(super) fn read(text: &str) -> Vec<Limit> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let own_count = counts_otherwise(text);
    let sentences = text.split(['。', '；', ';', '\n']).flat_map(|sentence| sentence.split(". "));
    let mut limits: Vec<Limit> = Vec::new();
    for mut limit in sentences.flat_map(sentence::limits) {
        limit.binds &= !(own_count && limit.unit == Unit::Characters);
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
    limits
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
