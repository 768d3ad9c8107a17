//! The catalog of changes: each rule with its stable name and its effect on each audience.
//!
//! A file holds the rules of one subject. [`ALL`] lists those of all files.

mod auth;
mod calls;
mod entry;
mod formats;
mod pushed;
mod requests;
mod responses;
mod results;
mod services;
mod words;

pub use auth::*;
pub use calls::*;
pub use entry::Rule;
pub use formats::*;
pub use pushed::*;
pub use requests::*;
pub use responses::*;
pub use results::*;
pub use services::*;
pub use words::*;

pub use super::verdict::Verdict;

/// The audiences of a change, in the order of [`Rule::verdicts`].
pub const AUDIENCES: [&str; 4] = ["wire", "decode", "source", "docs"];

const FILES: [&[&Rule]; 9] = [
    calls::RULES,
    formats::RULES,
    requests::RULES,
    responses::RULES,
    results::RULES,
    services::RULES,
    auth::RULES,
    pushed::RULES,
    words::RULES,
];

/// All rules, grouped by subject.
pub static ALL: &[&Rule] = &joined::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut file) = (0, 0);
    while file < FILES.len() {
        count += FILES[file].len();
        file += 1;
    }
    count
}

/// Returns the rules of all files. `N` is their number.
const fn joined<const N: usize>() -> [&'static Rule; N] {
    let mut all = [FILES[0][0]; N];
    let (mut count, mut file) = (0, 0);
    while file < FILES.len() {
        let mut rule = 0;
        while rule < FILES[file].len() {
            all[count] = FILES[file][rule];
            (count, rule) = (count + 1, rule + 1);
        }
        file += 1;
    }
    all
}
