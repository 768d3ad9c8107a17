//! Changes of an object type in Rust: its directions, its constructors, its boxes.

use super::pair::{Log, Pair};
use super::rule;
use crate::spec::{Field, Scope, Ty, Type};

/// The directions of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Directions {
    pub(super) sent: bool,
    pub(super) received: bool,
}

/// The form of a type's field in Rust.
#[derive(PartialEq, Eq)]
enum Form {
    /// The value itself, a parameter of constructors.
    Needed,
    /// A list or map that may be empty.
    Emptied,
    /// An `Option`.
    Optional,
}

impl Directions {
    fn form(self, field: &Field) -> Form {
        match &field.ty {
            _ if self.sent && !self.received && field.required => Form::Needed,
            Ty::List(_) | Ty::Map(_) if self.received => Form::Emptied,
            _ => Form::Optional,
        }
    }
}

/// Compares the directions of a type.
pub(super) fn compare(old: (&Type, Directions), new: (&Type, Directions), at: &Pair<'_>, log: &mut Log) {
    let ((before, was), (after, is)) = (old, new);
    if was == is {
        return;
    }
    let word = |directions: Directions| match (directions.sent, directions.received) {
        (true, true) => "sent and received",
        (true, false) => "sent",
        _ => "received",
    };
    let is_other = kept(before, after).any(|(before, after)| was.form(before) != is.form(after));
    if is_other || (was.sent && !is.sent) {
        log.change(&rule::TYPE_WAY_CHANGED, at, word(was), word(is));
    } else if is.sent && is.received {
        log.change(&rule::TYPE_WAY_ADDED, at, word(was), word(is));
    }
}

/// Compares which fields are boxed, because their type contains the type of the field's owner.
pub(super) fn compare_boxes(old: (&Type, &Scope<'_>), new: (&Type, &Scope<'_>), at: &Pair<'_>, log: &mut Log) {
    let ((before, was), (after, is)) = (old, new);
    let fields = at.key("fields");
    for (one, other) in kept(before, after).filter(|(one, other)| one.ty.named().is_some() && one.ty == other.ty) {
        let boxed = [was.holds(&one.ty, before), is.holds(&other.ty, after)];
        if boxed[0] != boxed[1] {
            let [old, new] = boxed.map(|boxed| if boxed { format!("Box<{}>", one.ty) } else { one.ty.to_string() });
            log.change(&rule::FIELD_BOXED, &fields.key(&one.name), old, new);
        }
    }
}

/// Compares the fields of which at least one must be set.
pub(super) fn compare_choice(was: &[String], is: &[String], sent: bool, at: &Pair<'_>, log: &mut Log) {
    if was == is {
        return;
    }
    let is_wider = !was.is_empty() && was.first() == is.first() && was.iter().all(|name| is.contains(name));
    let rule = match (sent, is_wider) {
        (false, _) => &rule::WORDS_CHANGED,
        (true, _) if is.is_empty() => &rule::EITHER_DROPPED,
        (true, true) => &rule::EITHER_WIDENED,
        (true, false) => &rule::EITHER_CHANGED,
    };
    let names = |names: &[String]| names.join(", ");
    match (was, is) {
        ([], is) => log.gain(rule, at, names(is)),
        (was, []) => log.lose(rule, at, names(was)),
        (was, is) => log.change(rule, at, names(was), names(is)),
    }
}

/// Returns the fields that both sides have.
fn kept<'a>(old: &'a Type, new: &'a Type) -> impl Iterator<Item = (&'a Field, &'a Field)> {
    old.fields.iter().filter_map(|field| Some((field, new.fields.iter().find(|other| other.name == field.name)?)))
}
