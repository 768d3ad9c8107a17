//! `cargo codegen rules` and `cargo codegen explain`: every name that a run can print is told of.

use codegen::change::diff::rule;
use codegen::diagnostics::codes;

use super::printed::check;
use super::tree::run;

#[test]
fn every_rule_is_listed() {
    let listed = run(&["rules"]);
    check("rules", &listed);
    let names: Vec<&str> = listed.out.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, rule::ALL.iter().map(|rule| rule.name).collect::<Vec<_>>());
}

#[test]
fn every_name_is_told_of() {
    check("explain_rule", &run(&["explain", "limit-tightened"]));
    check("explain_finding", &run(&["explain", "bounds-order"]));
    check("explain_unknown", &run(&["explain", "limit-tightend"]));
    let names = rule::ALL.iter().map(|rule| rule.name).chain(codes::ALL.iter().map(|code| code.name));
    for name in names {
        let told = run(&["explain", name]);
        assert!(told.code == 0 && told.out.starts_with(&format!("{name}: ")), "{name}: {told:?}");
    }
}

/// A name leads to one thing.
#[test]
fn rules_and_findings_share_no_name() {
    for code in codes::ALL {
        assert!(rule::ALL.iter().all(|rule| rule.name != code.name), "{} is a rule and a finding", code.name);
    }
}
