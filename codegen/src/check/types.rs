//! References to types and their declarations.

use std::collections::BTreeSet;

use super::field;
use crate::codes;
use crate::load::nearest;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Field, Home, Operation, Scope, Ty, Type, Vendor};

pub(super) fn check_reference(ty: &Ty, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(name) = ty.named().filter(|name| scope.find(name).is_none()) else { return };
    let finding = report.add(&codes::UNKNOWN_TYPE, &at.key("type"), format!("there is no type `{name}`"));
    if let Some(known) = nearest(name, scope.types().map(|(_, known, _)| known)) {
        finding.help(format!("did you mean `{known}`?"));
    }
}

pub(super) fn check_types(types: &[(String, Type)], scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("types");
    for (name, ty) in types {
        let at = section.key(name);
        if Ty::parse(name).is_none_or(|parsed| parsed != Ty::Named(name.clone())) {
            let message = format!("`{name}` is no name of a type: it begins with a capital and has letters and digits alone");
            report.add(&codes::BAD_NAME, &at, message).on_key();
        }
        field::check_members(ty, scope, &at, report);
        if is_endless(name, ty, scope, &mut BTreeSet::new()) {
            report.add(&codes::ENDLESS_TYPE, &at, format!("`{name}` needs a `{name}` inside itself")).on_key();
        }
    }
}

/// Whether required fields lead from a type back to itself.
fn is_endless<'a>(name: &str, ty: &'a Type, scope: &Scope<'a>, seen: &mut BTreeSet<&'a str>) -> bool {
    ty.fields.iter().filter(|field| field.required).any(|field| match &field.ty {
        Ty::Named(inner) => {
            inner == name || (seen.insert(inner) && scope.find(inner).is_some_and(|(_, ty)| is_endless(name, ty, scope, seen)))
        }
        _ => false,
    })
}

/// A page's type with the name of a shared one.
pub(super) fn check_shadows(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    for (name, _) in &operation.types {
        let shared = scope.types().any(|(home, known, _)| home != Home::Operation && known == name);
        if shared {
            let message = format!("`{name}` is declared here and in a file above");
            report.add(&codes::DUPLICATE_TYPE, &at.key("types").key(name), message).on_key();
        }
    }
}

/// Types that no operation reaches.
pub(super) fn check_unused(vendor: &Vendor, report: &mut Report) {
    let mut used: BTreeSet<(*const Type, bool)> = BTreeSet::new();
    for operation in &vendor.operations {
        let scope = Scope::of_operation(vendor, operation);
        reach(operation.request.iter(), &scope, true, &mut used);
        reach(operation.response.iter(), &scope, false, &mut used);
    }
    let services = vendor.services.iter().map(|service| (service.file, &service.shared.types));
    let operations = vendor.operations.iter().map(|operation| (operation.file, &operation.types));
    for (file, types) in std::iter::once((vendor.file, &vendor.shared.types)).chain(services).chain(operations) {
        let file = At::file(file);
        let section = file.key("types");
        for (name, ty) in types {
            let at = section.key(name);
            let received = used.contains(&(std::ptr::from_ref(ty), false));
            if !received && !used.contains(&(std::ptr::from_ref(ty), true)) {
                report.add(&codes::UNUSED_TYPE, &at, format!("no operation uses the type `{name}`")).on_key();
            }
            if received {
                let fields = at.key("fields");
                ty.fields.iter().for_each(|field| field::check_received(field, &fields.key(&field.name), report));
            }
            if received && !ty.either.is_empty() {
                report.add(&codes::EITHER_FIELD, &at.key("either"), format!("`{name}` is received, not only sent"));
            }
        }
    }
}

fn reach<'a>(
    fields: impl Iterator<Item = &'a Field>,
    scope: &Scope<'a>,
    sent: bool,
    used: &mut BTreeSet<(*const Type, bool)>,
) {
    for name in fields.filter_map(|field| field.ty.named()) {
        let Some((home, ty)) = scope.find(name) else { continue };
        if used.insert((std::ptr::from_ref(ty), sent)) {
            reach(ty.fields.iter(), &scope.shared(home), sent, used);
        }
    }
}
