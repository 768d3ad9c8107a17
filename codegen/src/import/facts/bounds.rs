//! The bounds of a field: from rules and, if there are none, from prose.

use crate::diagnostics::codes::kinds;
use crate::import::bounds::Bounds;
use crate::import::doubt::Doubt;
use crate::import::prose::{Limit, Range, Unit};
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
/// Prose counts only for fields that are sent. `at` is the address of the field.
pub(super) fn stated_bounds(stated: &DescriptionFacts, ty: &str, is_sent: bool, at: &str) -> StatedBounds {
    let key = key(ty);
    let mut found = StatedBounds::default();
    if let Some(bounds) = key.and_then(|key| by_rule(stated, key)) {
        found.bounds = Some(bounds);
    } else if !stated.limits.is_empty() && is_sent {
        found = by_limit(&stated.limits, key, at);
    }
    if let (None, Some(range), Some(key), true) = (&found.bounds, stated.span, key, is_sent)
        && range.unit == unit(key)
    {
        let text = span(range).to_string();
        let assumed = format!("{text} as `{key}`.");
        found.doubts.push(Doubt::new(&kinds::LIMIT_IN_WORDS, at, assumed, "The page states the bounds in prose."));
        found.bounds = Some(FieldBounds { key, text });
    }
    if let Some(bounds) = misfit(stated, key) {
        let why = format!("The page bounds a value of type {ty} by {bounds}.");
        found.doubts.push(Doubt::new(&kinds::UNREAD_RULE, at, "No such bounds.", why));
    }
    found
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
            let assumed = format!("{text} as `chars`, which allows the empty text.");
            StatedBounds {
                bounds: Some(FieldBounds { key: "chars", text }),
                doubts: vec![Doubt::new(&kinds::LIMIT_IN_WORDS, at, assumed, why)],
            }
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

/// Returns the unit that prose has for bounds with this key.
fn unit(key: &str) -> Unit {
    match key {
        "chars" => Unit::Characters,
        "items" => Unit::Items,
        _ => Unit::None,
    }
}

fn by_rule(stated: &DescriptionFacts, key: &'static str) -> Option<FieldBounds> {
    let bounds = if key == "range" { stated.range } else { stated.length };
    bounds.map(|bounds| FieldBounds { key, text: bounds.to_string() })
}

/// Returns the bounds by the only limit in prose, or a doubt about several limits.
fn by_limit(limits: &[Limit], key: Option<&'static str>, at: &str) -> StatedBounds {
    let fits = |key: &str, unit: Unit| (key == "chars") == (unit == Unit::Characters);
    match (limits, key) {
        ([limit], Some(key)) if fits(key, limit.unit) => {
            let Limit { number, .. } = limit;
            let bounds = Bounds { min: None, max: Some(*number) };
            let assumed = format!("At most {number}, as `{key}`.");
            StatedBounds {
                bounds: Some(FieldBounds { key, text: bounds.to_string() }),
                doubts: vec![Doubt::new(&kinds::LIMIT_IN_WORDS, at, assumed, "The page states the limit in prose.")],
            }
        }
        _ => {
            let limits: Vec<String> = limits.iter().map(|limit| limit.number.to_string()).collect();
            let why = format!("The prose may state a limit: {}.", limits.join(", "));
            StatedBounds { bounds: None, doubts: vec![Doubt::new(&kinds::LIMIT_IN_WORDS, at, "No bounds.", why)] }
        }
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

fn span(range: Range) -> Bounds {
    Bounds { min: range.min, max: Some(range.max) }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, DescriptionFacts, FieldBounds, Limit, Range, StatedBounds, Unit, empty_text, stated_bounds};

    const RULE: Bounds = Bounds { min: Some(1), max: Some(64) };

    fn found(stated: &DescriptionFacts, ty: &str, is_sent: bool) -> (Option<String>, Vec<String>) {
        let StatedBounds { bounds, doubts } = stated_bounds(stated, ty, is_sent, "body");
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
        let limit = Limit { number: 20, unit: Unit::Items };
        let stated = DescriptionFacts { limits: vec![limit], ..DescriptionFacts::default() };
        let rows = [
            ("string[]", true, Some("items ..20"), Some("At most 20, as `items`.")),
            ("string[]", false, None, None),
            ("string", true, None, Some("No bounds.")),
            ("boolean", true, None, Some("No bounds.")),
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

    #[test]
    fn a_rule_precedes_a_range_in_prose() {
        let range = Range { min: Some(2), max: 8, unit: Unit::Characters };
        let prose = DescriptionFacts { span: Some(range), ..DescriptionFacts::default() };
        let both = DescriptionFacts { length: Some(RULE), ..prose.clone() };
        assert_eq!(found(&prose, "string", true).0.as_deref(), Some("chars 2..8"));
        assert_eq!(found(&both, "string", true).0.as_deref(), Some("chars 1..64"));
    }
}
