//! The reference of rules in `specs/README.md` matches the rules.

use std::fs;
use std::path::Path;

use codegen::change::diff::{MARKERS, Verdict, reference, rule};

use crate::support::golden;

#[test]
fn rule_reference_matches_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md");
    let text = fs::read_to_string(&path).expect("the reference can be read");
    let [begin, end] = MARKERS;
    let (before, rest) = text.split_once(begin).expect("the catalogue has a place that begins");
    let (_, after) = rest.split_once(end).expect("the catalogue has a place that ends");
    let wanted = format!("{before}{begin}\n\n{}\n{end}{after}", reference());
    golden::check(&path, &wanted);
}

#[test]
fn every_rule_has_a_description_and_an_example() {
    for rule in rule::ALL {
        assert!(rule.doc.ends_with('.') && !rule.example.is_empty(), "{}", rule.name);
        assert!(!rule.doc.contains('|') && !rule.example.contains('|'), "{} fits into a table", rule.name);
        let has_reason = [" may ", "does not say", "only while", "say which"].iter().any(|why| rule.doc.contains(why));
        assert!(has_reason || rule.worst() != Verdict::Unclear, "{}: the reason for `unclear` reason missing", rule.name);
        assert_eq!(rule.verdicts[3], Verdict::Words, "{}: words change with everything", rule.name);
    }
}
