//! Checks of `values`, and of examples against them.

use std::collections::BTreeSet;

use super::bounds;
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Field, Ty};
use crate::yaml::Value;

/// Whether a text or integer has the type.
fn fits(ty: &Ty, value: &Value) -> bool {
    match (ty, value) {
        (Ty::String, Value::Text(_)) => true,
        (Ty::Integer, Value::Integer(number)) => i64::try_from(*number).is_ok(),
        _ => false,
    }
}

/// Writes a value for a message.
fn shown(value: &Value) -> String {
    value.as_text().map_or_else(|| value.to_json(), |text| format!("`{text}`"))
}

/// Checks the values of a field.
pub(super) fn check_values(field: &Field, at: &At<'_>, report: &mut Report) {
    if field.values.is_empty() {
        return;
    }
    let (at, item) = (at.key("values"), field.ty.item());
    if !matches!(item, Ty::String | Ty::Integer) {
        let message = format!("`values` cannot bound a value of type `{}`", field.ty);
        let finding = report.add(&codes::BOUNDS_TYPE, &at, message).on_key();
        finding.help("use `values` only for strings, integers and lists of them; describe other rules in `doc`");
        return;
    }
    let mut known = BTreeSet::new();
    for (number, value) in field.values.iter().enumerate() {
        let is_new = known.insert(value.to_json());
        let key = value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned);
        let at = if field.meanings.is_empty() { at.index(number) } else { at.key(&key) };
        if !fits(item, value) {
            let finding =
                report.add(&codes::VALUE_TYPE, &at, format!("the type is `{item}`, but the value is {}", shown(value)));
            if *item == Ty::String {
                finding.help("put the value in quotes if the page means text, or give the field the type integer");
            }
        } else if !is_new {
            report.add(&codes::DUPLICATE_VALUE, &at, format!("`values` lists {} twice", shown(value)));
        } else {
            bounds::check_allowed(value, field, &at, report);
        }
    }
}

/// Checks an example or default, or each of its items; a value of a wrong type has a finding
/// already.
pub(super) fn check_shown(value: &Value, field: &Field, word: &str, at: &At<'_>, report: &mut Report) {
    let item = field.ty.item();
    if let Value::List(items) = value {
        for (number, value) in items.iter().enumerate() {
            check_shown(value, field, word, &at.index(number), report);
        }
    } else if !field.values.is_empty() && fits(item, value) && !field.values.contains(value) {
        let allowed = field.values.iter().map(shown).collect::<Vec<_>>().join(", ");
        let message = format!("the {word} is {}, but the values are {allowed}", shown(value));
        report.add(&codes::EXAMPLE_BOUNDS, at, message);
    }
}
