//! Checks of `chars`, `items` and `range`, and of examples against them.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Bounds, Field, Ty};
use crate::yaml::Value;

/// Checks the bounds of a field.
pub(super) fn check_bounds(field: &Field, at: &At<'_>, report: &mut Report) {
    let (fit, what) = match field.ty {
        Ty::String => ("chars", "text"),
        Ty::List(_) => ("items", "a list"),
        Ty::Integer | Ty::Number => ("range", "a number"),
        _ => ("", ""),
    };
    // `chars` on a list of strings bounds each of them.
    let has_texts = *field.ty.item() == Ty::String;
    for (key, bounds) in [("chars", field.chars), ("items", field.items), ("range", field.range)] {
        let Some(bounds) = bounds else { continue };
        let at = at.key(key);
        if key != fit && !(key == "chars" && has_texts) {
            let finding = report
                .add(&codes::BOUNDS_TYPE, &at, format!("`{key}` cannot bound a value of type `{}`", field.ty))
                .on_key();
            finding.help(if fit.is_empty() {
                format!("remove `{key}`")
            } else {
                format!("use `{fit}`, which bounds {what}")
            });
        } else if let Bounds { min: Some(min), max: Some(max) } = bounds
            && min > max
        {
            let message = format!("the minimum {min} is greater than the maximum {max}");
            report.add(&codes::BOUNDS_ORDER, &at, message).help(format!("write `{max}..{min}` if the page says so"));
        } else if key != "range" && [bounds.min, bounds.max].iter().flatten().any(|bound| *bound < 0) {
            report
                .add(&codes::BOUNDS_TYPE, &at, format!("`{key}` bounds a count, which cannot be negative"))
                .help("remove a bound that the page does not state");
        }
    }
}

/// Checks an example or default against the bounds.
pub(super) fn check_shown(value: &Value, field: &Field, word: &str, at: &At<'_>, report: &mut Report) {
    if let Some(BrokenBounds { bounds, measure }) = broken_bounds(value, field) {
        let message = format!("the {word} {measure}, but the bounds are `{bounds}`");
        report.add(&codes::EXAMPLE_BOUNDS, at, message);
    }
    check_items(value, field, word, at, report);
}

/// Checks each string in a list.
fn check_items(value: &Value, field: &Field, word: &str, at: &At<'_>, report: &mut Report) {
    let (Value::List(items), Some(bounds)) = (value, field.chars) else { return };
    for (number, item) in items.iter().enumerate() {
        let at = at.index(number);
        if let Some(BrokenBounds { bounds, measure }) = item.as_text().and_then(|text| broken_chars(text, bounds)) {
            let message = format!("an item of the {word} {measure}, but the bounds are `{bounds}`");
            report.add(&codes::EXAMPLE_BOUNDS, &at, message);
        }
        check_items(item, field, word, &at, report);
    }
}

/// Returns the bounds of characters that a text breaks.
fn broken_chars(text: &str, bounds: Bounds) -> Option<BrokenBounds> {
    let length = text.chars().count();
    let is_within = bounds.contains(i128::try_from(length).unwrap_or(i128::MAX));
    (is_ordered(bounds) && !is_within).then(|| BrokenBounds { bounds, measure: format!("has {length} characters") })
}

fn is_ordered(bounds: Bounds) -> bool {
    bounds.min.zip(bounds.max).is_none_or(|(min, max)| min <= max)
}

/// The bounds that a value breaks.
#[derive(Debug, PartialEq)]
struct BrokenBounds {
    bounds: Bounds,
    /// The length or number, in words: `has 3 items`, `is 7`.
    measure: String,
}

/// Returns the bounds that a value breaks; bounds in the wrong order have a finding already.
fn broken_bounds(value: &Value, field: &Field) -> Option<BrokenBounds> {
    let size = |length: usize| i128::try_from(length).unwrap_or(i128::MAX);
    let (bounds, is_within, measure) = match (&field.ty, value) {
        (Ty::String, Value::Text(text)) => return broken_chars(text, field.chars?),
        (Ty::List(_), Value::List(items)) => {
            let (bounds, length) = (field.items?, items.len());
            (bounds, bounds.contains(size(length)), format!("has {length} items"))
        }
        (_, Value::Integer(number)) => (field.range?, field.range?.contains(*number), format!("is {number}")),
        (_, Value::Float(number)) => (field.range?, field.range?.contains_fraction(*number), format!("is {number}")),
        _ => return None,
    };
    (is_ordered(bounds) && !is_within).then_some(BrokenBounds { bounds, measure })
}
