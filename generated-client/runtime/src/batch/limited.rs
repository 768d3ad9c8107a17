//! Which items of a request break limits of their page.

use super::rule::BatchRule;
use crate::error::{InvalidRequest, Violation};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Whether a violation at `address` is none of the list and its items, so that no other items help.
pub(super) fn is_elsewhere(rule: &BatchRule, address: &str) -> bool {
    below(rule, address).is_none_or(|below| !below.is_empty() && item(below).is_none())
}

/// Returns what is wrong with each item that breaks limits, by its position in the list, if
/// nothing else is wrong. `positions` says where in the input the items stand, so that the texts
/// can.
pub(super) fn culprits(
    rule: &BatchRule,
    invalid: &InvalidRequest,
    positions: &[usize],
) -> Option<BTreeMap<usize, String>> {
    let mut culprits: BTreeMap<usize, String> = BTreeMap::new();
    for Violation { address, rule: broken } in &invalid.violations {
        let (index, rest) = item(below(rule, address)?)?;
        let position = positions.get(index)?;
        let text = culprits.entry(index).or_default();
        let separator = if text.is_empty() { "" } else { "; " };
        let _infallible = write!(text, "{separator}{}[{position}]{rest} {broken}", rule.split.join("."));
    }
    Some(culprits)
}

/// Returns what of an address lies below the list: `[3].key`.
fn below<'a>(rule: &BatchRule, address: &'a str) -> Option<&'a str> {
    address.strip_prefix(rule.split.join(".").as_str())
}

/// Reads the index of an item, and returns what lies below the item.
fn item(below: &str) -> Option<(usize, &str)> {
    let (index, rest) = below.strip_prefix('[')?.split_once(']')?;
    Some((index.parse().ok()?, rest))
}
