//! Names: the operation's name, and the Rust names of fields that would collide.

use std::collections::BTreeSet;

use super::basics::Basics;
use crate::format::keys;
use crate::import::draft::{ordered, text};
use crate::import::page::Page;
use crate::import::vendor::Vendor;
use crate::naming;
use crate::yaml::Value;

/// Returns the dotted name: the vendor's own name, or one made from the path of the URL.
pub(super) fn operation(page: &Page, basics: &Basics, vendor: &Vendor) -> String {
    let stated = page.operation.clone().unwrap_or_else(|| {
        let steps = basics.path.split('/').filter(|step| !step.is_empty() && !step.starts_with('{'));
        let steps: Vec<&str> = steps.filter(|step| *step != vendor.root).collect();
        match vendor.folders.filter(|folders| steps.len() > *folders) {
            Some(folders) => format!("{}.{}", steps[..folders].join("."), steps[folders..].join("_")),
            None => steps.join("."),
        }
    });
    let steps = stated.split('.').map(step).filter(|step| !step.is_empty());
    let name = steps.collect::<Vec<_>>().join(".");
    if name.is_empty() { "operation".to_owned() } else { name }
}

/// Returns a step that is valid as the name of a file and of a module.
fn step(step: &str) -> String {
    let step: String = step.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let step = naming::module(&step);
    let step = naming::file(&step).to_owned();
    if naming::is_name(&naming::snake(&step)) && step != "_" { step } else { String::new() }
}

/// Gives a Rust name to each field whose own name is invalid or taken.
pub(super) fn assign_names(fields: &mut [(String, Value)]) {
    assign_names_among(&mut BTreeSet::new(), "field", fields);
}

/// Gives Rust names to fields that share a request with those in `seen`.
pub(super) fn assign_names_among(seen: &mut BTreeSet<String>, place: &str, fields: &mut [(String, Value)]) {
    for (name, field) in fields {
        let Value::Map(entries) = field else { continue };
        let is_given = entries.iter().all(|(key, _)| key != "auth" && key != "value");
        let given = entries.iter().find(|(key, _)| key == "rust").and_then(|(_, value)| value.as_text());
        let rust = naming::field(given, name);
        if !is_given || (naming::is_name(&rust) && seen.insert(rust.clone())) {
            continue;
        }
        let base = rust.trim_start_matches("r#").trim_matches('_');
        let base: String = base.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let base = naming::snake(&format!("{place}_{base}"));
        let free = (1..).map(|number| if number == 1 { base.clone() } else { format!("{base}_{number}") });
        let found = free.map(|name| naming::snake(&name)).find(|name| naming::is_name(name) && !seen.contains(name));
        if let Some(rust) = found {
            seen.insert(rust.clone());
            entries.retain(|(key, _)| key != "rust");
            entries.push(("rust".to_owned(), text(rust)));
            *field = ordered(std::mem::take(entries), &keys::FIELD);
        }
    }
}
