//! Types that several pages declare alike: proposed for the file of their service or vendor, or
//! moved there.

use std::collections::{BTreeMap, BTreeSet};

use super::above::{TypesAbove, numbered, rust};
use super::declared::{Declared, TypeKey};
use super::draft_types::{remove, rename, rename_types};
use super::plan::Specs;
use super::target;
use crate::format::{keys, schema};
use crate::import::edit::{SpecEditor, below};
use crate::import::write::write_section;
use crate::naming;
use crate::yaml::Value;

/// The shared types of one file, with their names there.
#[derive(Default)]
struct SharedFile {
    names: BTreeMap<TypeKey, String>,
    /// The types that a person has to move, as not all of their pages are new.
    by_hand: BTreeSet<TypeKey>,
}

/// The result of sharing.
#[derive(Default)]
pub(super) struct Sharing {
    /// Notes for a person, one line each.
    pub(super) notes: Vec<String>,
    /// The new pages whose types have moved or have new names.
    pub(super) changed: BTreeSet<String>,
}

/// The files of a vendor that gain types.
type Files = BTreeMap<String, SharedFile>;

/// Proposes to move shared types into the files of their services and vendors, or moves them.
///
/// Types move if `moves` is set and every page of theirs is new. A type that pages of several
/// services declare moves to the vendor's file, if no page declares another type of its name.
pub(super) fn share(new: &mut BTreeMap<String, Value>, moves: bool, above: &TypesAbove, specs: &mut Specs) -> Sharing {
    let vendors: BTreeSet<String> = new.keys().filter_map(|path| Some(path.split('/').next()?.to_owned())).collect();
    let mut sharing = Sharing::default();
    for vendor in vendors {
        let declared = Declared::of(&vendor, new, moves, specs);
        let files = shared_files(&vendor, &declared, above, specs);
        for (path, file) in &files {
            sharing.notes.extend(file_notes(path, file, moves, &declared));
        }
        if moves {
            for (path, file) in files.iter().filter(|(_, file)| !file.names.is_empty()) {
                if let Some(text) = with_types(path, &values(file, &files, &declared), specs.get(path)) {
                    specs.insert(path.clone(), text);
                }
            }
            for (path, root) in new.iter_mut().filter(|(path, _)| declared.pages.contains_key(*path)) {
                if move_away(path, root, &files, &declared) {
                    sharing.changed.insert(path.clone());
                }
            }
        }
    }
    sharing
}

/// Returns the notes about the types of one file.
fn file_notes(path: &str, file: &SharedFile, is_moving: bool, declared: &Declared) -> Vec<String> {
    let named = file.names.iter().map(|(key, name)| (key, name.as_str()));
    let others = file.by_hand.iter().map(|key| (key, key.0.as_str()));
    let [all, moved, by_hand] = if is_moving {
        [None, summary(path, named, declared), summary(path, others, declared)]
    } else {
        [summary(path, named.chain(others), declared), None, None]
    };
    let proposed = all.map(|types| format!("several pages share types; --share moves them to {path}: {types}"));
    let taken = moved.map(|types| format!("{path} contains types that several pages share: {types}"));
    let left = by_hand.map(|types| {
        format!("several pages share types, but some pages are not new: move the types to {path} by hand: {types}")
    });
    [proposed, taken, left].into_iter().flatten().collect()
}

/// Returns the types with the number of their pages, or `None` if there are none.
fn summary<'a>(path: &str, types: impl Iterator<Item = (&'a TypeKey, &'a str)>, declared: &Declared) -> Option<String> {
    let folder = folder(path);
    let mut types: Vec<_> = types.collect();
    types.sort_by_key(|(key, _)| declared.types[*key].position);
    let pages = |key: &TypeKey| declared.types[key].pages.iter().filter(|page| page.starts_with(folder)).count();
    let types = types.into_iter().map(|(key, name)| format!("{name} ({} pages)", pages(key)));
    Some(types.collect::<Vec<_>>().join(", ")).filter(|types| !types.is_empty())
}

/// Returns the folder of a `vendor.yaml` or `service.yaml`, with its last slash.
fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..=at])
}

/// Returns the files that gain types.
fn shared_files(vendor: &str, declared: &Declared, above: &TypesAbove, specs: &Specs) -> Files {
    let vendor_file = format!("{vendor}/vendor.yaml");
    let mut files = Files::new();
    let for_vendor = for_vendor(&vendor_file, declared, above, specs);
    let mut by_service: BTreeMap<&String, Vec<&TypeKey>> = BTreeMap::new();
    for key in declared.types.keys() {
        for (service, pages) in declared.services(key) {
            // Events use no types of the vendor's file.
            if for_vendor.contains(key) && !service.is_some_and(|service| target::is_event(service)) {
                continue;
            }
            let is_new = pages.iter().any(|page| declared.pages[*page].is_new);
            if let (Some(service), true, true) = (service, pages.len() > 1, is_new) {
                by_service.entry(service).or_default().push(key);
            }
        }
    }
    for (service, shared) in by_service.into_iter().filter(|(service, _)| !has_module_types(service, declared)) {
        files.insert(service.clone(), for_service(service, &shared, &for_vendor, declared, above));
    }
    let names: BTreeMap<TypeKey, String> = for_vendor.into_iter().map(|key| (key.clone(), key.0)).collect();
    if !names.is_empty() {
        files.insert(vendor_file, SharedFile { names, by_hand: BTreeSet::new() });
    }
    files
}

/// Returns the types for the vendor's file: pages of several services declare them, and no page or
/// file declares another type of the name.
fn for_vendor(file: &str, declared: &Declared, above: &TypesAbove, specs: &Specs) -> BTreeSet<TypeKey> {
    if !specs.contains_key(file) || has_module_types(file, declared) {
        return BTreeSet::new();
    }
    let mut taken = above.below(folder(file));
    for path in declared.pages.keys() {
        taken.extend(own_types(path));
    }
    let is_free = |(name, _): &&TypeKey| declared.is_only(name) && !taken.contains(&rust(name));
    let services = |key: &TypeKey| {
        declared
            .services(key)
            .keys()
            .filter(|service| !service.is_some_and(|service| target::is_event(service)))
            .count()
    };
    let keys = declared.types.keys().filter(|key| declared.is_new(key) && services(key) > 1);
    closed(keys.filter(is_free).cloned().collect(), &BTreeSet::new(), declared)
}

/// Names the types for the file of a service. The type of most pages keeps its name.
fn for_service(
    file: &str,
    shared: &[&TypeKey],
    for_vendor: &BTreeSet<TypeKey>,
    declared: &Declared,
    above: &TypesAbove,
) -> SharedFile {
    let folder = folder(file);
    let nothing = BTreeSet::new();
    let for_vendor = if target::is_event(file) { &nothing } else { for_vendor };
    // Types of events depend on no page outside of their folder.
    let is_event = target::is_event(file);
    let is_new = |key: &TypeKey| if is_event { declared.is_new_in(key, folder) } else { declared.is_new(key) };
    let moving = shared.iter().filter(|key| is_new(key)).map(|key| (*key).clone()).collect();
    let moving = closed(moving, for_vendor, declared);
    let by_hand: BTreeSet<TypeKey> =
        shared.iter().filter(|key| !moving.contains(**key)).map(|key| (*key).clone()).collect();
    let mut taken: BTreeSet<String> = for_vendor.iter().map(|(name, _)| rust(name)).collect();
    taken.extend(above.of_path(&format!("{folder}page.yaml")).map(|(_, name, _)| rust(name)));
    taken.extend(above.below(folder));
    for (path, page) in declared.pages.iter().filter(|(path, _)| path.starts_with(folder)) {
        taken.extend(own_types(path));
        if !page.is_new || page.service.as_deref() != Some(file) {
            taken.extend(page.names.iter().map(|name| rust(name)));
        }
    }
    let mut moving: Vec<TypeKey> = moving.into_iter().collect();
    let count = |key: &TypeKey| declared.types[key].pages.iter().filter(|page| page.starts_with(folder)).count();
    moving.sort_by_key(|key| (usize::MAX - count(key), declared.types[key].position));
    let names = moving.into_iter().map(|key| {
        let name = if taken.insert(rust(&key.0)) { key.0.clone() } else { numbered(&key.0, &mut taken) };
        (key, name)
    });
    SharedFile { names: names.collect(), by_hand }
}

/// Removes types until none contains a type of a single page.
fn closed(mut keys: BTreeSet<TypeKey>, others: &BTreeSet<TypeKey>, declared: &Declared) -> BTreeSet<TypeKey> {
    loop {
        let is_closed = |key: &TypeKey| {
            declared.types[key].inside.iter().all(|inner| keys.contains(inner) || others.contains(inner))
        };
        let kept: BTreeSet<TypeKey> = keys.iter().filter(|key| is_closed(key)).cloned().collect();
        if kept.len() == keys.len() {
            return kept;
        }
        keys = kept;
    }
}

/// Whether the folder of a file has an operation or a folder that becomes the module `types`.
fn has_module_types(file: &str, declared: &Declared) -> bool {
    let folder = folder(file);
    let is_types = |path: &String| {
        let step = path.strip_prefix(folder).and_then(|rest| rest.split(['/', '.']).next());
        step.is_some_and(|step| naming::module(step) == "types")
    };
    declared.pages.keys().any(is_types)
}

/// Returns the names of the types that the operation or the event of a page becomes.
fn own_types(path: &str) -> Vec<String> {
    let name = path.trim_end_matches(".yaml").rsplit('/').next().unwrap_or_default();
    if target::is_event(path) { vec![naming::event(name), "Event".to_owned()] } else { naming::operation(name).into() }
}

/// Returns the name of a shared type, for pages below this path.
fn shared_name<'a>(key: &TypeKey, path: &str, files: &'a Files) -> Option<&'a String> {
    target::with_types(path).iter().find_map(|file| files.get(file)?.names.get(key))
}

/// Returns the types of a file in their order.
fn values(file: &SharedFile, files: &Files, declared: &Declared) -> Vec<(String, Value)> {
    let mut keys: Vec<&TypeKey> = file.names.keys().collect();
    keys.sort_by_key(|key| declared.types[*key].position);
    let value = |key: &TypeKey| {
        let ty = &declared.types[key];
        let page = &ty.pages[0];
        let inside = ty.inside.iter().chain([key]);
        let name = |inner: &TypeKey| file.names.get(inner).or_else(|| shared_name(inner, page, files)).cloned();
        let names = inside.filter_map(|inner| Some((inner.0.clone(), name(inner)?))).collect();
        let mut types = [(key.0.clone(), ty.ty.clone())];
        rename_types(&mut types, &names);
        types
    };
    keys.into_iter().flat_map(value).collect()
}

/// Removes the shared types from a page, and renames those that would have the name of one.
///
/// Returns whether the page has changed.
fn move_away(path: &str, root: &mut Value, files: &Files, declared: &Declared) -> bool {
    let page = &declared.pages[path];
    let above = target::with_types(path);
    let shared = above.iter().filter_map(|file| files.get(file)).flat_map(|file| file.names.values());
    let visible: BTreeSet<String> = shared.map(|name| rust(name)).collect();
    let mut taken: BTreeSet<String> = visible.iter().cloned().chain(page.names.iter().map(|name| rust(name))).collect();
    taken.extend(own_types(path));
    let (mut names, mut gone) = (BTreeMap::new(), BTreeSet::new());
    for name in &page.names {
        if let Some(shared) = page.keys.get(name).and_then(|key| shared_name(key, path, files)) {
            names.insert(name.clone(), shared.clone());
            gone.insert(shared.clone());
        } else if visible.contains(&rust(name)) {
            names.insert(name.clone(), numbered(name, &mut taken));
        }
    }
    rename(root, &names);
    remove(root, &gone);
    !names.is_empty()
}

/// Returns the file of a service or vendor with the types added.
fn with_types(path: &str, types: &[(String, Value)], there: Option<&String>) -> Option<String> {
    let section = below(&[], "types");
    let Some(text) = there else {
        let head = "# Drafted: types that several pages share. `?` marks each place where your own words are needed.";
        let mut text = format!("{}\n{head}\n", schema::modeline(path));
        write_section("types", &Value::Map(types.to_vec()), &mut text);
        return Some(text);
    };
    let mut editor = SpecEditor::read(text)?;
    if editor.keys(&section).is_empty() {
        let record = if path.ends_with("/vendor.yaml") { &keys::VENDOR } else { &keys::SERVICE };
        editor.insert_in_order(&[], "types", &Value::Map(types.to_vec()), record);
    } else {
        editor.append(&section, types);
    }
    editor.finish().ok()
}
