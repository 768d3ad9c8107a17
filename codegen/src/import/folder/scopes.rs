//! Scopes that pages name: `vendor.yaml` declares them, in the words of a person.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::Specs;
use crate::format::keys;
use crate::import::draft::UNWRITTEN;
use crate::import::edit::{SpecEditor, below};
use crate::yaml::Value;

/// Adds the scopes to a vendor's file that it lacks.
pub(super) fn add<'a>(vendor: &str, scopes: impl IntoIterator<Item = &'a String>, specs: &mut Specs) {
    let path = format!("{vendor}/vendor.yaml");
    let Some(mut editor) = specs.get(&path).and_then(|text| SpecEditor::read(text)) else { return };
    let section = below(&[], "scopes");
    let known: BTreeSet<String> = editor.keys(&section).into_iter().collect();
    let new: BTreeSet<&String> = scopes.into_iter().filter(|scope| !known.contains(*scope)).collect();
    let new: Vec<(String, Value)> = new.into_iter().map(|scope| (scope.clone(), Value::from(UNWRITTEN))).collect();
    if new.is_empty() {
        return;
    }
    if editor.value(&section).is_some() {
        editor.append(&section, &new);
    } else {
        editor.insert_in_order(&[], "scopes", &Value::Map(new), &keys::VENDOR);
    }
    if let Ok(text) = editor.finish() {
        specs.insert(path, text);
    }
}

/// Returns notes about new scopes, missing vendor files and files that accept no scopes.
pub(super) fn notes(before: &Specs, specs: &Specs, scopes: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut notes = Vec::new();
    for (vendor, scopes) in scopes {
        let path = format!("{vendor}/vendor.yaml");
        let keys = |specs: &Specs| {
            specs.get(&path).map(|text| SpecEditor::read(text).map(|editor| editor.keys(&below(&[], "scopes"))))
        };
        let (old, known) = (keys(before).flatten().unwrap_or_default(), keys(specs));
        let missing = |known: &[String]| {
            let missing: Vec<&str> = scopes.iter().filter(|scope| !known.contains(scope)).map(String::as_str).collect();
            missing.join(", ")
        };
        let note = match known {
            None => {
                let scopes = missing(&[]);
                let scopes = if scopes.is_empty() { String::new() } else { format!(", and the scopes {scopes}") };
                format!(
                    "{path} is missing: before `cargo clientloom lint`, write it with host, envelope and auth{scopes}; \
                     `cargo clientloom new {vendor}` creates it"
                )
            }
            Some(None) => format!("{path} is not valid YAML; add these scopes to it by hand: {}", missing(&[])),
            Some(Some(known)) if missing(&known).is_empty() => {
                let new: Vec<&str> = scopes.iter().filter(|scope| !old.contains(scope)).map(String::as_str).collect();
                if new.is_empty() {
                    continue;
                }
                format!("{path} was given the scopes {}; describe in it what they allow", new.join(", "))
            }
            Some(Some(known)) => format!("add these scopes to {path}: {}", missing(&known)),
        };
        notes.push(note);
    }
    notes
}
