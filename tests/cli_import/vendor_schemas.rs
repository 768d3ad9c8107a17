//! Drafts of raw pages agree with the vendor's API explorer and with the schema of a package.
//!
//! Both sources are independent of the page's text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value as Json;
use serde_yaml::Value as Yaml;

use super::facts::{Fact, Facts, of_spec, push_member, push_schema};
use super::second_reader;
use super::vendor_pages::{folder, pages};

/// Least number of agreeing facts in a thousand. Fields that only examples show are in no schema.
const AGREED: usize = 993;

/// Known disagreements: the kind, the largest number of facts, and the source at fault. None is
/// ours.
const KNOWN: [(&str, usize, &str); 12] = [
    ("not on the page, known to explorer", 1510, "the page leaves out fields that the explorer shows"),
    ("not on the page, known to explorer and schema", 25, "the page is older than both"),
    ("on the page, not known to explorer", 18, "the page is newer, or its example shows more fields than its tables"),
    ("on the page, not known to explorer and schema", 1, "the example shows a field that no table has"),
    ("on the page, not known to schema", 14, "the schema is older: page and explorer agree"),
    ("of type object on the page, string by explorer", 14, "the explorer writes a map down as a string"),
    ("of type file on the page, string by explorer", 5, "files, which the explorer calls strings"),
    ("required false on the page, not so by explorer", 2, "the schema agrees with the page"),
    ("an error code on the page, not known to explorer", 26, "codes of the two tables differ in age"),
    ("an error code not on the page, known to explorer", 28, "codes of the two tables differ in age"),
    ("a scope not on the page, known to explorer", 40, "scopes that came after the page"),
    ("a token not on the page, known to explorer", 3, "kinds of tokens that came after the page"),
];

/// The facts from one source.
struct Witness {
    name: &'static str,
    facts: Facts,
    /// Sections that the source covers.
    places: &'static [&'static str],
}

impl Witness {
    /// Whether the source states if a field is required.
    ///
    /// The explorer does not for the top of bodies, and the schema does not for paths.
    fn knows_required(&self, address: &str) -> bool {
        match self.name {
            "explorer" => !address.starts_with("body.") || address.matches('.').count() > 1,
            _ => !address.starts_with("path."),
        }
    }

    /// Whether the types agree. The schema calls integers numbers.
    fn agrees_on_type(&self, ours: &str, theirs: &str) -> bool {
        ours == theirs || (self.name == "schema" && ours.replace("integer", "number") == theirs)
    }
}

fn explorer(operation: &Json) -> Witness {
    let mut facts = Facts::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let text = |key: &str| parameter[key].as_str().unwrap_or_default();
        let required = parameter["required"].as_bool() == Some(true);
        push_member(format!("{}.{}", text("in"), text("name")), &parameter["schema"], required, &mut facts);
    }
    for content in operation["requestBody"]["content"].as_object().into_iter().flat_map(|kinds| kinds.values()) {
        push_schema("body", &content["schema"], &mut facts);
    }
    let reply = &operation["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["data"];
    push_schema("response", reply, &mut facts);
    Witness { name: "explorer", facts, places: &["path", "query", "body", "response"] }
}

fn schema(schema: &Json) -> Option<Witness> {
    schema.as_object()?;
    let mut facts = Facts::new();
    for (part, place) in [("path", "path"), ("params", "query"), ("data", "body")] {
        push_schema(place, &schema[part], &mut facts);
    }
    Some(Witness { name: "schema", facts, places: &["path", "query", "body"] })
}

/// The comparison: the number of agreeing facts, and the others by kind.
#[derive(Default)]
struct Count {
    agreed: usize,
    kinds: BTreeMap<String, Vec<String>>,
}

impl Count {
    fn add(&mut self, kind: Option<String>, fact: String) {
        match kind {
            None => self.agreed += 1,
            Some(kind) => self.kinds.entry(kind).or_default().push(fact),
        }
    }
}

#[test]
fn drafts_agree_with_vendor_schemas() {
    let Some(folder) = folder() else { return };
    let Ok(oracle) = fs::read_to_string(folder.join("feishu/oracle.json")) else { return };
    let oracle: Json = serde_json::from_str(&oracle).expect("JSON");
    let mut count = Count::default();
    for page in pages().iter().filter(|page| page.path.parent().is_some_and(|folder| folder.ends_with("feishu/raw"))) {
        let name = page.path.file_stem().and_then(|name| name.to_str()).expect("a name");
        let (Some(said), Ok(draft)) = (oracle.get(name), &page.draft) else { continue };
        let draft: Yaml = serde_yaml::from_str(&draft.text).expect("YAML");
        let operation = &said["explorer"]["operation"];
        let witnesses: Vec<Witness> =
            std::iter::once(explorer(operation)).chain(schema(&said["request_schema"])).collect();
        compare_fields(
            name,
            &of_spec(&draft),
            &witnesses,
            &second_reader::addresses(&second_reader::parts(&page.text)),
            &mut count,
        );
        compare_call(name, &draft, said, &mut count);
        compare_errors(name, &draft, operation, &mut count);
    }
    let hidden = |kind: &str| kind.contains("not on the page");
    let differ: usize = count.kinds.iter().filter(|(kind, _)| !hidden(kind)).map(|(_, facts)| facts.len()).sum();
    println!("{} facts of pages agree with what the vendor says elsewhere, {differ} do not:", count.agreed);
    let mut unexplained = Vec::new();
    for (kind, facts) in &count.kinds {
        let known = KNOWN.iter().find(|(known, ..)| known == kind);
        println!("{} {kind}, such as {}: {}", facts.len(), facts[0], known.map_or("unexplained", |(.., why)| why));
        if known.is_none_or(|(_, most, _)| facts.len() > *most) {
            println!("{facts:#?}");
            unexplained.push(kind);
        }
    }
    assert!(unexplained.is_empty(), "{unexplained:?}");
    assert!(count.agreed * 1000 >= (count.agreed + differ) * AGREED, "{} agree, {differ} do not", count.agreed);
}

fn compare_fields(page: &str, ours: &Facts, witnesses: &[Witness], rows: &BTreeSet<String>, count: &mut Count) {
    let said = witnesses.iter().flat_map(|witness| witness.facts.keys());
    for address in ours.keys().chain(rows).chain(said).collect::<BTreeSet<_>>() {
        let place = address.split('.').next().unwrap_or_default();
        let said: Vec<&Witness> = witnesses.iter().filter(|witness| witness.places.contains(&place)).collect();
        let kind = disagreement(address, ours.get(address), &said, rows.contains(address));
        count.add(kind, format!("{page}: {address}"));
    }
}

/// Returns how a field differs, if it does.
fn disagreement(address: &str, ours: Option<&Fact>, said: &[&Witness], is_row: bool) -> Option<String> {
    let who = |is: &dyn Fn(&Witness) -> bool| {
        let names: Vec<&str> = said.iter().filter(|witness| is(witness)).map(|witness| witness.name).collect();
        (!names.is_empty()).then(|| names.join(" and "))
    };
    let Some(ours) = ours else {
        let who = who(&|witness| witness.facts.contains_key(address)).unwrap_or_else(|| "nobody else".to_owned());
        return Some(if is_row {
            format!("a row of the page is in no draft, known to {who}")
        } else {
            format!("not on the page, known to {who}")
        });
    };
    if let Some(who) = who(&|witness| !witness.facts.contains_key(address)) {
        return Some(format!("on the page, not known to {who}"));
    }
    let differs = |witness: &Witness| {
        witness.facts.get(address).is_some_and(|theirs| !witness.agrees_on_type(&ours.ty, &theirs.ty))
    };
    if let Some(who) = who(&differs) {
        let theirs = said.iter().filter(|witness| differs(witness)).find_map(|witness| witness.facts.get(address));
        let theirs = theirs.map_or("nothing", |theirs| theirs.ty.as_str());
        return Some(format!("of type {} on the page, {theirs} by {who}", ours.ty));
    }
    let is_sent = !address.starts_with("response.");
    let other = |witness: &Witness| {
        let knows = is_sent && witness.knows_required(address);
        knows && witness.facts.get(address).is_some_and(|theirs| theirs.required != ours.required)
    };
    who(&other).map(|who| format!("required {} on the page, not so by {who}", ours.required))
}

/// Compares method, path, token types and scopes.
fn compare_call(page: &str, draft: &Yaml, said: &Json, count: &mut Count) {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let path: Vec<String> = text(&said["explorer"]["path"])
        .split('/')
        .map(|step| step.strip_prefix(':').map_or_else(|| step.to_owned(), |name| format!("{{{name}}}")))
        .collect();
    let theirs = format!("{} {}", text(&said["method"]), path.join("/"));
    let ours = draft["http"].as_str().expect("a call");
    count.add((ours != theirs).then(|| "method or path".to_owned()), format!("{page}: {ours}, {theirs}"));
    let operation = &said["explorer"]["operation"];
    let texts = |list: &Json| -> BTreeSet<String> { list.as_array().into_iter().flatten().map(text).collect() };
    let tokens = texts(&operation["x-lark-access-tokens"]).iter().map(|kind| format!("{kind}_access_token")).collect();
    for (key, noun, theirs) in [("token", "token", tokens), ("scopes", "scope", texts(&operation["x-lark-scopes"]))] {
        let ours = stated(&draft[key]);
        for one in ours.union(&theirs) {
            let kind = match (ours.contains(one), theirs.contains(one)) {
                (true, true) => None,
                (true, false) => Some(format!("a {noun} on the page, not known to explorer")),
                _ => Some(format!("a {noun} not on the page, known to explorer")),
            };
            count.add(kind, format!("{page}: {one}"));
        }
    }
}

/// Returns the texts of a key that takes one or several.
fn stated(value: &Yaml) -> BTreeSet<String> {
    let several = value.as_sequence().into_iter().flatten();
    several.chain([value]).filter_map(Yaml::as_str).map(ToOwned::to_owned).collect()
}

/// Compares error codes and their HTTP statuses.
fn compare_errors(page: &str, draft: &Yaml, operation: &Json, count: &mut Count) {
    let ours: BTreeMap<i64, Option<u64>> = draft["errors"]
        .as_sequence()
        .into_iter()
        .flatten()
        .filter_map(|row| Some((row["code"].as_i64()?, row["status"].as_u64())))
        .collect();
    let theirs: BTreeMap<i64, Option<u64>> = operation["x-lark-error-mappings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| Some((row["code"].as_i64()?, row["httpCode"].as_u64())))
        .collect();
    for code in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        let kind = match (ours.get(code), theirs.get(code)) {
            (Some(ours), Some(theirs)) if ours == theirs => None,
            (Some(_), Some(_)) => Some("an error code of another status"),
            (Some(_), None) => Some("an error code on the page, not known to explorer"),
            (None, _) => Some("an error code not on the page, known to explorer"),
        };
        count.add(kind.map(ToOwned::to_owned), format!("{page}: {code}"));
    }
}
