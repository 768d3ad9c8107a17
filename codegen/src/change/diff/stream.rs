//! Changes of streams of events: kinds, their data, the end, the framing and the choice.

use super::fields::{self, FieldGroup};
use super::pair::{Log, Pair};
use super::rule;
use super::sets::matched;
use super::view::{Direction, View};
use super::words::compare_words;
use crate::spec::{Events, Field, Operation};

pub(super) fn compare(old: (&Operation, &View<'_>), new: (&Operation, &View<'_>), at: &Pair<'_>, log: &mut Log) {
    let ((before, was), (after, is)) = (old, new);
    compare_switched_field(before, after, at, log);
    let (Some(before), Some(after)) = (&before.events, &after.events) else { return };
    let at = at.key("events");
    compare_when(before, after, &at, log);
    compare_kinds(before, after, &at, log);
    let shared = |of: &Events, other: &Events| -> Vec<Field> {
        of.contents.iter().filter(|content| other.content(&content.name).is_some()).cloned().collect()
    };
    let received = FieldGroup { section: |_| "contents", direction: Direction::Received { alone: true }, renamed: &[] };
    fields::compare((&shared(before, after), was), (&shared(after, before), is), &at, received, log);
    for (key, rule, old, new) in [
        ("by", &rule::EVENT_MEMBER_CHANGED, &before.by, &after.by),
        ("data", &rule::EVENT_MEMBER_CHANGED, &before.data, &after.data),
        ("end", &rule::EVENT_END_CHANGED, &before.end, &after.end),
    ] {
        if old != new {
            log.change(rule, &at.key(key), text(old.as_deref()), text(new.as_deref()));
        }
    }
    if before.framing == "either" {
        // An old client reads both framings.
        compare_words("framing", &before.framing, &after.framing, &at, log);
    } else if before.framing != after.framing {
        log.change(&rule::EVENT_FRAMING_CHANGED, &at.key("framing"), &before.framing, &after.framing);
    }
}

fn text(value: Option<&str>) -> &str {
    value.unwrap_or("none")
}

/// Compares the kinds by their variants, which those without data do not have.
fn compare_kinds(old: &Events, new: &Events, at: &Pair<'_>, log: &mut Log) {
    let section = at.key("kinds");
    let variants = |events: &Events| -> Vec<(String, String)> {
        events.kinds.iter().filter(|(kind, _)| events.content(kind).is_some()).cloned().collect()
    };
    let (before, after) = (variants(old), variants(new));
    for pair in matched(&before, &after, |old, new| old.0 == new.0) {
        match pair {
            (Some((_, old)), Some((_, new))) if old.1 != new.1 => {
                log.change(&rule::EVENT_KIND_RENAMED, &section.key(&new.0), &old.1, &new.1);
            }
            (Some((_, (kind, name))), None) => log.lose(&rule::EVENT_KIND_REMOVED, &section.key(kind), name),
            (None, Some((_, (kind, name)))) => log.gain(&rule::EVENT_KIND_ADDED, &section.key(kind), name),
            _ => {}
        }
    }
}

/// Compares the field that chooses between a stream and a whole response.
fn compare_when(old: &Events, new: &Events, at: &Pair<'_>, log: &mut Log) {
    let (Some(before), Some(after)) = (&old.when, &new.when) else { return };
    let at = at.key("when");
    if before.field != after.field {
        log.change(&rule::STREAM_FIELD_CHANGED, &at.key("field"), &before.field, &after.field);
    }
    for (key, old, new) in [("stream", &before.stream, &after.stream), ("whole", &before.whole, &after.whole)] {
        if old != new {
            log.change(&rule::STREAM_VALUE_CHANGED, &at.key(key), old, new);
        }
    }
}

/// Compares the need for the field: a client that chooses by itself takes it from no caller.
fn compare_switched_field(old: &Operation, new: &Operation, at: &Pair<'_>, log: &mut Log) {
    for before in &old.request {
        let after = new.request.iter().find(|after| (after.location, &after.name) == (before.location, &before.name));
        let Some(after) = after.filter(|after| before.required && after.required) else { continue };
        let section = at.key("body");
        let at = section.key(&before.name);
        match (old.is_switch(before), new.is_switch(after)) {
            (false, true) => log.change(&rule::FIELD_OPTIONAL, &at, "required", "set by the method"),
            (true, false) => log.change(&rule::FIELD_REQUIRED, &at, "set by the method", "required"),
            _ => {}
        }
    }
}
