//! Statements that the layout repeats on every page of a vendor.

use clientloom::import::{ImportOptions, Specs, import, plan};

use crate::support::golden;

/// Returns the notes about statements of `vendor.yaml` from pages of cases.
fn notes(cases: &[(&str, &str)], specs: &Specs) -> Vec<String> {
    let draft = |(case, old): &(&str, &str)| {
        let text = golden::read(&golden::cases("import").join(case)).remove("page.txt").expect("a page");
        let page =
            text.replace("POST /api/room/v2/listRooms", old).replace("api-${endpoint}.gptbots.ai", "bots.acme.example");
        ((*case).to_owned(), import(&page, None))
    };
    let plan = plan(cases.iter().map(draft).collect(), specs, ImportOptions::default());
    for page in &plan.pages {
        assert!(page.outcome.is_ok(), "{page:?}");
    }
    plan.notes.into_iter().filter(|note| note.contains(" state")).collect()
}

#[test]
fn repeated_statements_are_notes_and_no_open_points() {
    let cases = [("ctyun_links", "POST /api/room/v2/listRooms"), ("gptbots_markdown", "")];
    let expected = [
        "ctyun/api/room/v2/service.yaml was drafted with the success code 200, as its pages state; describe it",
        "ctyun/vendor.yaml: 1 page states the rate limit `1000` without a unit; drafts leave it out",
        "gptbots/vendor.yaml: 1 page states the host `bots.acme.example`; check `host`",
    ];
    assert_eq!(notes(&cases, &Specs::new()), expected);
}

#[test]
fn several_pages_share_one_note() {
    let cases = [("ctyun_links", "POST /api/room/v2/listRooms"), ("ctyun_links", "POST /api/room/v2/openRooms")];
    let found = notes(&cases, &Specs::new());
    let expected = [
        "ctyun/api/room/v2/service.yaml was drafted with the success code 200, as its pages state; describe it",
        "ctyun/vendor.yaml: 2 pages state the rate limit `1000` without a unit; drafts leave it out",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_statement_of_the_vendor_file_gives_no_note() {
    let vendor = "vendor: gptbots\nhost: https://bots.acme.example\n";
    let specs = Specs::from([("gptbots/vendor.yaml".to_owned(), vendor.to_owned())]);
    assert_eq!(notes(&[("gptbots_markdown", "")], &specs), Vec::<String>::new());
}
