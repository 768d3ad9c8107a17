//! Several pages at once: shared types, in any order of the pages.

use std::fmt::Write;

use clientloom::import::{ImportOptions, Plan, Specs, import, plan};

use crate::support::golden::{self, Files};

const SHARE: ImportOptions = ImportOptions { update: false, share: true };

fn pages() -> Vec<(String, String)> {
    golden::read(&golden::cases("folder/pages")).into_iter().collect()
}

fn planned(pages: &[(String, String)], specs: &Specs, wish: ImportOptions) -> Plan {
    plan(pages.iter().map(|(name, text)| (name.clone(), import(text, None))).collect(), specs, wish)
}

/// Compares the messages and all files of a plan with a case.
fn check(name: &str, plan: &Plan) {
    let mut said = String::new();
    for page in &plan.pages {
        let line = match &page.outcome {
            Ok(outcome) => outcome.path.clone(),
            Err(refusal) => format!("refused: {refusal}"),
        };
        writeln!(said, "{}: {line}", page.page).expect("a `String` accepts any text");
    }
    let notes = plan.notes.iter().fold(said, |said, note| said + note + "\n");
    let mut files = Files::from([("said.txt".to_owned(), notes)]);
    files.extend(plan.files.clone());
    golden::check_tree(&golden::cases("folder").join(name), &files);
}

#[test]
fn shared_types_are_proposed() {
    check("proposed", &planned(&pages(), &Specs::new(), ImportOptions::default()));
}

#[test]
fn shared_types_move_to_their_service() {
    let moved = planned(&pages(), &Specs::new(), SHARE);
    check("moved", &moved);
    let mut backwards = pages();
    backwards.reverse();
    let backwards = planned(&backwards, &Specs::new(), SHARE);
    assert_eq!((backwards.files, backwards.notes), (moved.files, moved.notes));
}

/// The days of the page and of its copies, in milliseconds.
const DAYS: [&str; 3] = ["1700000000000", "1710000000000", "1720000000000"];

/// Returns a copy of the page for each of these days.
fn copies(days: &[usize]) -> Vec<(String, String)> {
    let text = golden::read(&golden::cases("update/rules_gone")).remove("page.txt").expect("a page");
    assert_eq!(text.matches(DAYS[1]).count(), 1);
    days.iter().map(|day| (format!("{day}.txt"), text.replace(DAYS[1], DAYS[*day]))).collect()
}

fn outcomes(plan: &Plan) -> Vec<String> {
    let said = |page: &clientloom::import::Planned| match &page.outcome {
        Ok(_) => format!("{}: taken", page.page),
        Err(reason) => format!("{}: {reason}", page.page),
    };
    plan.pages.iter().map(said).collect()
}

#[test]
fn the_newest_copy_of_a_page_is_used() {
    let update = ImportOptions { update: true, share: false };
    let path = "feishu/room/v1/guest/close.yaml";
    let newer = |page: &str, newest: &str| format!("{page}: a newer page describes the same call: {newest}, {path}");
    for wish in [ImportOptions::default(), update] {
        let plan = planned(&copies(&[0, 2, 1]), &Specs::new(), wish);
        assert_eq!(outcomes(&plan), [newer("0.txt", "2.txt"), "2.txt: taken".to_owned(), newer("1.txt", "2.txt")]);
        assert!(plan.files[path].contains("updated: 2024-07-03"), "{}", plan.files[path]);
    }
    let specs = planned(&copies(&[1]), &Specs::new(), ImportOptions::default()).files;
    let plan = planned(&copies(&[0]), &specs, update);
    let why = "the page is of 2023-11-14, but the spec comes from the page of 2024-03-09; \
               to merge it anyway, set `source.updated` back";
    assert_eq!(outcomes(&plan), [format!("0.txt: {why}: {path}")]);
    assert!(plan.files.is_empty());
    assert_eq!(outcomes(&planned(&copies(&[0, 2]), &specs, update))[1], "2.txt: taken");
}

#[test]
fn existing_specs_keep_their_types() {
    let (first, rest) = (&pages()[..2], &pages()[2..]);
    let specs = planned(first, &Specs::new(), ImportOptions::default()).files;
    let plan = planned(rest, &specs, SHARE);
    assert!(plan.files.keys().all(|path| !specs.contains_key(path)), "{:?}", plan.files.keys());
    check("beside", &plan);
}

#[test]
fn a_service_type_is_used_if_it_is_equal() {
    let service = "\
types:
  Guest:
    doc: Who is there.
    fields:
      id: { type: string, doc: ID of the guest. }
      name: { type: Name, doc: What the guest is called. }
  Name:
    doc: A name.
    fields:
      zh: { type: string, doc: In Chinese. }
      en: { type: string, doc: In English. }
  Zone:
    doc: A part of the house.
    fields:
      floor: { type: integer, doc: Where it is. }
";
    let specs = Specs::from([("feishu/room/v1/service.yaml".to_owned(), service.to_owned())]);
    check("above", &planned(&pages(), &specs, SHARE));
}

#[test]
fn a_second_page_of_one_call_is_refused() {
    let (name, text) = pages().remove(0);
    let plan = planned(&[(name, text.clone()), ("copy.txt".to_owned(), text)], &Specs::new(), ImportOptions::default());
    let refusal = plan.pages[1].outcome.as_ref().expect_err("a refusal");
    assert_eq!(refusal, "another page describes the same call: close.txt, feishu/room/v1/guest/close.yaml");
}
