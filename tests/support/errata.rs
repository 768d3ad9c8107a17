//! Errata of specs about values in their examples.

use std::path::Path;

use clientloom::diagnostics::{Source, Sources};

/// Returns all specs of this repository.
pub(crate) fn specs() -> Sources {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    clientloom::project::read_specs(&specs, "specs").expect("the specs can be read")
}

/// Returns the rest of the first line of a spec that begins with this text.
pub(crate) fn stated<'a>(spec: &'a Source, start: &str) -> &'a str {
    spec.text.lines().find_map(|line| line.strip_prefix(start)).unwrap_or_default()
}

/// Returns what follows `examples[0].` in the addresses of errata, such as `response.data.id`.
pub(crate) fn in_examples(spec: &Source) -> impl Iterator<Item = &str> {
    let addresses = spec.text.lines().filter_map(|line| line.strip_prefix("  - at: examples["));
    addresses.filter_map(|address| Some(address.split_once("].")?.1))
}
