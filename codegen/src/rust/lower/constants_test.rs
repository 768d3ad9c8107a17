//! Files that declare constants, and the conditions of their types.

use crate::diagnostics::{Report, Source, Sources};
use crate::rust::{Options, generate};

const VENDOR: &str = "\
vendor: acme
title: Acme
doc: An invented vendor.
host: https://acme.example
envelope: { code: code, message: message, success: [0] }
auth:
  key: { scheme: bearer, token: key, doc: A key., credentials: [key] }
types:
  Lamp:
    doc: A lamp.
    fields:
      state: { type: string, values: [on], doc: Its state. }
      side: { type: string, values: [left], doc: Its side. }
";

/// Operations with the type of the field `lamp`, and the values of the field `side`.
const OPERATIONS: &[(&str, &str, &str)] = &[
    ("room.v1.open", "Lamp", "[left]"),
    ("room.v1.shut", "string", "[left]"),
    ("room.v2.shut", "string", "[left, right]"),
    ("room.v2.door.shut", "string", "[left, right]"),
    ("yard.open", "Lamp", "[left]"),
    ("port.open", "string", "[left]"),
];

/// Types with constants by the path of their file, each with its condition.
const DECLARED: &[(&str, &str)] = &[
    ("generated/acme/port/open.rs", "pub enum Side {}"),
    ("generated/acme/room/v1/values_.rs", "pub enum Side {}"),
    ("generated/acme/room/v2/values_.rs", "pub enum Side {}"),
    ("generated/acme/types.rs", "pub enum Side {}"),
    ("generated/acme/types.rs", "pub enum State {}"),
    ("generated/acme/yard/open.rs", "pub enum Side {}"),
];

/// Lines that name constants of other files.
const EXPORTED: &[(&str, &str)] = &[
    ("generated/acme/room/v1/open.rs", "pub use super::values_::Side;"),
    ("generated/acme/room/v1/shut.rs", "pub use super::values_::Side;"),
    ("generated/acme/room/v2/door/shut.rs", "pub use super::acme::room::v2::values_::Side;"),
    ("generated/acme/room/v2/shut.rs", "pub use super::values_::Side;"),
];

fn client(operations: &[(&str, &str, &str)]) -> Vec<Source> {
    let file = |path: String, text: String| Source { path: format!("specs/acme/{path}"), text };
    let mut files = vec![file("vendor.yaml".to_owned(), VENDOR.to_owned())];
    files.extend(operations.iter().map(|(name, ty, values)| {
        let path = name.replace('.', "/");
        let fields = format!(
            "body:\n  lamp: {{ type: {ty}, doc: A lamp. }}\n  side: {{ type: string, values: {values}, doc: A side. }}\n"
        );
        let head = format!("source: {{ title: {name} }}\noperation: {name}\nsummary: Call.\nhttp: POST /{path}\n");
        file(format!("{path}.yaml"), format!("{head}token: key\n{fields}"))
    }));
    let options = Options { features: true, ..Options::default() };
    let made = generate(&Sources::new("specs", files), &options, &mut Report::default());
    made.expect("specs without errors").client
}

/// Returns the lines that begin and end so, with the paths of their files.
fn lines<'a>(files: &'a [Source], start: &str, end: &str) -> Vec<(&'a str, &'a str)> {
    let lines = files.iter().flat_map(|file| file.text.lines().map(|line| (file.path.as_str(), line)));
    let mut lines: Vec<_> = lines.filter(|(_, line)| line.starts_with(start) && line.ends_with(end)).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn files_of_a_service_share_constants() {
    let files = client(OPERATIONS);
    assert_eq!(lines(&files, "pub enum ", " {}"), DECLARED);
    assert_eq!(lines(&files, "pub use super::", ";"), EXPORTED);
}

#[test]
fn constants_of_types_have_the_services_of_the_types() {
    let files = client(OPERATIONS);
    let text = |path: &str| &files.iter().find(|file| file.path == path).expect("a file").text;
    let module = "#[cfg(any(feature = \"acme-room\", feature = \"acme-yard\"))]\npub mod types;";
    assert!(text("generated/acme/mod.rs").contains(module), "the module of the types");
    assert!(!text("generated/acme/types.rs").contains("#[cfg"), "the services of all its types");
    assert!(!text("generated/acme/room/v1/values_.rs").contains("#[cfg"), "the service of the folder");
}

#[test]
fn a_type_of_one_service_shares_with_its_operations() {
    let files = client(&OPERATIONS[..1]);
    let path = "generated/acme/types.rs";
    assert!(lines(&files, "pub use super::", ";").contains(&(path, "pub use super::values_::Side;")));
}

/// Another page renames no constant of a file, wherever it is declared.
#[test]
fn names_depend_on_the_file_alone() {
    let all = client(OPERATIONS);
    for operation in OPERATIONS {
        let alone = client(&[*operation]);
        let path = format!("generated/acme/{}.rs", operation.0.replace('.', "/"));
        let links = |files: &[Source]| {
            let file = files.iter().find(|file| file.path == path).expect("a file");
            file.text.lines().filter(|line| line.contains("Values: [")).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        // Without an operation that sends `Lamp`, the type is unused, which is a finding alone.
        assert_eq!(links(&alone), links(&all), "{path}");
    }
}
