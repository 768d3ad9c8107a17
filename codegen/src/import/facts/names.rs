//! Names: the operation's name, and the Rust names of fields that would collide.

use std::collections::BTreeSet;

use super::basics::Basics;
use super::operation_name;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, ordered, text};
use crate::import::page::Page;
use crate::import::vendor::Vendor;
use crate::naming;
use crate::yaml::Value;

/// Returns the dotted name, by the vendor's convention or from the path of the URL.
pub(super) fn operation(page: &Page, basics: &Basics, vendor: &Vendor, facts: &mut Facts) -> String {
    let name = match vendor.documents {
        Some(documents) => by_convention(documents, page, basics, facts),
        None => with_last_step(by_path(basics, vendor), page.operation.as_deref()),
    };
    let mut steps: Vec<String> = name.split('.').map(step).filter(|step| !step.is_empty()).collect();
    // The types of a folder and of an operation inside it cannot have one name.
    if let [.., folder, last] = steps.as_slice()
        && naming::camel(folder) == naming::camel(last)
    {
        steps.pop();
    }
    let name = steps.join(".");
    if name.is_empty() { "operation".to_owned() } else { name }
}

/// Returns the name by the page's address, by what the page says, or by its call.
///
/// All layouts of a page have its address, but not all links, so an address precedes a link.
fn by_convention(documents: &str, page: &Page, basics: &Basics, facts: &mut Facts) -> String {
    let address = page.url.as_deref().and_then(|url| url.split_once(documents)).map(|(_, address)| address);
    let named = address.and_then(|address| operation_name::by_address(address, &basics.path));
    let stated = || page.operation.clone().filter(|_| address.is_none());
    named.or_else(stated).unwrap_or_else(|| {
        let name = operation_name::by_call(basics.method, &basics.path);
        if address.is_none() {
            let why = "The page does not name the operation; the name is derived from its method and path, by the vendor's convention.";
            facts.doubt(&kinds::ASSUMED_NAME, "operation", format!("{name}."), why);
        }
        name
    })
}

fn by_path(basics: &Basics, vendor: &Vendor) -> String {
    let steps: Vec<&str> = basics.path.split('/').filter(|step| !step.is_empty() && !step.starts_with('{')).collect();
    match vendor.folders.filter(|folders| steps.len() > *folders) {
        Some(folders) => format!("{}.{}", steps[..folders].join("."), steps[folders..].join("_")),
        None => steps.join("."),
    }
}

/// Replaces the last step of a name by the vendor's name of the call.
fn with_last_step(name: String, own: Option<&str>) -> String {
    match (own, name.rsplit_once('.')) {
        (Some(own), Some((folders, _))) => format!("{folders}.{own}"),
        _ => name,
    }
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
