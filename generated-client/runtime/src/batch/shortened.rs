//! Responses with equal results for all items, shortened to the first result.
//!
//! Most calls succeed for all of their items. Their results are the same text with another key
//! each. Comparing these texts costs much less than reading each result, and the first result alone
//! decides for all of them.

use super::id::ItemId;
use super::rule::{BatchRule, OutcomeRule};
use crate::response::{Meta, SuccessResponse};
use crate::value::members;
use serde_json::value::RawValue;

/// The number of items from which a comparison pays.
const FEW: usize = 8;

/// Returns the response with only the first of its results.
///
/// Returns `None` unless all of this is certain:
///
/// - The list of successes has one result for each item, in the order of the request.
/// - Each result is the text of the first one, with the key of its own item.
/// - The response has no deviation outside of its data.
pub(super) fn shortened(rule: &BatchRule, ids: &[ItemId], response: &SuccessResponse) -> Option<SuccessResponse> {
    let SuccessResponse { context, meta, bare, .. } = response;
    if ids.len() < FEW || bare.is_some() || !meta.deviations.is_empty() {
        return None;
    }
    let keys: Vec<&str> = ids.iter().map(plain_key).collect::<Option<_>>()?;
    let (name, body) = (successes(&rule.outcome), meta.body());
    let data = meta.data(&context.envelope)?;
    let list = begin_of_list(data, name)?;
    let first = serde_json::Deserializer::from_str(list).into_iter::<&RawValue>().next()?.ok()?.get();
    let rest = rest_of_list(list.strip_prefix(first)?, first, &keys)?;

    let (start, end, next) = (position(body, list), position(body, list) + first.len(), position(body, rest));
    let raw = [&body[..end], &body[next..]].concat().into();
    let data = meta.data.as_ref().map(|range| range.start..range.end - (next - end));
    let shortened = SuccessResponse::new(context, Meta { raw, decoded: None, data, ..meta.clone() }, None);

    // Only a reader of JSON knows that the list is not inside of another value.
    let is_there = {
        let data = members(shortened.meta.data(&context.envelope)?).ok()?;
        let list = begin_of_list(data.get(name)?.get(), "")?;
        position(shortened.meta.body(), list) == start
    };
    is_there.then_some(shortened)
}

/// Returns the position of a part of a text.
fn position(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// Returns the name of the list with the results of successful items.
fn successes(outcome: &OutcomeRule) -> &'static str {
    match outcome {
        OutcomeRule::Flag { each, .. } => each,
        OutcomeRule::TwoLists { succeeded, .. } => succeeded,
        OutcomeRule::DeletedErrors { deleted, .. } => deleted,
        OutcomeRule::Nothing => "",
    }
}

/// Returns the only part of a key, if it is written as it is in JSON.
fn plain_key(id: &ItemId) -> Option<&str> {
    let mut parts = id.parts().iter().filter(|part| !part.is_empty());
    let part = parts.next().filter(|_| parts.next().is_none())?;
    part.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\').then_some(part)
}

/// Returns the text from the first element of the list called `name`, or of the list itself.
fn begin_of_list<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let list = if name.is_empty() {
        text
    } else {
        let quoted = format!("\"{name}\"");
        let after = &text[text.find(&quoted)? + quoted.len()..];
        trimmed(trimmed(after).strip_prefix(':')?)
    };
    Some(trimmed(list.strip_prefix('[')?))
}

/// Returns the text from the end of the list, if the other elements equal the `first` one except
/// for their keys.
fn rest_of_list<'t>(mut rest: &'t str, first: &str, keys: &[&str]) -> Option<&'t str> {
    let quoted = format!("\"{}\"", keys.first()?);
    let mut places = first.match_indices(&quoted);
    let (place, _) = places.next().filter(|_| places.next().is_none())?;
    let (before, after) = (&first[..=place], &first[place + quoted.len() - 1..]);
    for key in keys.get(1..)? {
        let element = trimmed(trimmed(rest).strip_prefix(',')?);
        rest = element.strip_prefix(before)?.strip_prefix(*key)?.strip_prefix(after)?;
    }
    Some(trimmed(rest)).filter(|rest| rest.starts_with(']'))
}

/// Removes the whitespace of JSON at the beginning.
fn trimmed(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}
