//! The table of change rules: each has words, an example and consistent verdicts.

use codegen::diff::{Verdict, rule};

#[test]
fn every_rule_is_told_in_words() {
    for rule in rule::ALL {
        assert!(rule.doc.ends_with('.') && !rule.example.is_empty(), "{}", rule.name);
        assert!(!rule.doc.contains('|') && !rule.example.contains('|'), "{} fits into a table", rule.name);
        let says_why = rule.doc.contains("is not known") || rule.doc.contains("is said by their pages");
        assert!(says_why || rule.worst() != Verdict::Unclear, "{}: why nobody can say is not said", rule.name);
        assert_eq!(rule.verdicts[3], Verdict::Words, "{}: words change with everything", rule.name);
    }
}
