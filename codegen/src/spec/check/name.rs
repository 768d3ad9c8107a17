//! Checks of names that would collide in Rust.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::{Event, Field, Home, Operation, Scope, Type};

pub(super) fn check_operation(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    check_fields(operation.request.iter().filter(|field| field.is_given()), at, |field| field.location.key(), report);
    check_fields(operation.response.iter(), at, |_| "response", report);
    check_types(&operation.types, scope, at, report);
    check_imports(operation, scope, at, report);
}

/// Checks the names of an event, its fields and its types.
pub(super) fn check_event(event: &Event, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    check_fields(event.body.iter(), at, |_| "body", report);
    check_types(&event.types, scope, at, report);
    let own = naming::event(event.path.last().map(String::as_str).unwrap_or_default());
    for (_, name, _) in scope.types().filter(|(_, name, _)| naming::type_name(name, "Type") == own) {
        let message = format!("the event itself becomes a type `{own}`");
        let finding = report.add(&codes::NAME_COLLISION, &at.key("event"), message);
        finding.help(format!("give the type `{name}` another name"));
    }
}

/// Checks the names of declared types and their members.
pub(super) fn check_types(types: &[(String, Type)], scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("types");
    let own: BTreeSet<&str> = types.iter().map(|(name, _)| name.as_str()).collect();
    let above = scope.types().filter(|(_, known, _)| !types.is_empty() && !own.contains(known));
    let above: Vec<&str> = above.map(|(_, known, _)| known).collect();
    // The first of several types with one name counts.
    let above: BTreeMap<String, &str> =
        above.into_iter().rev().map(|known| (naming::type_name(known, "Type"), known)).collect();
    let mut before: BTreeMap<String, &str> = BTreeMap::new();
    for (name, ty) in types {
        let at = section.key(name);
        check_fields(ty.fields.iter(), &at, |_| "fields", report);
        let rust = naming::type_name(name, "Type");
        let other = before.get(&rust).or_else(|| above.get(&rust)).copied();
        before.entry(rust.clone()).or_insert(name);
        if let Some(other) = other {
            let message = format!("`{other}` and `{name}` would both be `{rust}` in Rust");
            report.add(&codes::NAME_COLLISION, &at, message).on_key().help("give one of the types another name");
        }
    }
}

fn check_fields<'a>(
    fields: impl Iterator<Item = &'a Field>,
    at: &At<'_>,
    key: fn(&Field) -> &'static str,
    report: &mut Report,
) {
    let mut seen: BTreeMap<String, &Field> = BTreeMap::new();
    for field in fields {
        let rust = naming::field(field.rust.as_deref(), &field.name);
        let section = at.key(key(field));
        let at = section.key(&field.name);
        if let Some(given) =
            field.rust.as_deref().filter(|given| !naming::is_name(given) || naming::snake(given) != **given)
        {
            let better = naming::snake(given);
            let finding =
                report.add(&codes::BAD_NAME, &at.key("rust"), format!("`{given}` is not a valid field name in Rust"));
            if better.starts_with("r#") {
                finding.help(format!("`{given}` is a Rust keyword: choose another name"));
            } else if naming::is_name(&better) {
                finding.help(format!("write it in Rust's spelling, such as `{better}`"));
            }
        } else if !naming::is_name(&rust) {
            let finding = report
                .add(&codes::BAD_NAME, &at, format!("no Rust name can be derived from `{}`", field.name))
                .on_key();
            finding.help("give the field a Rust name with `rust: …`; the wire name stays");
        } else if let Some(first) = seen.insert(rust.clone(), field) {
            let names = if first.name == field.name {
                format!("`{}` of `{}` and of `{}`", field.name, key(first), key(field))
            } else {
                format!("`{}` and `{}`", first.name, field.name)
            };
            let message = format!("{names} would both be `{rust}` in Rust");
            report.add(&codes::NAME_COLLISION, &at, message).on_key();
        }
    }
}

/// Checks that types which a file declares or imports have other names than the operation's own
/// types.
fn check_imports(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(method) = operation.path.last() else { return };
    let events = operation.events.iter().map(|_| naming::stream_event(method));
    let own_types: Vec<String> = naming::operation(method).into_iter().chain(events).collect();
    let own = operation.types.iter().flat_map(|(_, ty)| &ty.fields);
    let used: BTreeSet<&str> =
        operation.request.iter().chain(operation.received()).chain(own).filter_map(|field| field.ty.named()).collect();
    for (home, name, _) in scope.types().filter(|(_, name, _)| own_types.contains(&naming::type_name(name, "Type"))) {
        let message = format!("the operation itself becomes a type `{}`", naming::type_name(name, "Type"));
        if home == Home::Operation {
            report
                .add(&codes::NAME_COLLISION, &at.key("types").key(name), message)
                .on_key()
                .help("give this type another name");
        } else if used.contains(&name) {
            let finding = report.add(&codes::NAME_COLLISION, &at.key("operation"), message);
            finding.help(format!("give the shared type `{name}` another name"));
        }
    }
}
