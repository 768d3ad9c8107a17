//! Drafts of the pages behind the hand-written specs agree with these specs in every fact.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_yaml::Value as Yaml;

use super::vendor_pages::{folder, pages};

/// Keys for our own words. A draft lacks them, or has `?`.
const WORDS: [&str; 7] = ["doc", "summary", "notes", "remedy", "meaning", "errata", "unsure"];

/// Known differences: the spec's file, the address, and the reason.
const KNOWN: [(&str, &str, &str); 7] = [
    ("", "errors[].name", "ours: it only spells out the name that the message gives by itself"),
    ("", "repeat", "ours: the page does not say whether a call may be repeated"),
    ("", "errors[].repeat", "prose: the advice of the row says it in words"),
    ("", "errors[].means", "prose: what a code means for a repeat is read from its words"),
    ("", "batch", "ours: which list may be split, and how the reply is read"),
    (
        "gptbots/v2/database/delete_record.yaml",
        "headers.Content-Type.required",
        "ours: the page has no such column for headers",
    ),
    (
        "gptbots/v2/database/delete_record.yaml",
        "body.table_id.example",
        "ours: the value is that of the example of the request",
    ),
];

/// Keys that contain fields.
const PLACES: [&str; 5] = ["path", "query", "headers", "body", "response"];

/// Greatest depth of nested types; types may be recursive.
const DEEPEST: usize = 8;

/// Facts by address.
///
/// Indices are part of an address, because lists are compared item by item. The content of a type
/// is listed where the type is used, so that its name does not matter.
#[derive(Default)]
struct Leaves {
    facts: BTreeMap<String, String>,
    /// Addresses of types in the file, and the addresses that use them.
    uses: Vec<(String, String)>,
}

fn leaves(root: &Yaml) -> Leaves {
    let mut leaves = Leaves::default();
    leaves.push("", root, Holds::Keys, root, 0);
    leaves
}

/// The meaning of the keys of a mapping.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Keys of the spec format.
    Keys,
    /// Names of the vendor, each with keys of the spec format below it.
    Names,
    /// Data of the vendor, at any depth.
    Data,
}

impl Holds {
    /// Returns the meaning of the keys below a key.
    fn below(self, at: &str, key: &str) -> Self {
        match self {
            Self::Data => Self::Data,
            Self::Keys if key == "example" || key == "examples" => Self::Data,
            Self::Keys if key == "fields" || (at.is_empty() && PLACES.contains(&key)) => Self::Names,
            Self::Names | Self::Keys => Self::Keys,
        }
    }
}

impl Leaves {
    fn push(&mut self, at: &str, value: &Yaml, holds: Holds, root: &Yaml, depth: usize) {
        match value {
            Yaml::Mapping(entries) if !entries.is_empty() => {
                for (key, inner) in entries {
                    let key = key.as_str().expect("a key");
                    let below = if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
                    let is_ours = holds == Holds::Keys;
                    if is_ours && (WORDS.contains(&key) || below == "types") {
                        continue;
                    }
                    match named(key, inner, &root["types"]).filter(|_| is_ours && depth < DEEPEST) {
                        Some((name, ty)) => {
                            self.uses.push((format!("types.{name}"), at.to_owned()));
                            self.facts.insert(below, inner.as_str().expect("a type").replace(name, "object"));
                            self.push(at, ty, Holds::Keys, root, depth + 1);
                        }
                        None => self.push(&below, inner, holds.below(at, key), root, depth),
                    }
                }
            }
            Yaml::Sequence(items) if !items.is_empty() => {
                for (number, item) in items.iter().enumerate() {
                    self.push(&format!("{at}[{number}]"), item, holds, root, depth);
                }
            }
            scalar => {
                // JSON text may contain other white space.
                let json = scalar.as_str().and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
                let text =
                    json.map_or_else(|| serde_json::to_string(scalar).expect("a scalar"), |json| json.to_string());
                self.facts.insert(at.to_owned(), text);
            }
        }
    }
}

/// Returns the declared type of a field, if the file defines that type.
fn named<'a>(key: &str, value: &'a Yaml, types: &'a Yaml) -> Option<(&'a str, &'a Yaml)> {
    let stated = value.as_str().filter(|_| key == "type")?;
    let name = stated.trim_start_matches("map<").trim_end_matches(['>', '[', ']']);
    types.get(name).map(|ty| (name, ty))
}

/// Returns the spec with the types of the level above it.
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
fn drafts_agree_with_hand_written_specs() {
    if folder().is_none() {
        return;
    }
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").join("specs");
    let mut strange = Vec::new();
    for page in pages().iter().filter(|page| page.path.parent().is_some_and(|folder| folder.ends_with("seeds"))) {
        let draft = page.draft.as_ref().unwrap_or_else(|refusal| panic!("{}: {refusal}", page.path.display()));
        let yaml: Yaml = serde_yaml::from_str(&draft.text).expect("YAML");
        let (ours, theirs) = (leaves(&yaml), leaves(&spec(&specs.join(&draft.path))));
        println!("{}: {} facts", draft.path, theirs.facts.len());
        for address in ours.facts.keys().chain(theirs.facts.keys().filter(|key| !ours.facts.contains_key(*key))) {
            let facts = [&ours, &theirs].map(|leaves| leaves.facts.get(address));
            if facts[0] == facts[1] {
                continue;
            }
            let difference = format!("{address} is {:?} in the draft, {:?} in the spec", facts[0], facts[1]);
            match known(&draft.path, address).or_else(|| doubted(address, &yaml, &ours.uses)) {
                Some(why) => println!("  {difference}: {why}"),
                None => strange.push(format!("{}: {difference}", draft.path)),
            }
        }
    }
    assert!(strange.is_empty(), "{strange:#?}");
}

/// Returns the reason for a known difference.
fn known(path: &str, address: &str) -> Option<&'static str> {
    let plain: String = address.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_there =
        |at: &str| plain.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    KNOWN.iter().find(|(file, at, _)| path.ends_with(file) && is_there(at)).map(|(.., why)| *why)
}

/// Whether the draft itself marks the fact as uncertain.
fn doubted(address: &str, draft: &Yaml, uses: &[(String, String)]) -> Option<&'static str> {
    let mut doubts = draft["unsure"].as_sequence()?.iter().filter_map(|entry| entry["at"].as_str());
    let is_below =
        |at: &str| address.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let places = |at: &str| {
        uses.iter()
            .filter_map(|(ty, field)| at.strip_prefix(ty).map(|rest| format!("{field}{rest}")))
            .any(|at| is_below(&at))
    };
    doubts.any(|at| is_below(at) || places(at)).then_some("the draft is not certain there")
}
