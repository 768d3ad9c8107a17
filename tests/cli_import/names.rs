//! Names of operations: each call has one, in any order of the pages and in later runs.

use std::collections::BTreeSet;

use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::import::{ImportOptions, Plan, Specs, import, plan};

use super::folder_pages::{VENDOR, page};

/// Pages by their addresses and calls, and the files that they become.
type Rows = [(&'static str, &'static str, &'static str)];

fn planned(rows: &[&(&str, &str, &str)], specs: &Specs) -> Plan {
    let draft = |(address, call, _): &&(&str, &str, &str)| ((*address).to_owned(), import(&page(address, call), None));
    plan(rows.iter().map(draft).collect(), specs, ImportOptions::default())
}

/// Returns the files of pages, with the reasons for names that differ from those of the pages.
fn files(plan: &Plan) -> BTreeSet<String> {
    plan.files.keys().filter(|path| !path.ends_with("vendor.yaml")).cloned().collect()
}

fn check(rows: &Rows) {
    let specs = Specs::from([("feishu/vendor.yaml".to_owned(), VENDOR.to_owned())]);
    let expected: BTreeSet<String> = rows.iter().map(|(.., file)| format!("feishu/{file}.yaml")).collect();
    let mut order: Vec<&(&str, &str, &str)> = rows.iter().collect();
    let forwards = planned(&order, &specs);
    order.reverse();
    let backwards = planned(&order, &specs);
    assert_eq!(files(&forwards), expected, "{rows:?}");
    assert_eq!(forwards.files, backwards.files, "{rows:?}");
    let mut both = specs.clone();
    both.extend(forwards.files);
    lint(&both);
    // A page that comes later takes no name away.
    for row in rows {
        let mut later = specs.clone();
        later.extend(planned(&[row], &specs).files);
        let first = later.clone();
        for row in rows {
            later.extend(planned(&[row], &later).files);
        }
        assert!(first.iter().all(|(path, text)| path.ends_with("vendor.yaml") || later.get(path) == Some(text)));
        assert_eq!(later.len(), rows.len() + 1, "{rows:?}");
        lint(&later);
    }
}

fn lint(specs: &Specs) {
    let source = |(path, text): (&String, &String)| Source { path: format!("specs/{path}"), text: text.clone() };
    let mut report = Report::default();
    let _spec = clientloom::spec::read(&Sources::new("specs", specs.iter().map(source).collect()), &mut report);
    assert_eq!(report.errors(), 0, "{:?}", report.findings());
}

#[test]
fn calls_without_a_readable_address_are_named_by_method_and_path() {
    check(&[
        ("uAjMwUjLwIDM14CMyATN", "GET /open-apis/room/v2/boxes", "room/v2/box/list"),
        ("uEjMwUjLxIDM14SMyATN", "POST /open-apis/room/v2/boxes", "room/v2/box/create"),
        ("uIjMwUjLyIDM14iMyATN", "POST /open-apis/room/lobby/v2/box", "room/lobby/v2/box/create"),
        ("uMjMwUjLzIDM14yMyATN", "POST /open-apis/room/lobby/v2/box/copy/files", "room/lobby/v2/box_copy_file/create"),
    ]);
}

#[test]
fn the_folder_of_a_page_does_not_name_its_call() {
    check(&[("group/room-v1/box/recall", "POST /open-apis/room/v1/boxes/recall", "room/v1/box/recall")]);
    check(&[("group/room-v1/box/open", "POST /open-apis/room/v2/boxes/open", "room/v2/box/open")]);
}

#[test]
fn two_calls_with_one_name_have_two_files() {
    check(&[
        ("room-v1/box/open", "POST /open-apis/room/v1/boxes/open", "room/v1/box/open"),
        ("more/room-v1/box/open", "POST /open-apis/room/v1/boxes/open_all", "room/v1/box/open_post"),
    ]);
}

#[test]
fn an_operation_is_no_folder() {
    check(&[
        ("room-v1/box", "POST /open-apis/room/v1/boxes", "room/v1/box"),
        ("room-v1/box/open", "POST /open-apis/room/v1/boxes/open", "room/v1/box_open"),
    ]);
}

#[test]
fn a_draft_says_why_it_has_another_name() {
    let rows = [
        ("room-v1/box/open", "POST /open-apis/room/v1/boxes/open", ""),
        ("more/room-v1/box/open", "POST /open-apis/room/v1/boxes/open_all", ""),
    ];
    let plan = planned(&rows.iter().collect::<Vec<_>>(), &Specs::new());
    let text = &plan.files["feishu/room/v1/box/open_post.yaml"];
    assert!(text.contains("operation: room.v1.box.open_post\n"), "{text}");
    assert!(text.contains("why: Another call has the name `room.v1.box.open`.\n"), "{text}");
}

#[test]
fn a_page_about_an_earlier_version_gives_way() {
    let old = ("historic-version/room-v1/box/open", "POST /open-apis/room/v1/boxes/{id}/open", "");
    let new = ("room-v1/box/open", "POST /open-apis/room/v1/boxes/{box_id}/open", "");
    let path = "feishu/room/v1/box/open.yaml";
    let why = format!(
        "the page describes an earlier version, and another page describes the call as it is now: {}, {path}",
        new.0
    );
    for rows in [[&old, &new], [&new, &old]] {
        let plan = planned(&rows, &Specs::new());
        let refused: Vec<_> = plan.pages.iter().filter_map(|page| page.outcome.as_ref().err()).collect();
        assert_eq!(refused, [&why]);
        assert!(plan.files[path].contains("url: https://open.feishu.cn/document/room-v1/box/open\n"));
    }
    let specs = planned(&[&new], &Specs::new()).files;
    let update = ImportOptions { update: true, share: false };
    let merged = plan(vec![("old".to_owned(), import(&page(old.0, old.1), None))], &specs, update);
    let why = format!("the page describes an earlier version, and the spec comes from a page of the present: {path}");
    assert_eq!(merged.pages[0].outcome.as_ref().err(), Some(&why));
}
