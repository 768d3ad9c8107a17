//! The commands `cargo clientloom rules` and `cargo clientloom explain`: each printed name has an
//! explanation.

use clientloom::change::diff::rule;
use clientloom::diagnostics::codes;

use crate::support::printed::check;
use crate::support::tree::run;

#[test]
fn every_rule_is_listed() {
    let listed = run(&["rules"]);
    check("rules", &listed);
    let names: Vec<&str> = listed.out.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, rule::ALL.iter().map(|rule| rule.name).collect::<Vec<_>>());
}

#[test]
fn every_rule_and_finding_is_explained() {
    check("explain_rule", &run(&["explain", "limit-tightened"]));
    check("explain_finding", &run(&["explain", "bounds-order"]));
    check("explain_unknown", &run(&["explain", "limit-tightend"]));
    let names = rule::ALL.iter().map(|rule| rule.name).chain(codes::ALL.iter().map(|code| code.name));
    for name in names {
        let told = run(&["explain", name]);
        assert!(told.code == 0 && told.out.starts_with(&format!("{name}: ")), "{name}: {told:?}");
    }
}

/// A name has one meaning.
#[test]
fn rules_and_findings_share_no_name() {
    for code in codes::ALL {
        assert!(rule::ALL.iter().all(|rule| rule.name != code.name), "{} is a rule and a finding", code.name);
    }
}
