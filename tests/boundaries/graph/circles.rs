//! Circles: files that reach each other over imports.

use std::collections::{BTreeMap, BTreeSet};

use super::Graph;

/// Begins the line of a `mod.rs` that names a circle of files below it, with the reason.
const MARK: &str = "//! Circle: ";

impl Graph {
    /// Returns the sets of files that reach each other, each with two files at least.
    pub(crate) fn circles(&self) -> BTreeSet<BTreeSet<String>> {
        let reached: BTreeMap<&String, BTreeSet<&String>> =
            self.files.keys().map(|file| (file, self.reachable(file))).collect();
        let circle = |file: &String| {
            let both = reached[file].iter().filter(|other| reached[**other].contains(file));
            both.map(|other| (*other).clone()).collect::<BTreeSet<String>>()
        };
        self.files.keys().map(circle).filter(|circle| circle.len() > 1).collect()
    }

    fn reachable(&self, file: &String) -> BTreeSet<&String> {
        let mut reached = BTreeSet::new();
        let mut next = self.imported(file);
        while let Some(file) = next.pop() {
            if reached.insert(file) {
                next.extend(self.imported(file));
            }
        }
        reached
    }

    fn imported(&self, file: &String) -> Vec<&String> {
        let first = (file.clone(), String::new());
        self.imports.range(first..).map(|(key, _)| key).take_while(|(from, _)| from == file).map(|(_, to)| to).collect()
    }

    /// Returns the circles that a `mod.rs` or `lib.rs` names.
    pub(crate) fn named_circles(&self) -> BTreeSet<BTreeSet<String>> {
        let mut circles = BTreeSet::new();
        for (file, text) in &self.files {
            let folder = file.strip_suffix("mod.rs").or_else(|| file.strip_suffix("lib.rs")).unwrap_or(file);
            for line in text.lines().filter_map(|line| line.strip_prefix(MARK)) {
                let (names, reason) = line.split_once(": ").unwrap_or((line, ""));
                assert!(!reason.is_empty(), "{file}: a circle needs its reason: {line}");
                let files = names.split('`').skip(1).step_by(2).map(|name| format!("{folder}{name}"));
                circles.insert(files.collect());
            }
        }
        circles
    }
}
