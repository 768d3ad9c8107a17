//! Constants for documented values that a file no longer has.

use super::pair::{Log, Pair};
use super::rule;
use crate::spec::{ConstantsType, ConstantsTypes, Event, Operation, Type};

/// Compares the constants of an operation's file.
pub(super) fn compare(old: &Operation, new: &Operation, at: &Pair<'_>, log: &mut Log) {
    let types = [old, new].map(ConstantsTypes::of_operation);
    let stays = |keys: &[&str]| match keys {
        ["response", field] => new.response.iter().any(|other| other.name == *field),
        [section, field] => {
            let mut given = new.request.iter().filter(|other| other.is_given() && other.location.key() == *section);
            given.any(|other| other.name == *field)
        }
        keys => has_member(&new.types, keys),
    };
    compare_types(&types, stays, at, log);
}

/// Compares the constants of an event's file.
pub(super) fn compare_events(old: &Event, new: &Event, at: &Pair<'_>, log: &mut Log) {
    let stays = |keys: &[&str]| match keys {
        [_, field] => new.body.iter().any(|other| other.name == *field),
        keys => has_member(&new.types, keys),
    };
    compare_types(&[old, new].map(ConstantsTypes::of_event), stays, at, log);
}

/// Compares the constants of a file whose types operations share.
pub(super) fn compare_shared(old: &[(String, Type)], new: &[(String, Type)], at: &Pair<'_>, log: &mut Log) {
    compare_types(&[old, new].map(ConstantsTypes::of_shared), |keys| has_member(new, keys), at, log);
}

/// Whether one of the types has the field at this address, such as `types.Room.fields.state`.
fn has_member(types: &[(String, Type)], keys: &[&str]) -> bool {
    let [_, name, _, field] = keys else { return false };
    let ty = types.iter().find(|(other, _)| other == name);
    ty.is_some_and(|(_, ty)| ty.fields.iter().any(|other| other.name == *field))
}

/// Notes the old constants that are gone; another rule covers those of a field that is gone.
fn compare_types([old, new]: &[ConstantsTypes; 2], stays: impl Fn(&[&str]) -> bool, at: &Pair<'_>, log: &mut Log) {
    for ty in &old.0 {
        let keys: Vec<&str> = ty.address.iter().map(String::as_str).collect();
        let is_covered = keys.split_last().is_some_and(|(_, field)| !stays(field));
        let gone = gone(ty, new);
        if !gone.is_empty() && !is_covered {
            note(&keys, &gone.join(", "), at, log);
        }
    }
}

/// Returns the constants of a type that a file does not have, or has with another value.
fn gone(ty: &ConstantsType, file: &ConstantsTypes) -> Vec<String> {
    let same = file.0.iter().find(|other| other.name == ty.name);
    let has = |name: &str, value: &str| {
        let mut all = same.iter().flat_map(|other| &other.constants.all);
        all.any(|other| other.name == name && other.value == value)
    };
    let gone = ty.constants.all.iter().filter(|constant| !has(&constant.name, &constant.value));
    gone.map(|constant| format!("{}::{}", ty.name, constant.name)).collect()
}

fn note(keys: &[&str], gone: &str, at: &Pair<'_>, log: &mut Log) {
    match keys {
        [] => log.lose(&rule::CONSTANT_REMOVED, at, gone),
        [key, below @ ..] => note(below, gone, &at.key(key), log),
    }
}
