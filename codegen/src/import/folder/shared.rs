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
        let summary = summary(&proposal);
        let is_new = proposal.pages.values().flatten().all(|page| new.contains(page));
        match (moves && is_new).then(|| moved(&proposal, specs)).flatten() {
            Some(files) => {
                specs.extend(files);
                notes.push(format!("{} contains types that several pages share: {summary}", proposal.service));
            }
            None if moves => notes.push(format!(
                "several pages share types, but some pages are not new: move the types to {} by hand: {summary}",
                proposal.service
            )),
            None => {
                let moves = format!("several pages share types; --share moves them to {}: {summary}", proposal.service);
                notes.push(moves);
            }
        }
    }
    notes
}

fn summary(proposal: &Proposal) -> String {
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
    let mut candidates = collect(&pages, &above);
    candidates.retain(|_, candidate| candidate.is_shared(new));
    keep_closed(&mut candidates, &above);
    let mut types: Vec<(String, Candidate)> = candidates.into_iter().collect();
    types.sort_by_key(|(_, candidate)| candidate.position);
    let pages = types.iter().map(|(name, candidate)| (name.clone(), candidate.pages.clone())).collect();
    let types: Vec<(String, Value)> = types.into_iter().map(|(name, candidate)| (name, candidate.ty)).collect();
    (!types.is_empty()).then_some(Proposal { service, types, pages })
}

/// A type that pages of a service declare.
struct Candidate {
    /// The number of types that the pages declare before it.
    position: usize,
    ty: Value,
    /// The pages that declare the type alike.
    pages: Vec<String>,
    /// Whether every declaration of the name is alike and has no open point.
    is_alike: bool,
}

impl Candidate {
    /// Whether several pages, of which one is new, declare the type alike.
    fn is_shared(&self, new: &BTreeSet<String>) -> bool {
        self.is_alike && self.pages.len() > 1 && self.pages.iter().any(|page| new.contains(page))
    }
}

/// Collects the types of pages by name. `above` are the names of types in files above.
fn collect(pages: &[(&String, Value)], above: &BTreeSet<String>) -> BTreeMap<String, Candidate> {
    let mut candidates: BTreeMap<String, Candidate> = BTreeMap::new();
    for (path, root) in pages {
        let Some(Value::Map(types)) = root.get("types") else { continue };
        for (name, ty) in types {
            let is_free = !above.contains(name) && !is_open(name, root);
            let position = candidates.len();
            let candidate = candidates.entry(name.clone()).or_insert_with(|| Candidate {
                position,
                ty: ty.clone(),
                pages: Vec::new(),
                is_alike: true,
            });
            // Pages have different examples, so shared types have equal facts and equal examples.
            candidate.is_alike &= is_free && without_words(&candidate.ty) == without_words(ty);
            candidate.pages.push((*path).clone());
        }
    }
    candidates
}

/// Removes candidates until none refers to a type of a single page.
fn keep_closed(candidates: &mut BTreeMap<String, Candidate>, above: &BTreeSet<String>) {
    loop {
        let names: BTreeSet<String> = candidates.keys().chain(above).cloned().collect();
        let before = candidates.len();
        candidates.retain(|_, candidate| used_types(&candidate.ty).iter().all(|name| names.contains(name)));
        if candidates.len() == before {
            return;
        }
    }
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
        let mut editor = SpecEditor::read(&specs[path])?;
        for (name, _) in proposal.types.iter().filter(|(name, _)| proposal.pages[name].contains(path)) {
            remove(name, &mut editor);
        }
        files.insert(path.clone(), editor.finish().ok()?);
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
    let mut editor = SpecEditor::read(text)?;
    for (name, ty) in &proposal.types {
        if let Some(last) = editor.keys(&section).last() {
            editor.insert(&section, name, ty, Some(last));
        } else {
            let types = Value::Map(vec![(name.clone(), ty.clone())]);
            editor.insert_in_order(&[], "types", &types, &keys::SERVICE);
        }
    }
    editor.finish().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{collect, keep_closed};
    use crate::yaml;

    const PAGES: [&str; 2] = [
        "types:\n  Outer: { fields: { inner: { type: Inner } } }\n  Inner: { fields: { id: { type: string } } }\n",
        "types:\n  Outer: { fields: { inner: { type: Inner } } }\n  Inner: { fields: { id: { type: integer } } }\n",
    ];

    fn shared(texts: [&str; 2], above: &[&str]) -> Vec<String> {
        let names = ["a.yaml".to_owned(), "b.yaml".to_owned()];
        let pages: Vec<_> = names.iter().zip(texts).map(|(name, text)| (name, yaml::parse(text).unwrap())).collect();
        let above = above.iter().map(|name| (*name).to_owned()).collect();
        let mut candidates = collect(&pages, &above);
        let new = BTreeSet::from(["b.yaml".to_owned()]);
        candidates.retain(|_, candidate| candidate.is_shared(&new));
        keep_closed(&mut candidates, &above);
        candidates.into_keys().collect()
    }

    #[test]
    fn equal_types_are_shared() {
        assert_eq!(shared([PAGES[0], PAGES[0]], &[]), ["Inner", "Outer"]);
    }

    #[test]
    fn a_type_with_a_differing_type_is_not_shared() {
        assert!(shared(PAGES, &[]).is_empty());
    }

    #[test]
    fn a_type_may_refer_to_the_types_above() {
        assert_eq!(shared(PAGES, &["Inner"]), ["Outer"]);
    }
}
