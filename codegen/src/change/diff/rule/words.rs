//! Rules about words alone.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    WORDS_CHANGED "words-changed" [Nothing Nothing Nothing Words]
        "Words, examples, errata or sources change." "a `doc` is reworded"
}
