//! Relative links and anchors of all Markdown files, followed without network.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::repository::{REPOSITORY, files};

/// Returns the Markdown files of the repository, by their paths with forward slashes.
pub(crate) fn documents() -> BTreeMap<String, String> {
    let documents =
        files(&["cases"]).into_iter().filter(|path| Path::new(path).extension().is_some_and(|end| end == "md"));
    let read = |path: &String| fs::read_to_string(Path::new(REPOSITORY).join(path)).expect("text in UTF-8");
    documents.map(|path| (path.clone(), read(&path))).collect()
}

/// Returns the lines outside of fenced code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// Returns the destinations of the links in a document; links in code spans are none.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in prose(text) {
        let outside: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        let destinations = outside.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        found.extend(destinations.map(str::to_owned));
    }
    found
}

/// Returns the anchor of a heading, by the rules of GitHub and mdBook.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|&letter| letter.is_alphanumeric() || [' ', '-', '_'].contains(&letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect::<String>().to_lowercase()
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).filter(|line| line.starts_with('#'));
    let mut counts = BTreeMap::new();
    let numbered = headings.map(|line| {
        let anchor = anchor(line.trim_start_matches('#').trim());
        let count = counts.entry(anchor.clone()).and_modify(|count| *count += 1).or_insert(0);
        if *count == 0 { anchor } else { format!("{anchor}-{count}") }
    });
    numbered.collect()
}

/// Returns the path that a link in a document leads to, from the root of the repository.
fn resolve(document: &str, link: &str) -> String {
    let mut steps: Vec<&str> = document.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Returns why a link leads nowhere, if it does.
fn broken(documents: &BTreeMap<String, String>, document: &str, link: &str) -> Option<String> {
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = if path.is_empty() { document.to_owned() } else { resolve(document, path) };
    if !Path::new(REPOSITORY).join(&target).exists() {
        return Some(format!("{document}: no file {target}"));
    }
    let anchor = anchor?;
    let is_found = documents.get(&target).is_some_and(|text| anchors(text).contains(anchor));
    (!is_found).then(|| format!("{document}: no heading #{anchor} in {target}"))
}

#[test]
fn relative_links_lead_somewhere() {
    let documents = documents();
    let mut found = Vec::new();
    for (document, text) in &documents {
        let relative = links(text).into_iter().filter(|link| !link.contains("://") && !link.starts_with("mailto:"));
        found.extend(relative.filter_map(|link| broken(&documents, document, &link)));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn anchors_follow_github() {
    let text = "# A b\n\n```md\n# code\n```\n\n## `x.y` and z!\n\n## A b\n";
    assert_eq!(anchors(text), BTreeSet::from(["a-b".to_owned(), "xy-and-z".to_owned(), "a-b-1".to_owned()]));
    assert_eq!(links("[a](b.md) `[c](d.md)` [e](f.md#g)"), ["b.md", "f.md#g"]);
    assert_eq!(resolve("a/b/c.md", "../d/./e.md"), "a/d/e.md");
}

#[test]
fn summaries_list_every_chapter() {
    let documents = documents();
    for (summary, text) in documents.iter().filter(|(path, _)| path.ends_with("/SUMMARY.md")) {
        let folder = summary.trim_end_matches("SUMMARY.md");
        let listed: BTreeSet<String> = links(text).iter().map(|link| resolve(summary, link)).collect();
        let below = documents.keys().filter(|path| path.starts_with(folder) && *path != summary);
        assert_eq!(listed, below.cloned().collect::<BTreeSet<_>>(), "{summary}");
    }
}

/// The README is the first thing that a reader sees, and stays short.
#[test]
fn the_readme_is_short() {
    assert!(documents()["README.md"].lines().count() <= 150, "move details of README.md to a guide");
}
