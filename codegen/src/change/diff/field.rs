//! Changes of the requirements for a field that callers set.

use super::pair::{Log, Pair};
use super::rule::{self, Rule};
use super::view::Direction;
use super::{limits, values};
use crate::spec::{Field, FieldLocation, Ty};

pub(super) fn compare(old: &Field, new: &Field, at: &Pair<'_>, direction: Direction, log: &mut Log) {
    compare_required(old, new, &at.key("required"), direction, log);
    if !is_typed_text(old, new) {
        compare_json_text(&rule::JSON_TEXT_CHANGED, old, new, at, log);
    }
    limits::compare(old, new, at, log);
    values::compare(old, new, at, log);
    let at = at.key("default");
    match (&old.default, &new.default) {
        (None, Some(new)) => log.gain(&rule::DEFAULT_STATED, &at, new.to_json()),
        // A required field needs no default.
        (Some(_), None) if new.required => {}
        (Some(old), None) => log.lose(&rule::DEFAULT_DROPPED, &at, old.to_json()),
        (Some(old), Some(new)) if old != new => {
            log.change(&rule::DEFAULT_CHANGED, &at, old.to_json(), new.to_json());
        }
        _ => {}
    }
}

/// Compares whether the value is sent as JSON text.
pub(super) fn compare_json_text(rule: &'static Rule, old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    if old.json_text != new.json_text {
        let form = |is_text| if is_text { "JSON text" } else { "a value" };
        log.change(rule, &at.key("json_text"), form(old.json_text), form(new.json_text));
    }
}

/// Whether only one side knows that a text contains JSON; both sides send it as text.
pub(super) fn is_typed_text(old: &Field, new: &Field) -> bool {
    let is_plain = |field: &Field| field.ty == Ty::String && !field.json_text;
    is_plain(old) && new.json_text || old.json_text && is_plain(new)
}

/// Whether a value became text, or was text, and is written the same on the wire: values outside of
/// the body have no quotes.
pub(super) fn is_written_alike(old: &Field, new: &Field) -> bool {
    let is_text =
        |old: &Ty, new: &Ty| matches!((old, new), (Ty::Integer | Ty::Number | Ty::Decimal | Ty::Boolean, Ty::String));
    let is_alike = match (&old.ty, &new.ty) {
        (Ty::List(old), Ty::List(new)) => is_text(old, new),
        (old, new) => is_text(old, new),
    };
    let is_plain = |field: &Field| field.location != FieldLocation::Body && !field.json_text;
    is_alike && is_plain(old) && is_plain(new)
}

/// Notes that the JSON in a text gains or loses a type.
pub(super) fn compare_typed_text(rule: &'static Rule, old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    let ty = |field: &Field| if field.json_text { format!("{} as JSON text", field.ty) } else { field.ty.to_string() };
    log.change(rule, &at.key("type"), ty(old), ty(new));
}

fn compare_required(old: &Field, new: &Field, at: &Pair<'_>, direction: Direction, log: &mut Log) {
    let constructed = direction == Direction::Sent { constructed: true };
    let rule = match (old.required, new.required) {
        (false, true) if constructed => &rule::FIELD_REQUIRED,
        (false, true) => &rule::FIELD_REQUIRED_ON_WIRE,
        (true, false) if constructed => &rule::FIELD_OPTIONAL,
        (true, false) => &rule::FIELD_OPTIONAL_ON_WIRE,
        _ => return,
    };
    let word = |required| if required { "required" } else { "optional" };
    log.change(rule, at, word(old.required), word(new.required));
}
