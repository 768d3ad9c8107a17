//! Types that several pages of a service declare alike: proposed for its `service.yaml`, or moved
//! there.

use std::collections::{BTreeMap, BTreeSet};

use super::above::{facts, is_open, remove};
use super::plan::Specs;
use super::target;
use super::validate::errors;
use crate::format::{keys, schema};
use crate::import::edit::{SpecEditor, below};
use crate::import::merge::used_types;
use crate::import::write::write_section;
use crate::yaml::{self, Value};

/// Types of one service that could move to its file.
struct Proposal {
    /// The path of the file.
    service: String,
    /// The types. A type precedes the types that it contains.
    types: Vec<(String, Value)>,
    /// The pages that declare each type.
    pages: BTreeMap<String, Vec<String>>,
}

/// Proposes to move shared types into the files of their services, or moves them.
///
/// Types move if `moves` is set and every page of theirs is new.
pub(super) fn share(new: &BTreeSet<String>, moves: bool, specs: &mut Specs) -> Vec<String> {
    let mut notes = Vec::new();
    for proposal in proposals(new, specs) {
        let said = said(&proposal);
        let is_new = proposal.pages.values().flatten().all(|page| new.contains(page));
        match (moves && is_new).then(|| moved(&proposal, specs)).flatten() {
            Some(files) => {
                specs.extend(files);
                notes.push(format!("{} contains types that several pages share: {said}", proposal.service));
            }
            None if moves => notes.push(format!(
                "several pages share types, but some pages are not new: move the types to {} by hand: {said}",
                proposal.service
            )),
            None => {
                let moves = format!("several pages share types; --share moves them to {}: {said}", proposal.service);
                notes.push(moves);
            }
        }
    }
    notes
}

fn said(proposal: &Proposal) -> String {
    let types = proposal.types.iter().map(|(name, _)| format!("{name} ({} pages)", proposal.pages[name].len()));
    types.collect::<Vec<_>>().join(", ")
}

/// Returns a proposal for each service with new pages that declare a type alike.
fn proposals(new: &BTreeSet<String>, specs: &Specs) -> Vec<Proposal> {
    let services: BTreeSet<String> = new.iter().filter_map(|path| service(path, specs)).collect();
    services.into_iter().filter_map(|service| propose(service, new, specs)).collect()
}

/// Returns the file of a page's service: the deepest existing one, or the one of its version.
fn service(path: &str, specs: &Specs) -> Option<String> {
    let above = target::above(path);
    if let Some(there) = above[1..].iter().rev().find(|file| specs.contains_key(*file)) {
        return Some(there.clone());
    }
    let steps: Vec<&str> = path.split('/').collect();
    let is_version = |step: &&str| step.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let depth = match steps.iter().position(is_version) {
        // In `v4/oss` the version of all products precedes the product.
        Some(1) => 3,
        Some(version) => version + 1,
        None => 2,
    };
    (depth < steps.len()).then(|| format!("{}/service.yaml", steps[..depth].join("/")))
}

fn propose(service: String, new: &BTreeSet<String>, specs: &Specs) -> Option<Proposal> {
    let folder = service.strip_suffix("service.yaml")?;
    let is_page = |path: &str| path.starts_with(folder) && !path.ends_with("/service.yaml");
    let pages: Vec<(&String, Value)> = specs
        .iter()
        .filter(|(path, _)| is_page(path))
        .filter_map(|(path, text)| Some((path, yaml::parse(text).ok()?)))
        .collect();
    let above: BTreeSet<String> =
        target::types_above(&format!("{folder}page.yaml"), specs).into_iter().map(|(_, name, _)| name).collect();
    let mut found: BTreeMap<String, Option<(Value, Vec<String>)>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for (path, root) in &pages {
        let Some(Value::Map(types)) = root.get("types") else { continue };
        for (name, ty) in types {
            let is_fit = !above.contains(name) && !is_open(name, root);
            match found.get_mut(name) {
                // Examples of one page are not those of another: what is shared is equal in all but words.
                Some(Some((known, pages))) if is_fit && without_words(known) == without_words(ty) => {
                    pages.push((*path).clone());
                }
                Some(other) => *other = None,
                None => {
                    order.push(name.clone());
                    found.insert(name.clone(), is_fit.then(|| (ty.clone(), vec![(*path).clone()])));
                }
            }
        }
    }
    let mut shared: BTreeMap<String, (Value, Vec<String>)> = found
        .into_iter()
        .filter_map(|(name, found)| Some((name, found?)))
        .filter(|(_, (_, pages))| pages.len() > 1 && pages.iter().any(|page| new.contains(page)))
        .collect();
    // A shared type refers to none of a page.
    loop {
        let names: BTreeSet<String> = shared.keys().cloned().chain(above.iter().cloned()).collect();
        let before = shared.len();
        shared.retain(|_, (ty, _)| used_types(ty).iter().all(|name| names.contains(name)));
        if shared.len() == before {
            break;
        }
    }
    let types: Vec<(String, Value)> =
        order.into_iter().filter_map(|name| shared.get(&name).map(|(ty, _)| (name.clone(), ty.clone()))).collect();
    let pages = shared.into_iter().map(|(name, (_, pages))| (name, pages)).collect();
    (!types.is_empty()).then_some(Proposal { service, types, pages })
}

/// Returns a type without the words that people write about it, but with its examples.
fn without_words(ty: &Value) -> (Value, Vec<Option<Value>>) {
    let examples = match ty.get("fields") {
        Some(Value::Map(fields)) => fields.iter().map(|(_, field)| field.get("example").cloned()).collect(),
        _ => Vec::new(),
    };
    (facts(ty), examples)
}

/// Returns the files with the types moved, unless they then have more errors than before.
fn moved(proposal: &Proposal, specs: &Specs) -> Option<Specs> {
    let mut files = Specs::new();
    files.insert(proposal.service.clone(), with_types(proposal, specs.get(&proposal.service))?);
    let pages: BTreeSet<&String> = proposal.pages.values().flatten().collect();
    for path in pages {
        let mut sheet = SpecEditor::read(&specs[path])?;
        for (name, _) in proposal.types.iter().filter(|(name, _)| proposal.pages[name].contains(path)) {
            remove(name, &mut sheet);
        }
        files.insert(path.clone(), sheet.finish().ok()?);
    }
    let (vendor, folder) =
        (proposal.service.split('/').next().unwrap_or_default(), proposal.service.strip_suffix("service.yaml")?);
    let above = target::above(&proposal.service);
    let counts = |path: &str| path.starts_with(folder) || above.iter().any(|file| file == path);
    let mut after: Specs = specs.iter().filter(|(path, _)| counts(path)).map(|(a, b)| (a.clone(), b.clone())).collect();
    let before = errors(vendor, &after);
    after.extend(files.clone());
    (errors(vendor, &after) <= before).then_some(files)
}

/// Returns the file of a service with the types added.
fn with_types(proposal: &Proposal, there: Option<&String>) -> Option<String> {
    let section = below(&[], "types");
    let Some(text) = there else {
        let head = "# Drafted: types that several pages share. `?` marks each place where your own words are needed.";
        let mut text = format!("{}\n{head}\n", schema::modeline(&proposal.service));
        write_section("types", &Value::Map(proposal.types.clone()), &mut text);
        return Some(text);
    };
    let mut sheet = SpecEditor::read(text)?;
    for (name, ty) in &proposal.types {
        if let Some(last) = sheet.keys(&section).last() {
            sheet.insert(&section, name, ty, Some(last));
        } else {
            let types = Value::Map(vec![(name.clone(), ty.clone())]);
            sheet.insert_in_order(&[], "types", &types, &keys::SERVICE);
        }
    }
    sheet.finish().ok()
}
