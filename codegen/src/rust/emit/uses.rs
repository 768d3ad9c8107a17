//! The `use` lines of a file, and paths to other folders.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::condition::{EVENTS_FEATURE, emit_condition, with_condition};
use super::ident::ident;
use super::options::Options;
use crate::naming;
use crate::rust::ir::{Group, Services, SharedType};

/// Emits `use clientloom_runtime::__private::prelude::*;`.
pub(super) fn emit_names() -> TokenStream {
    quote!(
        use clientloom_runtime::__private::prelude::*;
    )
}

/// Emits `use super::feishu;`, by which the modules below reach the vendor's module.
///
/// Each folder passes the name on, so that no path climbs more than one level. The same text works
/// as files and under `include!`, where the path of the crate's module is unknown.
pub(super) fn emit_alias(group: &Group, options: &Options) -> Option<TokenStream> {
    let (module, alias) = (ident(&group.module), ident(&group.vendor_alias));
    if !group.folder.is_empty() {
        let condition = emit_condition(&users_of_alias(std::slice::from_ref(group)), &group.services, options);
        return Some(quote!(#condition use super::#alias;));
    }
    let renamed = (module != alias).then(|| quote!(as #alias));
    // Only folders below use the name: operations of the vendor's own folder have a shorter path.
    let below = users_of_alias(&group.groups);
    let condition = emit_condition(&below, &group.services, options);
    (!group.groups.is_empty()).then(|| quote!(#condition use super::#module #renamed;))
}

/// Returns the features under which folders use the vendor's name: services with operations, and
/// the events of others.
fn users_of_alias(groups: &[Group]) -> Services {
    let callers = groups.iter().flat_map(|group| group.callers.iter().cloned());
    let has_others = groups.iter().any(|group| group.callers != group.services);
    callers.chain(has_others.then(|| EVENTS_FEATURE.to_owned())).collect()
}

/// Emits the path to the folder `to` from a module in the folder `from`.
///
/// The path is `super`, or one such as `super::feishu::apaas`.
pub(super) fn emit_path(alias: &str, from: &[String], to: &[String]) -> TokenStream {
    if from == to {
        return quote!(super);
    }
    let (alias, to) = (ident(alias), to.iter().map(|module| ident(module)));
    quote!(super::#alias #(::#to)*)
}

/// Emits `use super::types::{PLACE, Place};` for each folder whose types a module in `from` names.
pub(super) fn emit_shared_types(alias: &str, from: &[String], types: &[SharedType]) -> Vec<TokenStream> {
    let mut folders: BTreeMap<&[String], BTreeSet<String>> = BTreeMap::new();
    for ty in types {
        let names = folders.entry(&ty.folder).or_default();
        names.insert(ty.name.clone());
        names.extend(ty.sent.then(|| naming::shout(&ty.name)));
    }
    folders.into_iter().rev().map(|(folder, names)| emit_use(&emit_path(alias, from, folder), &names)).collect()
}

/// Emits such lines for the types of a folder, each for the services that need its names.
///
/// `around` are the services of all types of the folder.
pub(super) fn emit_shared_names(group: &Group, around: &Services, options: &Options) -> Vec<TokenStream> {
    let mut users: BTreeMap<(&[String], String), Services> = BTreeMap::new();
    for ty in &group.types {
        for shared in &ty.shared {
            let mut add = |name, services: &Services| {
                users.entry((shared.folder.as_slice(), name)).or_default().extend(services.iter().cloned());
            };
            add(shared.name.clone(), &ty.services);
            if shared.sent {
                add(naming::shout(&shared.name), &ty.senders);
            }
        }
    }
    let mut lines: BTreeMap<(&[String], Services), BTreeSet<String>> = BTreeMap::new();
    for ((folder, name), services) in users {
        lines.entry((folder, services)).or_default().insert(name);
    }
    let emit = |((folder, services), names): ((&[String], Services), BTreeSet<String>)| {
        let line = emit_use(&emit_path(&group.vendor_alias, &group.folder, folder), &names);
        with_condition(emit_condition(&services, around, options).as_ref(), line)
    };
    lines.into_iter().rev().map(emit).collect()
}

fn emit_use(path: &TokenStream, names: &BTreeSet<String>) -> TokenStream {
    let names = names.iter().map(|name| ident(name));
    quote!(use #path::types::{#(#names),*};)
}
