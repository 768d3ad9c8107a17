//! The template of a new project: an invented vendor with one page, its client, and tests.

use crate::change::lock;
use crate::diagnostics::Source;
use crate::format::schema;
use crate::naming;

/// The path of the spec below the vendor's folder.
const PAGE: &str = "v1/room/close.yaml";

/// Types that the tests import; a client of the same name is renamed.
const IMPORTED: &[&str] = &["Close", "CloseError", "MockResponse", "MockServer"];

/// The values that fill the template.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// The name of the vendor's folder.
    pub vendor: &'a str,
    /// The version of the runtime, which is the generator's version.
    pub version: &'a str,
    /// The minimum Rust version of the runtime.
    pub rust: &'a str,
    /// The runtime's folder, relative to the project; `None` takes the runtime from the registry.
    pub runtime: Option<&'a str>,
}

/// The files that an existing folder may already have; they stay unchanged.
pub const KEPT: &[&str] = &[".gitignore", "README.md"];

/// Returns the path of the page's spec below the folder of the specs.
#[must_use]
pub fn page(vendor: &str) -> String {
    format!("{vendor}/{PAGE}")
}

/// Returns the project's files, without the generated ones.
#[must_use]
pub fn files(settings: &Settings<'_>) -> Vec<Source> {
    let text_of = |template: &str| fill(template, settings);
    let spec = |path: String, template: &str| Source {
        text: format!("{}\n{}", schema::modeline(&path), text_of(template)),
        path: format!("specs/{path}"),
    };
    let file = |path: &str, template: &str| Source { path: path.to_owned(), text: text_of(template) };
    vec![
        file(".gitignore", include_str!("template/gitignore.in")),
        file("Cargo.toml", include_str!("template/Cargo.toml.in")),
        file("README.md", include_str!("template/README.md.in")),
        file("codegen.toml", include_str!("template/codegen.toml.in")),
        spec(page(settings.vendor), include_str!("template/close.yaml.in")),
        spec(format!("{}/vendor.yaml", settings.vendor), include_str!("template/vendor.yaml.in")),
        file("src/lib.rs", include_str!("template/lib.rs.in")),
        Source { path: "tests/calls.rs".to_owned(), text: sort_uses(&text_of(include_str!("template/calls.rs.in"))) },
    ]
}

/// Returns a template with its placeholders replaced.
fn fill(template: &str, settings: &Settings<'_>) -> String {
    let package = format!("{}-client", settings.vendor.replace('_', "-"));
    let client = naming::client(None, settings.vendor);
    let (client, given) = if IMPORTED.contains(&client.as_str()) {
        (format!("{client}Client"), format!("client: {client}Client\n"))
    } else {
        (client, String::new())
    };
    let path = settings.runtime.map(|path| format!("path = {}, ", lock::quoted(path))).unwrap_or_default();
    let placeholders = [
        ("$CLIENT", client),
        ("$CRATE", package.replace('-', "_")),
        ("$GIVEN", given),
        ("$PACKAGE", package),
        ("$RUST", settings.rust.to_owned()),
        ("$TITLE", title(settings.vendor)),
        ("$VENDOR", settings.vendor.to_owned()),
        ("$VERSION", settings.version.to_owned()),
        // The path comes last, because it may contain the text of another placeholder.
        ("$PATH", path),
    ];
    placeholders.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// Sorts the `use` lines as rustfmt does; their order depends on the vendor's name.
fn sort_uses(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let is_use = |line: &&str| line.starts_with("use ");
    if let (Some(first), Some(last)) = (lines.iter().position(is_use), lines.iter().rposition(is_use)) {
        lines[first..=last].sort_unstable();
    }
    lines.join("\n") + "\n"
}

/// Returns the title of a vendor: `Open Desk` for `open_desk`.
fn title(vendor: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    vendor.split('_').map(capital).collect::<Vec<_>>().join(" ")
}
