//! Checks of `chars`, `bytes`, `items` and `range`, and of examples and values against them.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Bounds, Field, Ty};
use crate::yaml::Value;

/// Checks the bounds of a field.
pub(super) fn check_bounds(field: &Field, at: &At<'_>, report: &mut Report) {
    let (fit, what) = match field.ty {
        Ty::String => ("chars", "text"),
        Ty::List(_) => ("items", "a list"),
        Ty::Integer | Ty::Number | Ty::Decimal => ("range", "a number"),
        Ty::File => ("bytes", "the size of a file"),
        _ => ("", ""),
    };
    // `chars` and `bytes` on a list of strings bound each of them; JSON text is a text as well.
    let has_texts = *field.ty.item() == Ty::String;
    let fits = |key: &str| match key {
        "chars" => has_texts,
        "bytes" => has_texts || field.ty == Ty::File || field.json_text,
        key => key == fit,
    };
    for (key, bounds, _) in field.bounds() {
        let Some(bounds) = bounds else { continue };
        let at = at.key(key);
        if !fits(key) {
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
    for BrokenBounds { bounds, measure } in broken_bounds(value, field) {
        let message = format!("the {word} {measure}, but the bounds are `{bounds}`");
        report.add(&codes::EXAMPLE_BOUNDS, at, message);
    }
    check_items(value, field, word, at, report);
}

/// Checks an allowed value, which the field or each item of its list can have.
pub(super) fn check_allowed(value: &Value, field: &Field, at: &At<'_>, report: &mut Report) {
    let broken = match value {
        Value::Text(text) => broken_text(text, field),
        value if matches!(field.ty, Ty::Integer) => broken_bounds(value, field),
        _ => Vec::new(),
    };
    for BrokenBounds { bounds, measure } in broken {
        let message = format!("the value {measure}, but the bounds are `{bounds}`");
        report.add(&codes::EXAMPLE_BOUNDS, at, message).help("check the page and correct the bounds or the values");
    }
}

/// Checks each string in a list.
fn check_items(value: &Value, field: &Field, word: &str, at: &At<'_>, report: &mut Report) {
    let Value::List(items) = value else { return };
    if *field.ty.item() != Ty::String {
        return;
    }
    for (number, item) in items.iter().enumerate() {
        let at = at.index(number);
        let broken = item.as_text().map(|text| broken_text(text, field));
        for BrokenBounds { bounds, measure } in broken.into_iter().flatten() {
            let message = format!("an item of the {word} {measure}, but the bounds are `{bounds}`");
            report.add(&codes::EXAMPLE_BOUNDS, &at, message);
        }
        check_items(item, field, word, &at, report);
    }
}

/// Returns the bounds of characters and bytes that a text breaks.
fn broken_text(text: &str, field: &Field) -> Vec<BrokenBounds> {
    let chars = field.chars.map(|bounds| (bounds, text.chars().count(), "character"));
    let bytes = field.bytes.map(|bounds| (bounds, text.len(), "byte"));
    let broken = |(bounds, length, unit): (Bounds, usize, &str)| {
        let is_within = bounds.contains(i128::try_from(length).unwrap_or(i128::MAX));
        let measure = format!("has {length} {unit}{}", if length == 1 { "" } else { "s" });
        (is_ordered(bounds) && !is_within).then_some(BrokenBounds { bounds, measure })
    };
    chars.into_iter().chain(bytes).filter_map(broken).collect()
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
fn broken_bounds(value: &Value, field: &Field) -> Vec<BrokenBounds> {
    match (&field.ty, value) {
        (Ty::String, Value::Text(text)) => broken_text(text, field),
        _ if field.json_text => {
            let bytes = Field { chars: None, ..field.clone() };
            broken_text(&value.to_json(), &bytes).into_iter().chain(broken_size(value, field)).collect()
        }
        _ => broken_size(value, field).into_iter().collect(),
    }
}

/// Returns the bounds that a list breaks by its length, or a number by its value.
fn broken_size(value: &Value, field: &Field) -> Option<BrokenBounds> {
    let size = |length: usize| i128::try_from(length).unwrap_or(i128::MAX);
    let (bounds, is_within, measure) = match (&field.ty, value) {
        (Ty::List(_), Value::List(items)) => {
            let (bounds, length) = (field.items?, items.len());
            (bounds, bounds.contains(size(length)), format!("has {length} items"))
        }
        (_, Value::Integer(number)) => (field.range?, field.range?.contains(*number), format!("is {number}")),
        (_, Value::Float(number)) => {
            (field.range?, field.range?.contains_fraction(number), format!("is {}", number.as_str()))
        }
        _ => return None,
    };
    (is_ordered(bounds) && !is_within).then_some(BrokenBounds { bounds, measure })
}
