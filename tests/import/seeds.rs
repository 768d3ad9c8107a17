//! Drafts of the pages that the hand-written specs were made from, against these specs: every fact but our own words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_yaml::Value as Yaml;

use super::real::{folder, pages};

/// Keys that hold our words, and keys about words: a draft has no such, or a `?`.
const WORDS: [&str; 7] = ["doc", "summary", "notes", "remedy", "meaning", "errata", "unsure"];

/// Seeds whose drafts have to say what their specs say. Of others, whose layouts came later, differences are printed.
const HELD: [&str; 3] = [
    "application_object_record/batch_delete.yaml",
    "application_object_record/batch_update.yaml",
    "user_flow/batch_del.yaml",
];

/// Differences that stay: the spec's file, where in it, and why.
const KNOWN: [(&str, &str, &str); 5] = [
    ("", "errors[].name", "ours: it only spells out the name that the message gives by itself"),
    ("", "repeat", "ours: the page does not say whether a call may be repeated"),
    ("", "errors[].repeat", "prose: the advice of the row says it in words"),
    ("", "errors[].means", "prose: what a code means for a repeat is read from its words"),
    ("", "batch", "ours: which list may be split, and how the reply is read"),
];

/// Facts by address; indices are kept, as lists are compared item by item.
type Leaves = BTreeMap<String, String>;

fn push_leaves(at: &str, value: &Yaml, into: &mut Leaves) {
    match value {
        Yaml::Mapping(entries) if !entries.is_empty() => {
            for (key, inner) in entries {
                let key = key.as_str().expect("a key");
                if !WORDS.contains(&key) || holds_names(at) {
                    push_leaves(&if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }, inner, into);
                }
            }
        }
        Yaml::Sequence(items) if !items.is_empty() => {
            for (number, item) in items.iter().enumerate() {
                push_leaves(&format!("{at}[{number}]"), item, into);
            }
        }
        scalar => {
            // Texts with JSON in them may be written with other blanks.
            let json = scalar.as_str().and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
            let text = json.map_or_else(|| serde_json::to_string(scalar).expect("a scalar"), |json| json.to_string());
            into.insert(at.to_owned(), text);
        }
    }
}

/// Whether the keys at an address are names of the vendor's, none of which is a key of ours.
fn holds_names(at: &str) -> bool {
    let places = ["path", "query", "headers", "body", "response", "types"];
    let is_type = at.starts_with("types.") && at.ends_with(".fields") && at.matches('.').count() == 2;
    places.contains(&at) || is_type || at.starts_with("examples[") || at.contains(".example")
}

/// The spec with the types of the level above it.
fn spec(path: &Path) -> Yaml {
    let read = |path: &Path| fs::read_to_string(path).ok().map(|text| serde_yaml::from_str(&text).expect("YAML"));
    let mut spec: Yaml = read(path).unwrap_or_else(|| panic!("{}: no such spec", path.display()));
    for folder in path.ancestors().skip(1).take(3) {
        let Some(level): Option<Yaml> = read(&folder.join("service.yaml")) else { continue };
        for (name, ty) in level["types"].as_mapping().into_iter().flatten() {
            if spec["types"].is_null() {
                spec["types"] = Yaml::Mapping(serde_yaml::Mapping::new());
            }
            spec["types"][name] = ty.clone();
        }
    }
    spec
}

#[test]
fn drafts_of_the_seeds_say_what_their_specs_say() {
    if folder().is_none() {
        return;
    }
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").join("specs");
    let mut strange = Vec::new();
    for page in pages().iter().filter(|page| page.path.parent().is_some_and(|folder| folder.ends_with("seeds"))) {
        let Ok(draft) = &page.draft else {
            println!("{}: its layout is not read yet", page.path.display());
            continue;
        };
        let yaml: Yaml = serde_yaml::from_str(&draft.text).expect("YAML");
        let [mut ours, mut theirs] = [Leaves::new(), Leaves::new()];
        push_leaves("", &yaml, &mut ours);
        push_leaves("", &spec(&specs.join(&draft.path)), &mut theirs);
        println!("{}: {} facts", draft.path, theirs.len());
        for address in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
            let (ours, theirs) = (ours.get(address), theirs.get(address));
            if ours == theirs {
                continue;
            }
            let difference = format!("{}: {address} is {ours:?} in the draft, {theirs:?} in the spec", draft.path);
            match known(&draft.path, address).or_else(|| doubted(address, &yaml)) {
                Some(why) => println!("  {address}: {why}"),
                None if HELD.iter().any(|held| draft.path.ends_with(held)) => strange.push(difference),
                None => println!("  not explained: {difference}"),
            }
        }
    }
    assert!(strange.is_empty(), "{strange:#?}");
}

/// Why a difference stays.
fn known(path: &str, address: &str) -> Option<&'static str> {
    let plain: String = address.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_there =
        |at: &str| plain.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    KNOWN.iter().find(|(file, at, _)| path.ends_with(file) && is_there(at)).map(|(.., why)| *why)
}

/// Whether the draft itself says that it is not certain there.
fn doubted(address: &str, draft: &Yaml) -> Option<&'static str> {
    let mut doubts = draft["unsure"].as_sequence()?.iter().filter_map(|entry| entry["at"].as_str());
    doubts
        .any(|at| address.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])))
        .then_some("the draft is not certain there")
}
