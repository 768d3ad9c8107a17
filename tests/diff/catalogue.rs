//! The catalogue of rules in `specs/README.md` is the table of rules.

use std::path::Path;
use std::{env, fs};

use codegen::diff::{MARKERS, Verdict, reference, rule};

#[test]
fn the_catalogue_is_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md");
    let text = fs::read_to_string(&path).expect("the reference can be read");
    let [begin, end] = MARKERS;
    let (before, rest) = text.split_once(begin).expect("the catalogue has a place that begins");
    let (_, after) = rest.split_once(end).expect("the catalogue has a place that ends");
    let wanted = format!("{before}{begin}\n\n{}\n{end}{after}", reference());
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &wanted).expect("the catalogue can be written");
    } else {
        assert!(text == wanted, "specs/README.md is not what the table of rules says; UPDATE_EXPECT=1 rewrites it");
    }
}

#[test]
fn every_rule_is_told_in_words() {
    for rule in rule::ALL {
        assert!(rule.doc.ends_with('.') && !rule.example.is_empty(), "{}", rule.name);
        assert!(!rule.doc.contains('|') && !rule.example.contains('|'), "{} fits into a table", rule.name);
        let says_why = [" may ", "does not say", "only while", "say which"].iter().any(|why| rule.doc.contains(why));
        assert!(says_why || rule.worst() != Verdict::Unclear, "{}: the doc names no reason for doubt", rule.name);
        assert_eq!(rule.verdicts[3], Verdict::Words, "{}: words change with everything", rule.name);
    }
}
