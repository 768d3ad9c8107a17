//! Checks of type references and declarations.

use std::collections::{BTreeMap, BTreeSet};

use super::declarations::declarations;
use super::field;
use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{Field, Home, Scope, Ty, Type, Uses, Vendor};

pub(super) fn check_reference(ty: &Ty, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(name) = ty.named().filter(|name| scope.is_whole() && scope.find(name).is_none()) else { return };
    let finding = report.add(&codes::UNKNOWN_TYPE, &at.key("type"), format!("type `{name}` is not declared"));
    finding.guess(name, scope.types().map(|(_, known, _)| known));
}

pub(super) fn check_types(types: &[(String, Type)], scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("types");
    let hidden = hidden(types, scope);
    let mut endless = BTreeSet::new();
    let ending = ending(types, scope);
    for (name, ty) in types {
        let at = section.key(name);
        if Ty::parse(name).is_none_or(|parsed| parsed != Ty::Named(name.clone())) {
            let message = format!("`{name}` is not a valid type name");
            let finding = report.add(&codes::BAD_NAME, &at, message).on_key();
            finding.help("begin the name with a capital letter and use only ASCII letters and digits");
        }
        check_shadow(name, hidden.get(name.as_str()), &at, report);
        field::check_members(ty, scope, &at, report);
        let mut path = vec![name.as_str()];
        if ending.contains(name.as_str()) || endless.contains(name.as_str()) {
            continue;
        }
        let leads_back = leads_back(ty, scope, &ending, &mut path, &mut BTreeSet::new());
        // A path through a type that has a finding is the same mistake.
        if leads_back && !path.iter().any(|step| endless.contains(step)) {
            let message = format!("a value of `{name}` would never end: {}", path.join(" needs "));
            let finding = report.add(&codes::ENDLESS_TYPE, &at, message).on_key();
            if ty.fields.iter().all(|field| !field.required || field.ty.named() != Some(path[1])) {
                finding.help(
                    "name a field under `either` that does not lead back to the type, or make one of them a list",
                );
            }
            endless.extend(path);
        }
    }
}

/// Returns the types that have a finite value: all required fields have one, and one field of
/// `either`.
fn ending<'a>(types: &[(String, Type)], scope: &Scope<'a>) -> BTreeSet<&'a str> {
    let mut ending = BTreeSet::new();
    let mut before = None;
    while !types.is_empty() && before != Some(ending.len()) {
        before = Some(ending.len());
        for (_, name, ty) in scope.types() {
            let ends = |field: &Field| match &field.ty {
                Ty::Named(inner) => ending.contains(inner.as_str()) || scope.find(inner).is_none(),
                _ => true,
            };
            let mut choice = ty.either.iter().map(|name| ty.fields.iter().find(|field| field.name == *name));
            let chosen = ty.either.is_empty() || choice.any(|field| field.is_none_or(ends));
            if chosen && ty.fields.iter().filter(|field| field.required).all(ends) {
                ending.insert(name);
            }
        }
    }
    ending
}

/// Whether required fields lead from a type back to itself; `path` then names the types on the way.
fn leads_back<'a>(
    ty: &'a Type,
    scope: &Scope<'a>,
    ending: &BTreeSet<&str>,
    path: &mut Vec<&'a str>,
    seen: &mut BTreeSet<&'a str>,
) -> bool {
    let has_end = |field: &&Field| !matches!(&field.ty, Ty::Named(inner) if !ending.contains(inner.as_str()));
    let given: Vec<&Field> =
        ty.fields.iter().filter(|field| field.required || ty.either.contains(&field.name)).collect();
    let forced = |field: &&Field| field.required || !given.iter().any(|other| !other.required && has_end(other));
    for field in given.iter().copied().filter(forced) {
        let Ty::Named(inner) = &field.ty else { continue };
        let Some((_, ty)) = scope.find(inner) else { continue };
        path.push(inner);
        if *inner == path[0] || (seen.insert(inner) && leads_back(ty, scope, ending, path, seen)) {
            return true;
        }
        path.pop();
    }
    false
}

/// Returns the pages that could use a type of a file, in words.
fn reader(vendor: &Vendor, path: &[String]) -> &'static str {
    let is_event = vendor.is_events_folder(path) || vendor.events.iter().any(|event| event.path == path);
    if is_event { "no event" } else { "no operation" }
}

/// Returns the types that files above a file declare, the nearest of each name.
fn hidden<'a>(own: &[(String, Type)], scope: &Scope<'a>) -> BTreeMap<&'a str, Home<'a>> {
    let own: BTreeSet<*const Type> = own.iter().map(|(_, ty)| std::ptr::from_ref(ty)).collect();
    let others = scope.types().filter(|(.., ty)| !own.is_empty() && !own.contains(&std::ptr::from_ref(*ty)));
    let mut hidden = BTreeMap::new();
    for (home, name, _) in others {
        hidden.entry(name).or_insert(home);
    }
    hidden
}

/// Checks that a type does not have the name of a type in a file above.
fn check_shadow(name: &str, hidden: Option<&Home<'_>>, at: &At<'_>, report: &mut Report) {
    if let Some(Home::Folder(folder)) = hidden {
        let file =
            if folder.is_empty() { "vendor.yaml".to_owned() } else { format!("{}/service.yaml", folder.join("/")) };
        let message = format!("`{name}` is declared here and in {file}");
        report.add(&codes::DUPLICATE_TYPE, at, message).on_key();
    }
}

/// Checks for unused types, and the rules of types that depend on their direction.
pub(super) fn check_unused(vendor: &Vendor, report: &mut Report) {
    let uses = Uses::of(vendor);
    let fields = vendor.operations.iter().flat_map(|operation| operation.request.iter().chain(operation.received()));
    let types = || declarations(vendor).flat_map(|(.., types)| types);
    let fields = fields.chain(vendor.events.iter().flat_map(|event| &event.body));
    let fields = fields.chain(types().flat_map(|(_, ty)| &ty.fields));
    let mut named: BTreeSet<&str> = fields.filter_map(|field| field.ty.named()).collect();
    for (name, _) in types() {
        named.remove(name.as_str());
    }
    for (file, path, types) in declarations(vendor) {
        let (file, hidden) = (At::file(file), vendor.unread.iter().any(|unread| unread.starts_with(path)));
        let section = file.key("types");
        for (name, ty) in types {
            let at = section.key(name);
            let (sent, received) = (uses.sent(ty), uses.received(ty));
            // A misspelt reference, which has a finding, probably means this type.
            let meant = || named.iter().any(|named| nearest(named, [name.as_str()]).is_some());
            let is_named = Ty::parse(name).is_some();
            if !sent && !received && !hidden && is_named && !meant() {
                report
                    .add(&codes::UNUSED_TYPE, &at, format!("{} uses the type `{name}`", reader(vendor, path)))
                    .on_key();
            }
            if received {
                let fields = at.key("fields");
                ty.fields.iter().for_each(|field| field::check_received(field, sent, &fields.key(&field.name), report));
            }
            if received && !ty.either.is_empty() {
                let message = format!("`{name}` is received, so `either` cannot apply to it");
                report.add(&codes::EITHER_FIELD, &at.key("either"), message).on_key();
            }
        }
    }
}
