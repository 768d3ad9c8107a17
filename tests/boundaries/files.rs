//! Rules for each hand-written file.

use std::fs;
use std::path::Path;

use super::rust::{GENERATED_FILES, REPOSITORY, files, read_by_hand};

const LINES: usize = 400;

#[test]
fn files_say_what_they_are_for_and_stay_short() {
    for file in read_by_hand("") {
        assert!(file.text.starts_with("//! "), "the first line of {} does not say what it is for", file.path);
        let lines = file.text.lines().count();
        assert!(lines <= LINES, "{} has {lines} lines", file.path);
    }
}

#[test]
fn nothing_is_allowed_that_lints_forbid() {
    for file in read_by_hand("").iter().chain(&*GENERATED_FILES) {
        for attribute in &file.attributes {
            assert!(!attribute.starts_with("allow(") && !attribute.contains("allow ("), "{}: {attribute}", file.path);
            assert!(!attribute.starts_with("expect(") || attribute.contains("reason ="), "{}: {attribute}", file.path);
        }
    }
}

/// Beginnings of paths on the vendors' machines and sites, which their pages show.
const OF_VENDORS: [[&str; 2]; 2] = [["/ho", "me/dataset-"], ["/drive/ho", "me/"]];

/// Spelled apart, so that this file holds none of them.
#[test]
fn no_file_speaks_of_somebodys_machine() {
    let places = [["/ho", "me/"], ["/ro", "ot/"], ["/Us", "ers/"], ["/wo", "rk/"], ["/t", "mp/"], ["C:", "\\"]]
        .map(|parts| parts.concat());
    for path in files("") {
        // A file that is not text, such as a picture, has no path in it.
        let Ok(text) = fs::read_to_string(Path::new(REPOSITORY).join(&path)) else { continue };
        let text = OF_VENDORS.iter().fold(text, |text, parts| text.replace(&parts.concat(), ""));
        let found = places.iter().find(|place| text.contains(place.as_str()));
        assert!(found.is_none(), "{path} holds {found:?}");
    }
}
