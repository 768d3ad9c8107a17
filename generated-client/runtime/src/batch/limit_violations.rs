//! The items of a request that break limits of their page.

use super::rule::BatchRule;
use crate::error::{InvalidRequest, Violation};
use crate::value::excerpt;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Whether a violation at `address` is outside of the list, so that other items would not help.
pub(super) fn is_outside_items(rule: &BatchRule, address: &str) -> bool {
    below(rule, address).is_none_or(|below| !below.is_empty() && item(below).is_none())
}

/// Returns the violations of each item, by its index in the list.
///
/// Returns `None` if a violation does not belong to an item. `positions` has the items' positions
/// in the input, for the texts.
pub(super) fn violations_by_item(
    rule: &BatchRule,
    invalid: &InvalidRequest,
    positions: &[usize],
) -> Option<BTreeMap<usize, String>> {
    let mut violations: BTreeMap<usize, String> = BTreeMap::new();
    for Violation { address, rule: broken } in &invalid.violations {
        let (index, rest) = item(below(rule, address)?)?;
        let position = positions.get(index)?;
        let text = violations.entry(index).or_default();
        let separator = if text.is_empty() { "" } else { "; " };
        let rest = excerpt(rest, 300);
        let _infallible = write!(text, "{separator}{}[{position}]{rest} {broken}", rule.split.join("."));
    }
    Some(violations)
}

/// Returns the part of an address below the list: `[3].key`.
fn below<'a>(rule: &BatchRule, address: &'a str) -> Option<&'a str> {
    address.strip_prefix(rule.split.join(".").as_str())
}

/// Reads the index of an item, and returns it with the rest of the address.
fn item(below: &str) -> Option<(usize, &str)> {
    let (index, rest) = below.strip_prefix('[')?.split_once(']')?;
    Some((index.parse().ok()?, rest))
}
