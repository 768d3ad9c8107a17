//! Changes of fields in requests, responses and types, matched by wire name.

use super::pair::{Log, Pair};
use super::rule::Rule;
use super::sets::matched;
use super::view::{Direction, View};
use super::words::{self, compare_words};
use super::{field, order, rule, shape, values};
use crate::naming;
use crate::spec::{Field, FieldLocation, Ty};

/// The rules for a group of fields.
#[derive(Clone, Copy)]
pub(super) struct FieldGroup<'a> {
    /// The key that contains a field.
    pub(super) section: fn(&Field) -> &'static str,
    pub(super) direction: Direction,
    /// Path parameters with a new name; the name itself is never sent.
    pub(super) renamed: &'a [(String, String)],
}

pub(super) fn compare(
    old: (&[Field], &View<'_>),
    new: (&[Field], &View<'_>),
    at: &Pair<'_>,
    group: FieldGroup<'_>,
    log: &mut Log,
) {
    let FieldGroup { section, direction, renamed } = group;
    let has =
        |fields: &[Field], field: &Field| fields.iter().any(|f| f.name == field.name && f.location == field.location);
    // A field that disappears in one section and appears in another has moved.
    let moved = |before: &Field, after: &Field| !has(new.0, before) && !has(old.0, after);
    let same = |before: &Field, after: &Field| {
        let is_path = before.location == FieldLocation::Path && after.location == FieldLocation::Path;
        before.name == after.name && (before.location == after.location || moved(before, after))
            || is_path && renamed.iter().any(|(was, is)| *was == before.name && *is == after.name)
    };
    let pairs = matched(old.0, new.0, same);
    for pair in &pairs {
        match *pair {
            (Some((_, before)), Some((_, after))) => {
                let sections = Pair { old: at.old.key(section(before)), new: at.new.key(section(after)) };
                let at = Pair { old: sections.old.key(&before.name), new: sections.new.key(&after.name) };
                compare_field((before, old.1), (after, new.1), &at, direction, log);
            }
            (Some((_, field)), None) => removed(field, &at.key(section(field)).key(&field.name), direction, log),
            (None, Some((_, field))) => added(field, &at.key(section(field)).key(&field.name), direction, log),
            (None, None) => {}
        }
    }
    if direction == (Direction::Sent { constructed: true }) {
        order::compare(&pairs, at, section, log);
    }
}

fn added(field: &Field, at: &Pair<'_>, direction: Direction, log: &mut Log) {
    let rule = match direction {
        Direction::Received { .. } => &rule::REPLY_FIELD_ADDED,
        Direction::Sent { .. } if field.auth => &rule::WORDS_CHANGED,
        Direction::Sent { .. } if field.value.is_some() && field.required => &rule::FIXED_VALUE_CHANGED,
        Direction::Sent { .. } if field.value.is_some() => &rule::FIXED_VALUE_ADDED,
        Direction::Sent { constructed: true } if field.required => &rule::REQUIRED_FIELD_ADDED,
        Direction::Sent { constructed: false } if field.required => &rule::REQUIRED_FIELD_ADDED_ON_WIRE,
        Direction::Sent { .. } => &rule::FIELD_ADDED,
    };
    log.gain(rule, at, field.value.clone().unwrap_or_else(|| field.ty.to_string()));
}

fn removed(field: &Field, at: &Pair<'_>, direction: Direction, log: &mut Log) {
    let rule = match direction {
        Direction::Received { .. } => &rule::REPLY_FIELD_REMOVED,
        Direction::Sent { .. } if field.auth => &rule::WORDS_CHANGED,
        Direction::Sent { .. } if field.value.is_some() => &rule::FIXED_VALUE_REMOVED,
        Direction::Sent { .. } => &rule::FIELD_REMOVED,
    };
    log.lose(rule, at, field.value.clone().unwrap_or_else(|| field.ty.to_string()));
}

fn compare_field(
    old: (&Field, &View<'_>),
    new: (&Field, &View<'_>),
    at: &Pair<'_>,
    direction: Direction,
    log: &mut Log,
) {
    words::compare_field(old.0, new.0, at, log);
    match direction {
        Direction::Received { alone } => compare_received(old, new, at, alone, log),
        Direction::Sent { .. } => compare_sent(old, new, at, direction, log),
    }
}

fn compare_received(old: (&Field, &View<'_>), new: (&Field, &View<'_>), at: &Pair<'_>, alone: bool, log: &mut Log) {
    let (before, after) = (old.0, new.0);
    compare_received_type(old, new, at, alone, log);
    compare_names(&rule::REPLY_FIELD_RENAMED, before, after, at, log);
    compare_deprecated(&rule::REPLY_FIELD_DEPRECATED, before, after, at, log);
    values::compare_received(before, after, alone, at, log);
    if alone {
        words::compare_facts(before, after, at, log);
    }
}

fn compare_sent(
    old: (&Field, &View<'_>),
    new: (&Field, &View<'_>),
    at: &Pair<'_>,
    direction: Direction,
    log: &mut Log,
) {
    let (before, after) = (old.0, new.0);
    compare_deprecated(&rule::FIELD_DEPRECATED, before, after, at, log);
    if let (false, true) | (true, false) = (before.is_given(), after.is_given()) {
        let given = |field: &Field| if field.is_given() { "given by callers" } else { "sent by the client" };
        let rule = if after.is_given() && !after.required { &rule::GIVEN_ADDED } else { &rule::GIVEN_CHANGED };
        return log.change(rule, at, given(before), given(after));
    }
    if before.location != after.location {
        log.change(&rule::FIELD_MOVED, at, before.location.key(), after.location.key());
    }
    if after.is_given() {
        compare_given(old, new, at, direction, log);
    } else {
        compare_fixed(before, after, at, log);
    }
}

/// Compares a field whose value callers give.
fn compare_given(
    old: (&Field, &View<'_>),
    new: (&Field, &View<'_>),
    at: &Pair<'_>,
    direction: Direction,
    log: &mut Log,
) {
    let ((before, was), (after, is)) = (old, new);
    compare_names(&rule::FIELD_RENAMED, before, after, at, log);
    if field::is_typed_text(before, after) {
        field::compare_typed_text(&rule::JSON_TEXT_TYPED, before, after, at, log);
    } else if field::is_written_alike(before, after) {
        log.change(&rule::FIELD_TYPE_WIDENED, &at.key("type"), &before.ty, &after.ty);
    } else {
        shape::compare((&before.ty, was), (&after.ty, is), at, direction, log);
    }
    field::compare(before, after, at, direction, log);
}

/// Compares a field whose value the client sends by itself.
fn compare_fixed(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    if old.value != new.value {
        let value = |field: &Field| field.value.clone().unwrap_or_default();
        log.change(&rule::FIXED_VALUE_CHANGED, &at.key("value"), value(old), value(new));
    }
    compare_words("type", &old.ty.to_string(), &new.ty.to_string(), at, log);
    compare_words("rust", &rust_name(old), &rust_name(new), at, log);
    words::compare_values(old, new, at, log);
    words::compare_facts(old, new, at, log);
}

fn rust_name(field: &Field) -> String {
    naming::field(field.rust.as_deref(), &field.name)
}

fn compare_names(rule: &'static Rule, old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    let (old, new) = (rust_name(old), rust_name(new));
    if old != new {
        log.change(rule, &at.key("rust"), old, new);
    }
}

/// Compares the type of a response value, and whether it is JSON text.
fn compare_received_type(
    old: (&Field, &View<'_>),
    new: (&Field, &View<'_>),
    at: &Pair<'_>,
    alone: bool,
    log: &mut Log,
) {
    let ((before, was), (after, is)) = (old, new);
    let was_open = before.ty == Ty::Any && !before.json_text && after.ty != Ty::Any && after.json_text;
    if was_open || field::is_typed_text(before, after) {
        // An old client reads text as text; if it expects JSON, the text must be JSON.
        let rule = if after.json_text { &rule::REPLY_FIELD_TYPE_READABLE } else { &rule::REPLY_FIELD_TYPE_LOOSENED };
        return field::compare_typed_text(rule, before, after, at, log);
    }
    shape::compare((&before.ty, was), (&after.ty, is), at, Direction::Received { alone }, log);
    let rule = if after.json_text { &rule::REPLY_JSON_TEXT_STATED } else { &rule::REPLY_JSON_TEXT_DROPPED };
    field::compare_json_text(rule, before, after, at, log);
}

fn compare_deprecated(rule: &'static Rule, old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    match (old.deprecated, new.deprecated) {
        (false, true) => log.gain(rule, &at.key("deprecated"), "deprecated"),
        (true, false) => log.lose(&rule::WORDS_CHANGED, &at.key("deprecated"), "deprecated"),
        _ => {}
    }
}
