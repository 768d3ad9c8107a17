//! The language of the texts in specs: each is one that a reader understands at once.

use std::path::Path;

use serde_yaml::Value;

use crate::support::golden;

/// Keys of specs that contain our words.
const KEYS: [&str; 6] = ["summary", "doc", "meaning", "remedy", "notes", "values"];

/// The key of texts that may be lists, such as one of scopes.
const LISTS: &str = "notes";

/// Keys of specs that contain data of the vendor, and the descriptions of whole procedures.
const OTHERS: [&str; 4] = ["example", "examples", "default", "auth"];

/// The most characters of a text, unless it is a note.
const LONGEST: usize = 260;

/// The most words of a sentence. A literal in backticks is one word.
const WORDS: usize = 25;

/// Texts that begin with a name in small letters.
const NAMES: [&str; 3] = ["iOS", "iPad", "macOS"];

/// Words of machine translations, and those that say nothing.
const AVOIDED: [&str; 11] = [
    "please",
    "refer to",
    "for details",
    "in order to",
    "corresponding",
    "relevant",
    "etc",
    "obtain",
    "nobody",
    "stands for",
    "and so on",
];

#[test]
fn known_texts_keep_the_language() {
    let mut found = Vec::new();
    for (path, text) in files("words.tsv") {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let [digest, _, name, words] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            found.extend(problems(words, false).map(|problem| format!("{path}: {digest} {name}: {problem}")));
        }
    }
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

#[test]
fn texts_of_specs_keep_the_language() {
    let mut found = Vec::new();
    for (path, text) in files("yaml") {
        let root: Value = serde_yaml::from_str(&text).expect("YAML");
        let mut texts = Vec::new();
        collect(&root, None, &mut texts);
        let problems = texts.into_iter().flat_map(|(text, is_list)| problems(&text, is_list).collect::<Vec<_>>());
        found.extend(problems.map(|problem| format!("{path}: {problem}")));
    }
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_term_has_each_word_once() {
    for (path, text) in files("glossary.tsv") {
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let count = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), count, "{path}: a line occurs twice");
    }
}

/// Returns the texts of the specs' files whose names end in these words, by path.
fn files(end: &str) -> impl Iterator<Item = (String, String)> {
    let files = golden::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs"));
    files.into_iter().filter(move |(path, _)| path.ends_with(end))
}

/// Adds the texts below a value, and whether they may be lists. `key` is the key of a text.
fn collect(value: &Value, key: Option<&str>, found: &mut Vec<(String, bool)>) {
    match value {
        Value::String(text) if key.is_some() => found.push((text.clone(), key == Some(LISTS))),
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, key, found)),
        Value::Mapping(entries) => {
            for (name, value) in entries {
                let name = name.as_str().unwrap_or_default();
                // A field of such a name has a description of its own.
                let is_field = value.get("type").is_some();
                let is_text = if name == "values" { value.is_mapping() } else { !value.is_mapping() };
                let holds_texts = KEYS.contains(&name) && is_text && !is_field;
                let below = if holds_texts { Some(name) } else { key.filter(|_| value.is_string()) };
                if !OTHERS.contains(&name) {
                    collect(value, below, found);
                }
            }
        }
        _ => {}
    }
}

/// Returns what is wrong with a text.
fn problems(text: &str, is_list: bool) -> impl Iterator<Item = String> + use<> {
    let plain = without_literals(text);
    let begins_well = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '`' || c == '-' || c == '"')
            || NAMES.iter().any(|name| text.starts_with(name))
    };
    let is_foreign = |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    let small = format!(" {} ", plain.to_lowercase().replace(['.', ',', ';', ':', '(', ')'], " "));
    let longest = plain.split_inclusive(['.', ':', ';']).map(|part| part.split_whitespace().count()).max();
    let rules = [
        (!begins_well(text), "begins with no capital"),
        (!text.ends_with(['.', ')']), "ends with no full stop"),
        (plain.contains(is_foreign), "has characters of the page outside of backticks"),
        (!is_list && text.chars().count() > LONGEST, "is longer than 260 characters"),
        (!is_list && longest.unwrap_or_default() > WORDS, "has a sentence of more than 25 words"),
        (AVOIDED.iter().any(|word| small.contains(&format!(" {word} "))), "has a word to avoid"),
    ];
    let text = text.to_owned();
    rules.into_iter().filter(|(is_wrong, _)| *is_wrong).map(move |(_, rule)| format!("{rule}: {text}"))
}

/// Returns a text with one letter in place of each literal in backticks or quotes.
fn without_literals(text: &str) -> String {
    text.split(['`', '"']).enumerate().map(|(number, part)| if number % 2 == 0 { part } else { "X" }).collect()
}
