//! A project to begin with: an invented vendor with one page, the crate of its client, and tests of it.

use crate::change::lock;
use crate::diagnostics::Source;
use crate::format::schema;
use crate::naming;

/// Where its page stands.
const PAGE: &str = "v1/room/close.yaml";

/// Types that the tests name beside the client's own.
const BESIDE: &[&str] = &["Answer", "Close", "CloseError", "Replay"];

/// What a project is made for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The vendor's folder.
    pub vendor: &'a str,
    /// The version of the runtime, which is that of the generator.
    pub version: &'a str,
    /// The oldest Rust that the runtime takes.
    pub rust: &'a str,
    /// Where the runtime lies, as seen from the project; none if it comes from the registry.
    pub runtime: Option<&'a str>,
}

/// Files that a folder may have already, which then stay as they are.
pub const KEPT: &[&str] = &[".gitignore", "README.md"];

/// Path of the page below the folder of the specs.
#[must_use]
pub fn page(vendor: &str) -> String {
    format!("{vendor}/{PAGE}")
}

/// Every file that nothing generates.
#[must_use]
pub fn files(wanted: &Wanted<'_>) -> Vec<Source> {
    let fill = |template: &str| fill(template, wanted);
    let spec = |path: String, template: &str| Source {
        text: format!("{}\n{}", schema::modeline(&path), fill(template)),
        path: format!("specs/{path}"),
    };
    let made = |path: &str, template: &str| Source { path: path.to_owned(), text: fill(template) };
    vec![
        made(".gitignore", include_str!("template/gitignore.in")),
        made("Cargo.toml", include_str!("template/Cargo.toml.in")),
        made("README.md", include_str!("template/README.md.in")),
        made("codegen.toml", include_str!("template/codegen.toml.in")),
        spec(page(wanted.vendor), include_str!("template/close.yaml.in")),
        spec(format!("{}/vendor.yaml", wanted.vendor), include_str!("template/vendor.yaml.in")),
        made("src/lib.rs", include_str!("template/lib.rs.in")),
        Source { path: "tests/calls.rs".to_owned(), text: sort_uses(&fill(include_str!("template/calls.rs.in"))) },
    ]
}

fn fill(template: &str, wanted: &Wanted<'_>) -> String {
    let package = format!("{}-client", wanted.vendor.replace('_', "-"));
    let client = naming::client(None, wanted.vendor);
    let (client, given) = if BESIDE.contains(&client.as_str()) {
        (format!("{client}Client"), format!("client: {client}Client\n"))
    } else {
        (client, String::new())
    };
    let path = wanted.runtime.map(|path| format!("path = {}, ", lock::quoted(path))).unwrap_or_default();
    let blanks = [
        ("$CLIENT", client),
        ("$CRATE", package.replace('-', "_")),
        ("$GIVEN", given),
        ("$PACKAGE", package),
        ("$RUST", wanted.rust.to_owned()),
        ("$TITLE", title(wanted.vendor)),
        ("$VENDOR", wanted.vendor.to_owned()),
        ("$VERSION", wanted.version.to_owned()),
        // The last, as whatever it holds is nobody's blank.
        ("$PATH", path),
    ];
    blanks.iter().fold(template.to_owned(), |text, (blank, value)| text.replace(blank, value))
}

/// Puts the `use` lines into the order that rustfmt gives them, which depends on the vendor's name.
fn sort_uses(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let is_use = |line: &&str| line.starts_with("use ");
    if let (Some(first), Some(last)) = (lines.iter().position(is_use), lines.iter().rposition(is_use)) {
        lines[first..=last].sort_unstable();
    }
    lines.join("\n") + "\n"
}

/// `open_desk` is Open Desk.
fn title(vendor: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    vendor.split('_').map(capital).collect::<Vec<_>>().join(" ")
}
