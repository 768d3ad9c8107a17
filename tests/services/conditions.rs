//! The condition of each shared type is the set of services that reach the type.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::naming;
use clientloom::project::read_specs;
use clientloom::rust::{Options, generate};
use clientloom::spec::{Field, Home, Scope, load};
use syn::{Attribute, Item};

use crate::support::golden;

/// Features by the path of a type: the modules of its folder, and its name.
type Conditions = BTreeMap<(Vec<String>, String), BTreeSet<String>>;

/// Returns the features in a `cfg` attribute; `None` without one.
fn condition(attributes: &[Attribute]) -> Option<BTreeSet<String>> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("cfg"))?;
    let text = attribute.meta.require_list().expect("a list").tokens.to_string();
    Some(text.split('"').skip(1).step_by(2).map(ToOwned::to_owned).collect())
}

/// Collects the features under which each struct of a module `types` is compiled.
fn walk(files: &[Source], folder: &[String], around: &BTreeSet<String>, found: &mut Conditions) {
    let path = ["generated"].into_iter().chain(folder.iter().map(String::as_str)).collect::<Vec<_>>().join("/");
    let file = files.iter().find(|file| file.path == format!("{path}/mod.rs") || file.path == format!("{path}.rs"));
    let text = &file.unwrap_or_else(|| panic!("no file of the module {path}")).text;
    for item in syn::parse_file(text).expect("valid Rust").items {
        match item {
            Item::Mod(module) => {
                let inner = condition(&module.attrs).unwrap_or_else(|| around.clone());
                assert!(around.is_empty() || inner.is_subset(around), "{path}: {}", module.ident);
                let name = module.ident.to_string().trim_start_matches("r#").to_owned();
                walk(files, &[folder, &[name]].concat(), &inner, found);
            }
            Item::Struct(object) if folder.last().is_some_and(|name| name == "types") => {
                let features = condition(&object.attrs).unwrap_or_else(|| around.clone());
                found.insert((folder[..folder.len() - 1].to_vec(), object.ident.to_string()), features);
            }
            _ => {}
        }
    }
}

/// Adds the shared types that fields reach, by their folders in the specs and their names.
fn reach<'a>(fields: &'a [Field], scope: &Scope<'a>, reached: &mut BTreeSet<(Option<Vec<String>>, String)>) {
    for name in fields.iter().filter_map(|field| field.ty.named()) {
        let Some((home, ty)) = scope.find(name) else { continue };
        let folder = match home {
            Home::Operation => None,
            Home::Folder(folder) => Some(folder.to_vec()),
        };
        if reached.insert((folder, name.to_owned())) {
            reach(&ty.fields, &scope.shared(home), reached);
        }
    }
}

/// Returns the services that reach each shared type, from the specs alone.
fn expected(sources: &Sources) -> Conditions {
    let spec = load(sources, &mut Report::default());
    let mut expected = Conditions::new();
    for vendor in &spec.vendors {
        for operation in &vendor.operations {
            let is_version = |part: &&String| part.strip_prefix('v').is_some_and(|rest| rest.parse::<u32>().is_ok());
            let service = operation.path.iter().find(|part| !is_version(part)).expect("a service");
            let feature = format!("{}-{}", vendor.name, service.replace('_', "-"));
            let (scope, mut reached) = (Scope::of_operation(vendor, operation), BTreeSet::new());
            reach(&operation.request, &scope, &mut reached);
            reach(&operation.response, &scope, &mut reached);
            for (folder, name) in reached {
                let Some(folder) = folder else { continue };
                let steps = [&vendor.name]
                    .into_iter()
                    .chain(&folder)
                    .map(|step| naming::file(&naming::module(step)).to_owned());
                let ty = naming::type_name(&name, "Type");
                expected.entry((steps.collect(), ty)).or_default().insert(feature.clone());
            }
        }
    }
    expected
}

/// Compares the conditions of all shared types, and returns the number of those for some services.
fn check(specs: &Path) -> usize {
    let sources = read_specs(specs, "specs").expect("specs that can be read");
    let options = Options { features: true, ..Options::default() };
    let generated = generate(&sources, &options, &mut Report::default()).expect("specs without errors");
    let mut found = Conditions::new();
    walk(&generated.client, &[], &BTreeSet::new(), &mut found);
    assert_eq!(found, expected(&sources));
    let services = |vendor: &str| {
        let mut vendors = generated.vendors.iter().filter(|known| known.feature == vendor);
        vendors.next().map_or(0, |vendor| vendor.services.len())
    };
    found.iter().filter(|((folder, _), features)| features.len() < services(&folder[0])).count()
}

#[test]
fn shared_types_are_compiled_for_the_services_that_reach_them() {
    assert_eq!(check(&golden::cases("features/specs")), 6, "types of some services, and none of all");
    check(Path::new("../specs"));
}
