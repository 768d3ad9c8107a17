//! Reading of specs: two agreeing YAML parsers, one table of keys, and no panic.

mod fuzz;
pub(crate) mod keys;

use std::fs;
use std::path::Path;

use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::yaml::{self, Index, Value};

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(folder: &Path) -> Sources {
    clientloom::project::read_specs(folder, "specs").unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

/// Returns the specs of this repository and of every case.
fn all_sources() -> Vec<Source> {
    let cases = ["cases/findings", "cases/reading"]
        .map(|folder| fs::read_dir(tests().join(folder)).expect("a folder of cases"));
    let cases = cases.into_iter().flatten().map(|case| case.expect("a case").path().join("specs"));
    let folders = cases.chain([tests().join("../specs")]);
    folders.flat_map(|folder| read(&folder).iter().map(|(_, source)| source.clone()).collect::<Vec<_>>()).collect()
}

/// Adds every scalar with its address, in the order of the file.
fn scalars<'a>(value: &'a Value, address: &str, into: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Map(entries) => {
            for (key, value) in entries {
                let address = if address.is_empty() { key.clone() } else { format!("{address}.{key}") };
                scalars(value, &address, into);
            }
        }
        Value::List(items) => {
            for (number, item) in items.iter().enumerate() {
                scalars(item, &format!("{address}[{number}]"), into);
            }
        }
        scalar => into.push((address.to_owned(), scalar)),
    }
}

fn says(value: &Value, text: &str) -> bool {
    match value {
        Value::Null => ["", "~", "null"].contains(&text),
        Value::Bool(value) => text.parse() == Ok(*value),
        Value::Integer(value) => text.parse() == Ok(*value),
        Value::Float(value) => text.parse::<f64>() == value.as_str().parse(),
        Value::Text(value) => text == value,
        Value::List(_) | Value::Map(_) => false,
    }
}

#[test]
fn both_yaml_parsers_agree() {
    let mut read = 0;
    for source in all_sources() {
        let Ok(root @ Value::Map(_)) = yaml::parse(&source.text) else { continue };
        let index = Index::new(&source.text);
        let mut known = Vec::new();
        scalars(&root, "", &mut known);
        let addresses: Vec<&String> = known.iter().map(|(address, _)| address).collect();
        assert_eq!(
            index.scalars().iter().map(|(address, _)| address).collect::<Vec<_>>(),
            addresses,
            "{}",
            source.path
        );
        for ((address, value), (_, text)) in known.iter().zip(index.scalars()) {
            assert!(says(value, text), "{} {address}: {value:?} is not {text}", source.path);
        }
        read += 1;
    }
    assert!(read > 100, "only {read} files were read");
}

#[test]
fn positions_point_into_the_text() {
    for source in all_sources().iter().filter(|source| yaml::parse(&source.text).is_ok()) {
        let index = Index::new(&source.text);
        for (address, text) in index.scalars().iter().filter(|(address, _)| !address.is_empty()) {
            let spans = index.find(address);
            let key = &source.text[spans.key.clone()].trim_matches(['"', '\'']);
            assert!(address.ends_with(key) || address.ends_with(']'), "{} {address}: the key is {key}", source.path);
            let value = &source.text[spans.value.expect("a scalar has a place")];
            let plain = !value.starts_with(['>', '|', '"', '\'']) && !value.contains('\n');
            assert!(!plain || value == text, "{} {address}: {value} is not {text}", source.path);
            let quoted = value.len() > 1
                && value.starts_with(['"', '\''])
                && !value.contains(['\\', '\n'])
                && !value.contains("''");
            assert!(!quoted || &value[1..value.len() - 1] == text, "{} {address}: {value} is not {text}", source.path);
        }
    }
}

#[test]
fn example_vendor_of_the_reference_has_no_findings() {
    let text = fs::read_to_string(tests().join("../specs/README.md")).expect("the reference can be read");
    let blocks = text.split("\n`parcelbox/").skip(1).filter_map(|block| {
        let (path, rest) = block.split_once("`:\n\n```yaml\n")?;
        Some(Source { path: format!("specs/parcelbox/{path}"), text: rest.split_once("```")?.0.to_owned() })
    });
    let sources = Sources::new("specs", blocks.collect());
    assert_eq!(sources.iter().count(), 2, "the vendor and one page");
    let mut report = Report::default();
    clientloom::spec::read(&sources, &mut report).ok();
    assert_eq!(clientloom::diagnostics::render::render(&report, &sources, false), "");
}
