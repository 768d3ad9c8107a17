//! The bounds of a field: from rules and, if there are none, from prose.

use crate::diagnostics::codes::kinds;
use crate::import::bounds::Bounds;
use crate::import::doubt::Doubt;
use crate::import::limits::{Limit, Unit};
use crate::import::sizes::Size;
use crate::import::words::DescriptionFacts;

/// Bounds with the key that they have in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldBounds {
    /// `chars`, `items` or `range`.
    pub(super) key: &'static str,
    /// The bounds as specs write them.
    pub(super) text: String,
}

/// The bounds of a field, and the doubts about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StatedBounds {
    pub(super) bounds: Option<FieldBounds>,
    pub(super) doubts: Vec<Doubt>,
}

/// Returns the bounds that a description states for a field of a type.
///
/// Prose counts only for fields that are sent. `at` is the address of the field, which ends in
/// `name`.
pub(super) fn stated_bounds(stated: &DescriptionFacts, name: &str, ty: &str, is_sent: bool, at: &str) -> StatedBounds {
    let key = key(ty);
    let mut found = StatedBounds::default();
    let rule = key.and_then(|key| if key == "range" { stated.range } else { stated.length });
    let spoken = if is_sent { in_words(&stated.limits, name, key) } else { Spoken::default() };
    if let Some(key) = key {
        let bounds = with_rule(rule, spoken.bounds);
        found.bounds = (!bounds.is_open()).then(|| FieldBounds { key, text: bounds.to_string() });
    }
    let mut others = spoken.others;
    let contradiction = rule.and_then(|rule| contradiction(rule, spoken.bounds));
    let spoken_differs = contradiction.is_some();
    others.extend(contradiction);
    // The two values of a truth value need no bounds.
    if !others.is_empty() && ty != "boolean" {
        let why = format!("The prose may state a limit: {}.", written(&others));
        let assumed = found.bounds.as_ref().map_or("No bounds.".to_owned(), |bounds| format!("{}.", bounds.text));
        let kind = if spoken_differs { &kinds::READINGS_DISAGREE } else { &kinds::LIMIT_IN_WORDS };
        found.doubts.push(Doubt::new(kind, at, assumed, why));
    }
    if let Some(bounds) = misfit(stated, key).filter(|_| is_sent) {
        let why = format!("The page bounds a value of type {ty} by {bounds}.");
        found.doubts.push(Doubt::new(&kinds::UNREAD_RULE, at, "No such bounds.", why));
    }
    found
}

/// The limits of a description in words, for one field.
#[derive(Default)]
struct Spoken {
    bounds: Bounds,
    /// The limits that do not bind the field, or contradict each other.
    others: Vec<Bounds>,
}

/// Returns the limits in words that bind the field `name`, and the others.
fn in_words(limits: &[Limit], name: &str, key: Option<&str>) -> Spoken {
    let is_own = |limit: &Limit| {
        let is_about = limit.about.as_ref().is_none_or(|about| about == name);
        limit.binds && is_about && key.is_some_and(|key| fits(key, limit.unit))
    };
    let is_spelled = |limit: &Limit| limit.unit == Unit::SpelledItems;
    let counts_items = key == Some("items") && limits.iter().all(is_spelled);
    let known = limits.iter().filter(|limit| counts_items || !is_spelled(limit));
    let (own, others): (Vec<&Limit>, Vec<&Limit>) = known.partition(|limit| is_own(limit));
    let mut spoken =
        Spoken { bounds: Bounds::default(), others: others.into_iter().map(|limit| limit.bounds).collect() };
    let ends = |end: fn(&Bounds) -> Option<i64>| {
        let mut ends: Vec<i64> = own.iter().filter_map(|limit| end(&limit.bounds)).collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    };
    let (mins, maxes) = (ends(|bounds| bounds.min), ends(|bounds| bounds.max));
    // Several limits of a list are those of several kinds of items; no list is longer than the
    // largest.
    let widest = key == Some("items") && maxes.len() > 1;
    let max = if widest { maxes.last().copied() } else { single(&maxes) };
    spoken.bounds = Bounds { min: single(&mins), max };
    if spoken.bounds.min.zip(spoken.bounds.max).is_some_and(|(min, max)| min > max) {
        spoken.bounds = Bounds::default();
    }
    let is_used = |bounds: &Bounds| {
        bounds.min.is_none_or(|min| spoken.bounds.min == Some(min))
            && bounds.max.is_none_or(|max| spoken.bounds.max == Some(max))
    };
    spoken.others.extend(own.iter().map(|limit| limit.bounds).filter(|bounds| !is_used(bounds)));
    spoken
}

fn single(ends: &[i64]) -> Option<i64> {
    <[i64; 1]>::try_from(ends).ok().map(|[end]| end)
}

/// Whether a limit with a unit can be one of this key.
fn fits(key: &str, unit: Unit) -> bool {
    match unit {
        Unit::Characters => key == "chars",
        Unit::Length => key == "chars" || key == "items",
        Unit::Items | Unit::None => key == "items" || key == "range",
        Unit::SpelledItems => key == "items",
        Unit::Measure => key == "range",
        Unit::Time => false,
    }
}

/// Returns the bounds of a rule, with the ends that only the words state.
fn with_rule(rule: Option<Bounds>, spoken: Bounds) -> Bounds {
    let rule = rule.unwrap_or_default();
    let bounds = Bounds { min: rule.min.or(spoken.min), max: rule.max.or(spoken.max) };
    let is_empty = bounds.min.zip(bounds.max).is_some_and(|(min, max)| min > max);
    if is_empty { rule } else { bounds }
}

/// Returns the ends in words that a rule contradicts.
fn contradiction(rule: Bounds, spoken: Bounds) -> Option<Bounds> {
    let other = |spoken: Option<i64>, rule: Option<i64>| spoken.filter(|end| rule.is_some_and(|rule| rule != *end));
    let bounds = Bounds { min: other(spoken.min, rule.min), max: other(spoken.max, rule.max) };
    (!bounds.is_open()).then_some(bounds)
}

/// Writes limits by their numbers: `2 to 8, 20`.
fn written(limits: &[Bounds]) -> String {
    let one = |bounds: &Bounds| match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min != max => format!("{min} to {max}"),
        (min, max) => max.or(min).unwrap_or_default().to_string(),
    };
    let mut texts: Vec<String> = Vec::new();
    for text in limits.iter().map(one) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(", ")
}

/// Returns the bounds of the bytes of a text or of a file that is sent.
///
/// A doubt names a size that is none of the value, or only on a condition.
pub(super) fn bytes(stated: &DescriptionFacts, ty: &str, is_sent: bool, at: &str) -> (Option<String>, Option<Doubt>) {
    let Size { bounds, has_others } = stated.size;
    if !is_sent || (bounds.is_none() && !has_others) {
        return (None, None);
    }
    let found = bounds.filter(|_| !has_others && (ty == "string" || ty == "file")).map(|bounds| bounds.to_string());
    let doubt = || {
        Doubt::new(
            &kinds::LIMIT_IN_WORDS,
            at,
            "No bounds of bytes.",
            "The prose states sizes, which may not be those of the value.",
        )
    };
    let doubt = found.is_none().then(doubt);
    (found, doubt)
}

/// Returns the bounds of characters that allow the empty text, if the page gives it a meaning.
///
/// `found` has the other bounds of the field. Bounds of characters that refuse the empty text stay.
pub(super) fn empty_text(stated: &DescriptionFacts, ty: &str, found: &StatedBounds, at: &str) -> StatedBounds {
    if !stated.empty_has_meaning || ty.trim_end_matches("[]") != "string" {
        return StatedBounds::default();
    }
    let why = "The page gives the empty text a meaning.";
    let known = found.bounds.as_ref().filter(|bounds| bounds.key == "chars").map(|bounds| bounds.text.as_str());
    match known.map(|text| text.split_once("..").unwrap_or((text, ""))) {
        Some(("0", _)) => StatedBounds::default(),
        Some((min, max)) if !min.is_empty() => {
            let assumed = format!("{min}..{max} as `chars`, which refuses the empty text.");
            StatedBounds { bounds: None, doubts: vec![Doubt::new(&kinds::LIMIT_IN_WORDS, at, assumed, why)] }
        }
        known => {
            let text = format!("0..{}", known.map_or("", |(_, max)| max));
            StatedBounds { bounds: Some(FieldBounds { key: "chars", text }), doubts: Vec::new() }
        }
    }
}

/// Returns the key for bounds of a type.
fn key(ty: &str) -> Option<&'static str> {
    match ty {
        "string" => Some("chars"),
        "integer" | "number" => Some("range"),
        list if list.ends_with("[]") => Some("items"),
        _ => None,
    }
}

/// Returns the bounds of a rule that does not fit the type.
fn misfit(stated: &DescriptionFacts, key: Option<&str>) -> Option<Bounds> {
    match key {
        Some("range") => stated.length,
        Some(_) => stated.range,
        None => stated.length.or(stated.range),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, DescriptionFacts, FieldBounds, Limit, StatedBounds, Unit, empty_text, stated_bounds};

    const RULE: Bounds = Bounds { min: Some(1), max: Some(64) };

    fn found(stated: &DescriptionFacts, ty: &str, is_sent: bool) -> (Option<String>, Vec<String>) {
        let StatedBounds { bounds, doubts } = stated_bounds(stated, "label", ty, is_sent, "body");
        let bounds = bounds.map(|FieldBounds { key, text }| format!("{key} {text}"));
        (bounds, doubts.into_iter().map(|doubt| doubt.assumed).collect())
    }

    #[test]
    fn a_rule_needs_the_type_that_it_bounds() {
        let length = DescriptionFacts { length: Some(RULE), ..DescriptionFacts::default() };
        let rows = [
            ("string", Some("chars 1..64"), None),
            ("string[]", Some("items 1..64"), None),
            ("integer", None, Some("No such bounds.")),
            ("map<any>", None, Some("No such bounds.")),
        ];
        for (ty, bounds, doubt) in rows {
            let expected = (bounds.map(str::to_owned), doubt.map(str::to_owned).into_iter().collect());
            assert_eq!(found(&length, ty, true), expected, "{ty}");
        }
    }

    #[test]
    fn prose_counts_for_sent_fields() {
        let stated = DescriptionFacts { limits: vec![limit(None, Some(20), Unit::Items)], ..Default::default() };
        let rows = [
            ("string[]", true, Some("items ..20"), None),
            ("string[]", false, None, None),
            ("integer", true, Some("range ..20"), None),
            ("string", true, None, Some("No bounds.")),
            ("boolean", true, None, None),
        ];
        for (ty, is_sent, bounds, doubt) in rows {
            let expected = (bounds.map(str::to_owned), doubt.map(str::to_owned).into_iter().collect());
            assert_eq!(found(&stated, ty, is_sent), expected, "{ty}, {is_sent}");
        }
    }

    #[test]
    fn a_meaning_of_the_empty_text_is_a_minimum_of_zero() {
        let stated = DescriptionFacts { empty_has_meaning: true, ..DescriptionFacts::default() };
        let bounds = |key, text: &str| Some(FieldBounds { key, text: text.to_owned() });
        let rows = [
            ("string", None, Some("chars 0..")),
            ("string", bounds("chars", "..64"), Some("chars 0..64")),
            ("string", bounds("chars", "0..64"), None),
            ("string", bounds("chars", "1..64"), None),
            ("string[]", bounds("items", "1..8"), Some("chars 0..")),
            ("integer", None, None),
        ];
        for (ty, other, expected) in rows {
            let other = StatedBounds { bounds: other, doubts: Vec::new() };
            let found = empty_text(&stated, ty, &other, "body").bounds;
            let found = found.map(|FieldBounds { key, text }| format!("{key} {text}"));
            assert_eq!(found.as_deref(), expected, "{ty}, {other:?}");
            assert_eq!(empty_text(&DescriptionFacts::default(), ty, &other, "body"), StatedBounds::default());
        }
    }

    fn limit(min: Option<i64>, max: Option<i64>, unit: Unit) -> Limit {
        Limit { bounds: Bounds { min, max }, unit, binds: true, about: None }
    }

    #[test]
    fn a_rule_precedes_words_that_complete_it() {
        let rule = |min, max| Some(Bounds { min, max });
        let least = || limit(Some(2), None, Unit::Characters);
        let most = || limit(None, Some(8), Unit::Characters);
        let rows = [
            (None, vec![least(), most()], Some("chars 2..8"), vec![]),
            (rule(Some(1), Some(64)), vec![most()], Some("chars 1..64"), vec!["1..64."]),
            (rule(Some(1), None), vec![most()], Some("chars 1..8"), vec![]),
            (None, vec![most(), limit(None, Some(9), Unit::Length)], None, vec!["No bounds."]),
            (None, vec![limit(Some(9), None, Unit::Length), most()], None, vec!["No bounds."]),
        ];
        for (length, limits, bounds, doubts) in rows {
            let stated = DescriptionFacts { length, limits, ..DescriptionFacts::default() };
            let expected = (bounds.map(str::to_owned), doubts.into_iter().map(str::to_owned).collect());
            assert_eq!(found(&stated, "string", true), expected, "{stated:?}");
        }
    }

    #[test]
    fn the_widest_limit_binds_a_list() {
        let limits = vec![limit(None, Some(50), Unit::Items), limit(None, Some(5), Unit::Items)];
        let stated = DescriptionFacts { limits, ..DescriptionFacts::default() };
        let expected = vec!["..50.".to_owned()];
        assert_eq!(found(&stated, "string[]", true), (Some("items ..50".to_owned()), expected));
    }

    #[test]
    fn a_number_in_words_binds_a_list_without_other_limits() {
        let spelled = || limit(None, Some(1), Unit::SpelledItems);
        let rows = [
            ("string[]", vec![spelled()], Some("items ..1")),
            ("string[]", vec![limit(None, Some(5), Unit::Items), spelled()], Some("items ..5")),
            ("string", vec![spelled()], None),
        ];
        for (ty, limits, expected) in rows {
            let stated = DescriptionFacts { limits, ..DescriptionFacts::default() };
            let (bounds, doubts) = found(&stated, ty, true);
            assert_eq!((bounds.as_deref(), doubts.len()), (expected, 0), "{ty}");
        }
    }

    #[test]
    fn a_limit_of_another_field_binds_nothing() {
        for (about, bounds) in [("label", Some("chars ..8")), ("note", None)] {
            let limit = Limit { about: Some(about.to_owned()), ..limit(None, Some(8), Unit::Characters) };
            let stated = DescriptionFacts { limits: vec![limit], ..DescriptionFacts::default() };
            assert_eq!(found(&stated, "string", true).0.as_deref(), bounds, "{about}");
        }
    }
}
