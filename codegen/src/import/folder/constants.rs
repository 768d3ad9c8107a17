//! Notes about statements that the pages of a vendor repeat.

use std::collections::BTreeMap;

use super::plan::Specs;
use super::target;
use crate::import::constant::Constant;
use crate::yaml::{self, Value};

/// The statements of each vendor, each with the number of its pages.
pub(super) type Constants = BTreeMap<(String, Constant), usize>;

/// Counts the statements of a page that no file above it has.
pub(super) fn add(path: &str, stated: Vec<Constant>, specs: &Specs, constants: &mut Constants) {
    if stated.is_empty() {
        return;
    }
    let above = target::above(path);
    let files: Vec<Value> = above.iter().filter_map(|file| yaml::parse(specs.get(file)?).ok()).collect();
    let vendor = path.split('/').next().unwrap_or_default();
    for constant in stated.into_iter().filter(|constant| !constant.is_stated(&files)) {
        *constants.entry((vendor.to_owned(), constant)).or_default() += 1;
    }
}

/// Returns one note for each statement.
pub(super) fn notes(constants: &Constants) -> impl Iterator<Item = String> {
    constants.iter().map(|((vendor, constant), number)| {
        let pages = if *number == 1 { "1 page states".to_owned() } else { format!("{number} pages state") };
        format!("{vendor}/vendor.yaml: {pages} {constant}")
    })
}
