//! The forms in which CTyun's pages are kept give the same facts.
//!
//! The environment variable `VENDOR_CORPUS` names a folder with the portal's own JSON, the text and
//! the Markdown of the same calls, in `ctyun/json`, `ctyun/text` and `ctyun/portal`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clientloom::import::{Draft, ImportOptions, Specs, import_all, plan};
use serde_yaml::Value as Yaml;

use super::vendor_pages::folder_of;
use crate::support::golden;

/// The forms, the vendor's own one first.
const FORMS: [&str; 3] = ["json", "text", "portal"];

/// Keys that forms state differently: titles and days, and the lines of the text.
const OF_THE_FORM: [&str; 2] = ["source", "unsure"];

/// The largest number of open points of a page, and of a hundred pages.
const OPEN: [usize; 2] = [5, 70];

/// The drafts of a form by their calls.
type Drafts = BTreeMap<String, Yaml>;

fn folder() -> Option<PathBuf> {
    folder_of("VENDOR_CORPUS").map(|folder| folder.join("ctyun"))
}

/// Drafts every page of the files in a folder.
fn drafts(folder: &Path) -> Drafts {
    let files = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut drafts = Drafts::new();
    for file in files {
        let path = file.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a page");
        for page in import_all(&text, None) {
            let draft = page.draft.unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
            let draft: Yaml = serde_yaml::from_str(&draft.text).expect("YAML");
            let call = draft["http"].as_str().expect("a call").to_owned();
            let before = drafts.insert(call, draft);
            assert!(before.is_none(), "{}: the call of another page", path.display());
        }
    }
    assert!(!drafts.is_empty(), "{} has no pages", folder.display());
    drafts
}

/// Returns a draft without the keys that its form decides.
fn facts(draft: &Yaml) -> Yaml {
    let mut facts = draft.as_mapping().expect("a mapping").clone();
    for key in OF_THE_FORM {
        facts.remove(key);
    }
    Yaml::Mapping(facts)
}

/// Returns the kinds of the open points of a draft, except prose.
fn open(draft: &Yaml) -> Vec<&str> {
    let points = draft["unsure"].as_sequence().into_iter().flatten();
    points.filter_map(|point| point["kind"].as_str()).filter(|kind| *kind != "unread-prose").collect()
}

/// Drafts the page of a case that has a call.
fn page(case: &str, call: &str) -> Draft {
    let page = golden::read(&golden::cases("import").join(case)).remove("page.txt").expect("a page");
    let mut drafts = import_all(&page, None).into_iter().map(|page| page.draft.expect("a draft"));
    drafts.find(|draft| draft.text.contains(call)).expect("the call")
}

#[test]
fn text_without_a_title_takes_none_away() {
    const CALL: &str = "POST /api/bloom/v2/cancelOrder";
    let options = ImportOptions { update: true, ..ImportOptions::default() };
    let vendor = golden::read(&golden::cases("../../specs/ctyun")).remove("vendor.yaml").expect("a vendor");
    let mut specs = Specs::from([("ctyun/vendor.yaml".to_owned(), vendor)]);
    let first = plan(vec![("json".to_owned(), Ok(page("ctyun_json_several", CALL)))], &specs, options);
    specs.extend(first.files);
    let second = plan(vec![("text".to_owned(), Ok(page("ctyun_several", CALL)))], &specs, options);
    let outcome = second.pages[0].outcome.as_ref().expect("a merge");
    assert!(outcome.facts.is_empty() && second.files.is_empty(), "{outcome:?}");
}

#[test]
fn all_forms_of_a_call_give_the_same_facts() {
    let Some(folder) = folder() else { return };
    let [json, others @ ..] = FORMS.map(|form| (form, drafts(&folder.join(form))));
    let calls = |drafts: &Drafts| drafts.keys().cloned().collect::<BTreeSet<_>>();
    for (form, drafts) in &others {
        assert_eq!(calls(drafts), calls(&json.1), "{form}");
        for (call, draft) in drafts {
            let vendor = &json.1[call];
            assert_eq!(facts(draft), facts(vendor), "{form}, {call}");
            assert_eq!(open(draft), open(vendor), "{form}, {call}");
        }
    }
}

#[test]
fn every_part_of_a_page_is_read_or_named() {
    let Some(folder) = folder() else { return };
    for form in FORMS {
        let drafts = drafts(&folder.join(form));
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for (call, draft) in &drafts {
            let open = open(draft);
            assert!(open.len() <= OPEN[0], "{form}, {call}: {open:?}");
            for kind in open {
                *kinds.entry(kind).or_default() += 1;
            }
        }
        let all: usize = kinds.values().sum();
        println!("{form}: {} calls, {all} open points: {kinds:?}", drafts.len());
        assert!(all * 100 <= drafts.len() * OPEN[1], "{form}: {all} open points of {} calls", drafts.len());
    }
}
