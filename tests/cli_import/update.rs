//! Newer pages merged into specs: facts change, and hand-written text stays byte for byte.
//!
//! A case is a folder.
//!
//! - `before.yaml`: the spec.
//! - `page.txt`: the newer page.
//! - `after.yaml`: the merged spec; missing if the page is refused.
//! - `changes.txt`: the messages.
//! - `vendor.yaml`, `service.yaml`: other files of the vendor.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::import::{Draft, ImportOptions, Memory, Plan, Specs, compare, import, plan};
use clientloom::yaml;

use crate::support::golden;

const VENDOR: &str = "\
vendor: feishu
title: Feishu
doc: Any.
host: https://feishu.example
envelope: { code: code, message: msg, data: data, success: [0], known: [error] }
auth:
  user: { scheme: bearer, token: user_access_token, doc: Any., credentials: [token] }
  token: { scheme: bearer, token: tenant_access_token, doc: Any., credentials: [token] }
scopes:
  room:write: Any.
";

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the folder of the vendor in the path of a spec.
fn vendor_of(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// Returns the specs of a case: its own file at the path of the page, and the files above it.
fn specs(case: &Path, path: &str) -> Specs {
    let above = |name: &str, or: &str| fs::read_to_string(case.join(name)).unwrap_or_else(|_| or.to_owned());
    let mut specs = Specs::from([(format!("{}/vendor.yaml", vendor_of(path)), above("vendor.yaml", VENDOR))]);
    let service = above("service.yaml", "");
    if !service.is_empty() {
        specs.insert("feishu/room/v1/service.yaml".to_owned(), service);
    }
    specs.insert(path.to_owned(), text(&case.join("before.yaml")));
    specs
}

fn update(draft: &Draft, specs: &Specs) -> Plan {
    plan(vec![("page.txt".to_owned(), Ok(draft.clone()))], specs, ImportOptions { update: true, share: false })
}

/// Returns the findings of specs compared with a page.
fn held(draft: &Draft, specs: &Specs) -> Vec<&'static str> {
    let files = specs.iter().map(|(path, text)| Source { path: format!("specs/{path}"), text: text.clone() });
    let mut report = Report::default();
    compare(
        vec![("page.txt".to_owned(), Ok(draft.clone()))],
        &Sources::new("specs", files.collect()),
        &Memory::default(),
        &mut report,
    );
    report.findings().iter().map(|finding| finding.code.name).collect()
}

/// Returns the messages of a plan, as the command prints them.
fn said(plan: &Plan) -> String {
    let mut said = String::new();
    for page in &plan.pages {
        let lines = match &page.outcome {
            Ok(outcome) => outcome.lines.clone(),
            Err(refusal) => vec![format!("refused: {refusal}")],
        };
        for line in lines.iter().chain(&plan.notes) {
            writeln!(said, "{line}").expect("a `String` accepts any text");
        }
    }
    for path in plan.files.keys().filter(|path| path.ends_with("/vendor.yaml") || path.ends_with("/service.yaml")) {
        writeln!(said, "{path} changed").expect("a `String` accepts any text");
    }
    said
}

fn check_case(name: &str) {
    let case = golden::cases("update").join(name);
    let draft = import(&text(&case.join("page.txt")), None).unwrap_or_else(|error| panic!("{name}: {error}"));
    // A file may have another name than the page. The operation then identifies it.
    let before = text(&case.join("before.yaml"));
    let operation = before.lines().find_map(|line| line.strip_prefix("operation: "));
    let path = operation.map_or_else(
        || draft.path.clone(),
        |name| format!("{}/{}.yaml", vendor_of(&draft.path), name.replace('.', "/")),
    );
    let mut specs = specs(&case, &path);
    let plan = update(&draft, &specs);
    let says_the_same = plan.pages[0].outcome.as_ref().is_ok_and(|outcome| outcome.facts.is_empty());
    assert_eq!(held(&draft, &specs).is_empty(), says_the_same, "{name}");
    golden::check(&case.join("changes.txt"), &said(&plan));
    let Ok(outcome) = &plan.pages[0].outcome else {
        assert!(plan.files.is_empty() && !case.join("after.yaml").exists(), "{name}");
        return;
    };
    assert!(!outcome.is_new && outcome.path == path, "{name}: {}", outcome.path);
    let after = plan.files.get(&path).unwrap_or(&before);
    golden::check(&case.join("after.yaml"), after);
    specs.extend(plan.files.clone());
    let again = update(&draft, &specs);
    assert!(again.files.is_empty(), "{name}: a second run changes {:#?}\n{}", again.files, said(&again));
    assert_eq!(held(&draft, &specs), [""; 0], "{name}: merged differences are reported again");
}

include!(concat!(env!("OUT_DIR"), "/update.rs"));

#[test]
fn updating_a_draft_from_its_own_page_changes_nothing() {
    for (name, draft) in drafts() {
        let plan = update(&draft, &Specs::from([(draft.path.clone(), draft.text.clone())]));
        let outcome = plan.pages[0].outcome.as_ref().unwrap_or_else(|error| panic!("{name}: {error}"));
        // The files of services are drafted from pages, too.
        let is_unchanged = plan.files.keys().all(|path| path.ends_with("/service.yaml"));
        assert!(is_unchanged && outcome.lines.is_empty(), "{name}: {:#?}", outcome.lines);
    }
}

/// The page restores any removed line of its draft.
#[test]
fn a_removed_line_is_restored_from_the_page() {
    for (name, draft) in drafts() {
        let lines: Vec<&str> = draft.text.lines().collect();
        let whole = yaml::parse(&draft.text).expect("YAML");
        let end = lines.iter().position(|line| ["errata:", "unsure:"].contains(line)).unwrap_or(lines.len());
        // A file keeps its further examples as they are.
        let examples = lines.iter().position(|line| *line == "examples:").unwrap_or(end);
        let end = (examples..end).filter(|number| lines[*number].starts_with("  - ")).nth(1).unwrap_or(end);
        for number in (0..end).filter(|number| is_fact(lines[*number])) {
            let text = [&lines[..number], &lines[number + 1..]].concat().join("\n") + "\n";
            if yaml::parse(&text).is_err() {
                continue;
            }
            let lost = format!("{name}: {}", lines[number]);
            let plan = update(&draft, &Specs::from([(draft.path.clone(), text)]));
            let outcome = plan.pages[0].outcome.as_ref().unwrap_or_else(|refusal| panic!("{lost}: {refusal}"));
            assert!(!outcome.lines.is_empty(), "{lost}: the loss is not reported");
            assert!(
                yaml::parse(plan.files.get(&draft.path).map_or("", |text| text)).ok() == Some(whole.clone()),
                "{lost}:\n{}",
                plan.files.get(&draft.path).cloned().unwrap_or_default()
            );
        }
    }
}

/// Returns the drafts of all cases.
fn drafts() -> Vec<(String, Draft)> {
    let cases = fs::read_dir(golden::cases("import")).expect("a folder of cases");
    let mut drafts: Vec<(String, Draft)> = cases
        .map(|case| case.expect("a case").path().join("page.txt"))
        .filter_map(|page| Some((page.display().to_string(), import(&text(&page), None).ok()?)))
        .collect();
    drafts.sort_by(|(a, _), (b, _)| a.cmp(b));
    drafts
}

/// Whether a line states a fact of the page and has nothing below it.
fn is_fact(line: &str) -> bool {
    const OURS: [&str; 13] = [
        "#",
        "notes:",
        "basis:",
        "either:",
        "operation:",
        "summary:",
        "doc:",
        "name:",
        "meaning:",
        "means:",
        "remedy:",
        "rust:",
        "token:",
    ];
    let line = line.trim_start();
    // Without its dash, a line would join the item above it.
    !line.starts_with("- ") && !line.ends_with(':') && !OURS.iter().any(|key| line.starts_with(key))
}

/// Returns the specs of a vendor in this repository.
fn own_specs(vendor: &str) -> Specs {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(vendor);
    golden::read(&folder).into_iter().map(|(path, text)| (format!("{vendor}/{path}"), text)).collect()
}

/// Newer pages merged into the specs of this repository; `changes.txt` has the changed lines.
mod specs_of_this_repository {
    use super::{golden, import, own_specs, said, text, update};

    fn check_case(name: &str) {
        let case = golden::cases("update_specs").join(name);
        let draft = import(&text(&case.join("page.txt")), None).expect("a draft");
        let specs = own_specs("feishu");
        let before = &specs[&draft.path];
        let plan = update(&draft, &specs);
        let after = plan.files.get(&draft.path).unwrap_or(before);
        let lines = |text: &str, other: &str, sign: &str| {
            let others: Vec<String> = other.lines().map(ToOwned::to_owned).collect();
            let own = text.lines().filter(|line| !others.iter().any(|other| other == line));
            own.fold(String::new(), |said, line| said + sign + line + "\n")
        };
        let changed = [said(&plan), lines(before, after, "-"), lines(after, before, "+")].concat();
        golden::check(&case.join("changes.txt"), &changed);
    }

    include!(concat!(env!("OUT_DIR"), "/update_specs.rs"));
}

/// Vendor pages before and after a change: the merged spec has the facts of a new draft.
#[test]
fn changed_vendor_pages_are_merged() {
    let Some(folder) = std::env::var_os("VENDOR_PAGES").map(|folder| Path::new(&folder).join("drift")) else {
        println!("skipped: VENDOR_PAGES names no folder of pages");
        return;
    };
    let (mut read, mut lines) = (0, 0);
    for page in fs::read_dir(folder.join("before")).into_iter().flatten() {
        let name = page.expect("a page").file_name();
        let [before, after] = ["before", "after"].map(|when| import(&text(&folder.join(when).join(&name)), None));
        let (Ok(before), Ok(after)) = (before, after) else { continue };
        read += 1;
        let mut specs = Specs::from([(before.path.clone(), before.text.clone())]);
        let plan = update(&after, &specs);
        specs.extend(plan.files.clone());
        assert_eq!(held(&after, &specs), [""; 0], "{}: merged differences are reported again", name.display());
        let outcome = plan.pages[0].outcome.as_ref().unwrap_or_else(|refusal| panic!("{}: {refusal}", name.display()));
        lines += outcome.lines.len();
        let merged = plan.files.get(&before.path).unwrap_or(&before.text);
        // If the page contradicts its own example, the spec's example stays.
        let is_kept = ["It is kept here as text.", "at: examples[0]."].iter().any(|words| after.text.contains(words));
        let facts = |text: &str| sorted(&yaml::parse(text).expect("YAML"), true, is_kept);
        assert_eq!(facts(merged), facts(&after.text), "{}", name.display());
    }
    println!("{read} pages followed, {lines} lines said");
}

/// Returns a value with sorted keys. A file loses its open points, and its examples if ours are
/// kept.
fn sorted(value: &yaml::Value, is_file: bool, is_kept: bool) -> yaml::Value {
    match value {
        yaml::Value::Map(entries) => {
            // Notes about scopes of fields are a person's text in the spec.
            let left_out =
                |key: &str| key == "unsure" || key == "notes" || (is_kept && (key == "examples" || key == "errata"));
            // The reaction to an existing row is a person's decision.
            let kept = entries.iter().filter(|(key, _)| key != "means" && !(is_file && left_out(key)));
            let mut entries: Vec<_> = kept.map(|(key, value)| (key.clone(), sorted(value, false, false))).collect();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            yaml::Value::Map(entries)
        }
        yaml::Value::List(items) => yaml::Value::List(items.iter().map(|item| sorted(item, false, false)).collect()),
        other => other.clone(),
    }
}
