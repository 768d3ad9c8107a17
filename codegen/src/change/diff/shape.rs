//! Changes of field types, including the object types to which they refer.

use super::fields::{self, FieldGroup};
use super::form;
use super::pair::{Log, Pair};
use super::rule::{self, Rule};
use super::view::{DeclaredType, Direction, View};
use super::words::compare_words;
use crate::naming;
use crate::spec::{Home, Ty};

/// Compares the types of two fields.
pub(super) fn compare(
    old: (&Ty, &View<'_>),
    new: (&Ty, &View<'_>),
    at: &Pair<'_>,
    direction: Direction,
    log: &mut Log,
) {
    match (old.0, new.0) {
        (Ty::List(before), Ty::List(after)) | (Ty::Map(before), Ty::Map(after)) => {
            compare((before, old.1), (after, new.1), at, direction, log);
        }
        (Ty::Named(before), Ty::Named(after)) => {
            if let (Some(before), Some(after)) = (old.1.find(before), new.1.find(after)) {
                compare_named((&before, old.1), (&after, new.1), direction, log);
            }
        }
        (before, after) if before == after => {}
        (before, after) => {
            let rule = match direction {
                Direction::Sent { .. } if is_wider(before, after) => &rule::FIELD_TYPE_WIDENED,
                Direction::Sent { .. } => &rule::FIELD_TYPE_CHANGED,
                Direction::Received { .. } => received_rule(before, after),
            };
            log.change(rule, &at.key("type"), before, after);
        }
    }
}

fn is_wider(old: &Ty, new: &Ty) -> bool {
    match (old, new) {
        // A file cannot be any other value.
        (Ty::File, _) => false,
        (_, Ty::Any)
        | (Ty::Integer, Ty::Number | Ty::Decimal)
        | (Ty::Number, Ty::Decimal)
        | (Ty::Decimal, Ty::Number) => true,
        (Ty::Named(_), Ty::Map(value)) => **value == Ty::Any,
        _ => false,
    }
}

/// Returns the rule for an old client that reads a new response; it converts texts to numbers and
/// back.
fn received_rule(old: &Ty, new: &Ty) -> &'static Rule {
    match (old, new) {
        (Ty::Any, _)
        | (Ty::String, Ty::Integer | Ty::Number | Ty::Decimal | Ty::Boolean)
        | (Ty::Number, Ty::Integer | Ty::Decimal)
        | (Ty::Decimal, Ty::Integer | Ty::Number) => &rule::REPLY_FIELD_TYPE_READABLE,
        (Ty::Map(value), Ty::Named(_)) if **value == Ty::Any => &rule::REPLY_FIELD_TYPE_READABLE,
        (_, Ty::Any)
        | (Ty::Integer | Ty::Number | Ty::Decimal | Ty::Boolean, Ty::String)
        | (Ty::Integer, Ty::Number | Ty::Decimal)
        | (Ty::Boolean, Ty::Integer | Ty::Number | Ty::Decimal)
        | (Ty::Named(_), Ty::Map(_))
        | (Ty::Map(_), Ty::Named(_)) => &rule::REPLY_FIELD_TYPE_LOOSENED,
        _ => &rule::REPLY_FIELD_TYPE_CHANGED,
    }
}

/// Returns the rule for a field whose type has another name.
///
/// The old type may remain for other fields, or the new type may have been that of other fields.
fn renaming(old: (&DeclaredType<'_>, &View<'_>), new: (&DeclaredType<'_>, &View<'_>)) -> &'static Rule {
    let ((before, was), (after, is)) = (old, new);
    match (is.find(before.name).is_some(), was.find(after.name).is_some()) {
        (true, false) => &rule::TYPE_SPLIT,
        (false, true) => &rule::TYPES_MERGED,
        _ => &rule::TYPE_RENAMED,
    }
}

fn compare_named(
    old: (&DeclaredType<'_>, &View<'_>),
    new: (&DeclaredType<'_>, &View<'_>),
    direction: Direction,
    log: &mut Log,
) {
    let ((before, was), (after, is)) = (old, new);
    let name = |found: &DeclaredType<'_>| format!("{:?} {}", found.file, found.name);
    let sent = matches!(direction, Direction::Sent { .. });
    if !log.is_first_comparison(name(before), name(after), sent) {
        return;
    }
    let types = Pair::files(before.file, after.file);
    let types = types.key("types");
    let at = Pair { old: types.old.key(before.name), new: types.new.key(after.name) };
    let rust = |found: &DeclaredType<'_>| naming::type_name(found.name, "Type");
    if rust(before) != rust(after) {
        log.change(renaming(old, new), &at, before.name, after.name);
    }
    if before.home != after.home {
        let home = |found: &DeclaredType<'_>, page: &View<'_>| match found.home {
            Home::Operation => page.path.join("."),
            Home::Folder([]) => "vendor".to_owned(),
            Home::Folder(path) => format!("{}.service", path.join(".")),
        };
        log.change(&rule::TYPE_MOVED, &at, home(before, was), home(after, is));
    }
    let directions = (was.directions(before.ty), is.directions(after.ty));
    form::compare((before.ty, directions.0), (after.ty, directions.1), &at, log);
    let views = (was.inside(before.home), is.inside(after.home));
    form::compare_boxes((before.ty, &views.0.scope), (after.ty, &views.1.scope), &at, log);
    compare_words("doc", &before.ty.doc, &after.ty.doc, &at, log);
    let is_sent = directions.0.sent && directions.1.sent;
    form::compare_choice(&before.ty.either, &after.ty.either, is_sent, &at.key("either"), log);
    let direction = match direction {
        Direction::Sent { .. } => Direction::Sent { constructed: !directions.1.received },
        Direction::Received { .. } => Direction::Received { alone: !(directions.0.sent && directions.1.sent) },
    };
    let group = FieldGroup { section: |_| "fields", direction, renamed: &[] };
    fields::compare((&before.ty.fields, &views.0), (&after.ty.fields, &views.1), &at, group, log);
}
