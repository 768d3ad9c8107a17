//! The first spec of the guide: its commands, its page, and the edits by hand.

use std::fs;
use std::path::{Path, PathBuf};

use clientloom::import::{ImportOptions, Specs, import, plan};

use crate::support::golden;
use crate::support::printed::check;
use crate::support::tree::Tree;

const GUIDE: &str = include_str!("../codegen/docs/first-spec.md");
const PAGE: &str = "tests/cases/first_call/page.md";
const SPEC: &str = "feishu/room/v1/guest/close.yaml";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the five commands of the guide.
fn commands() -> Vec<&'static str> {
    let block = GUIDE.split("```sh\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("a block");
    block.lines().map(|line| line.split("  #").next().unwrap_or_default().trim()).collect()
}

#[test]
fn commands_of_the_guide_turn_a_page_into_a_spec() {
    let [imports, lints, edits, generates, runs] = commands()[..] else { panic!("five commands") };
    assert_eq!(imports, format!("cargo clientloom import {PAGE}"));
    assert_eq!((lints, generates), ("cargo clientloom lint", "cargo clientloom"));
    assert!(
        edits.ends_with(&format!(" specs/{SPEC} specs/feishu/vendor.yaml"))
            && runs.ends_with(
                "--example documented_calls -p feishu-gptbots-ctyun --features feishu-room -- room.v1.guest.close"
            )
    );
    // The page needs known texts, and no other spec of its vendor.
    let tree = Tree::empty();
    let files = golden::read(&repository().join("specs/feishu")).into_iter();
    for (path, text) in files.filter(|(path, _)| path == "vendor.yaml" || path.contains(".tsv")) {
        tree.write(&format!("specs/feishu/{path}"), text);
    }
    let page = repository().join(PAGE);
    let page = page.to_str().expect("a path in UTF-8");
    let mut run = tree.run(&["import", page]);
    run.out = run.out.replace(page, PAGE);
    check("first_call_import", &run);
    let lint = tree.run(&["lint"]).err;
    for open in ["`summary` is not described yet, and neither are 5 others", "`scopes.room:write` is not described yet"]
    {
        assert!(lint.contains(open), "{lint}");
    }
    for file in [SPEC, "feishu/vendor.yaml"] {
        let path = format!("specs/{file}");
        let text = fs::read_to_string(tree.path(&path)).expect("a draft");
        tree.write(&path, text.replace("\"?\"", "Words of ours."));
    }
    let run = tree.run(&[]);
    // Without the vendor's other specs, some of its facts have no effect.
    assert!(run.code == 0 && !run.err.contains(SPEC), "{run:?}");
    assert!(run.out.contains("feishu.room().v1().guest().close(&Close) (new)"), "{}", run.out);
}

/// The call of the guide is compiled from a spec with hand-written texts.
#[test]
fn code_of_the_guide_calls_the_imported_operation() {
    let text = fs::read_to_string(repository().join(PAGE)).expect("a page");
    let specs: Specs = golden::read(&golden::cases("generated/first_call/specs")).into_iter().collect();
    let wish = ImportOptions { update: true, ..ImportOptions::default() };
    let plan = plan(vec![(PAGE.to_owned(), import(&text, None))], &specs, wish);
    let outcome = plan.pages[0].outcome.as_ref().expect("a spec of the page");
    assert!(outcome.path == SPEC && plan.files.is_empty(), "{outcome:?}");
}
