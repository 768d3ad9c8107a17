//! Drafts of the pages that the hand-written specs were made from, against these specs: every fact but our own words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_yaml::Value as Yaml;

use super::real::{folder, pages};

/// Keys that hold our words, and keys about words: a draft has no such, or a `?`.
const WORDS: [&str; 7] = ["doc", "summary", "notes", "remedy", "meaning", "errata", "unsure"];

/// Differences that stay: the spec's file, where in it, and why.
const KNOWN: [(&str, &str, &str); 6] = [
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
];

/// Keys that hold fields.
const PLACES: [&str; 5] = ["path", "query", "headers", "body", "response"];

/// Types within each other; they may hold themselves.
const DEEPEST: usize = 8;

/// Facts by address; indices are kept, as lists are compared item by item. What is in a type stands where the type is used, so
/// that its name counts for nothing.
#[derive(Default)]
struct Leaves {
    facts: BTreeMap<String, String>,
    /// Where types stand in the file, and where they are used.
    uses: Vec<(String, String)>,
}

fn leaves(root: &Yaml) -> Leaves {
    let mut leaves = Leaves::default();
    leaves.push("", root, Holds::Keys, root, 0);
    leaves
}

/// What the keys of a mapping are.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    /// Keys of ours.
    Keys,
    /// Names of the vendor's, with keys of ours below each.
    Names,
    /// Data of the vendor's, however deep.
    Data,
}

impl Holds {
    /// What is below a key.
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
                // Texts with JSON in them may be written with other blanks.
                let json = scalar.as_str().and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
                let text =
                    json.map_or_else(|| serde_json::to_string(scalar).expect("a scalar"), |json| json.to_string());
                self.facts.insert(at.to_owned(), text);
            }
        }
    }
}

/// The type that a field is said to have, if use one of: the file's.
fn named<'a>(key: &str, value: &'a Yaml, types: &'a Yaml) -> Option<(&'a str, &'a Yaml)> {
    let stated = value.as_str().filter(|_| key == "type")?;
    let name = stated.trim_start_matches("map<").trim_end_matches(['>', '[', ']']);
    types.get(name).map(|ty| (name, ty))
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

/// Why a difference stays.
fn known(path: &str, address: &str) -> Option<&'static str> {
    let plain: String = address.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_there =
        |at: &str| plain.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    KNOWN.iter().find(|(file, at, _)| path.ends_with(file) && is_there(at)).map(|(.., why)| *why)
}

/// Whether the draft itself says that it is not certain there.
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
