//! The table of change rules: each has words, an example and consistent verdicts.

use clientloom::change::diff::{Verdict, rule};

#[test]
fn every_rule_has_a_description_and_an_example() {
    for rule in rule::ALL {
        assert!(rule.doc.ends_with('.') && !rule.example.is_empty(), "{}", rule.name);
        assert!(!rule.doc.contains('|') && !rule.example.contains('|'), "{} fits into a table", rule.name);
        let has_reason = [" may ", "does not say", "only while", "say which"].iter().any(|why| rule.doc.contains(why));
        assert!(has_reason || rule.worst() != Verdict::Unclear, "{}: a reason for `unclear` is missing", rule.name);
        assert_eq!(rule.verdicts[3], Verdict::Words, "{}: words change with everything", rule.name);
    }
}
