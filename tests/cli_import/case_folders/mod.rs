//! Case folders of vendors' pages: what a part of each draft has to be.
//!
//! The environment variable `IMPORT_CASES` names a folder of cases. A case is a folder.
//!
//! - `page.md` or `page.json`: the page, and `page-2.md`: another page of the same run.
//! - `newer.md`: a page that is merged into the draft.
//! - `expected.yaml`, `expected-2.yaml`: parts of the specs, a document for each draft.
//!
//! The folder may have two tables, `limits.tsv` and `defaults.tsv`. Their pages are in
//! `VENDOR_CORPUS`.

mod expected;
mod readings;

use std::fs;
use std::path::{Path, PathBuf};

use clientloom::import::{ImportOptions, Outcome, Planned, Specs, import_all, plan};
use clientloom::yaml::{self, Value};

use super::spec_errors::errors;
use super::vendor_pages::{folder_of, in_parallel};
use super::webhooks;
use expected::differences;

/// The variable with the folder of cases.
const CASES: &str = "IMPORT_CASES";

/// Words of refusals that cases expect, of pages that describe an event and have a draft now.
const EVENTS: [&str; 1] = ["event"];

/// Cases that do not hold, with the reason.
const OPEN: [(&str, &str); 1] =
    [("update-doubt-comes", "a default in words is read without a question, so an update writes none")];

/// The vendors of the pages, with their envelopes and tokens.
const VENDORS: [(&str, &str, &[&str]); 3] = [
    (
        "feishu",
        "{ code: code, message: msg, data: data, success: [0], known: [error] }",
        &["tenant_access_token", "user_access_token", "app_access_token"],
    ),
    ("gptbots", "{ code: code, message: message, success: [0] }", &["api_key"]),
    (
        "ctyun",
        "{ code: statusCode, message: message, data: returnObj, success: [], known: [description, errorCode, error] }",
        &["eop_signature"],
    ),
];

/// Returns the files of the vendors.
fn vendors() -> Specs {
    let file = |(name, envelope, tokens): (&str, &str, &[&str])| {
        let scheme = |token: &&str| {
            format!("  {token}: {{ scheme: bearer, token: {token}, doc: Any., credentials: [token] }}\n")
        };
        let auth: String = tokens.iter().map(scheme).collect();
        let head = format!("vendor: {name}\ntitle: Any\ndoc: Any.\nhost: https://vendor.example\n");
        let webhook = webhooks::of(name);
        (format!("{name}/vendor.yaml"), format!("{head}envelope: {envelope}\nauth:\n{auth}{webhook}"))
    };
    VENDORS.into_iter().map(file).collect()
}

/// A case with the specs of its pages.
struct Case {
    folder: PathBuf,
    specs: Specs,
    /// The pages of the run. A file with several pages has several.
    pages: Vec<Planned>,
}

impl Case {
    fn read(folder: &Path) -> Self {
        let mut case = Self { folder: folder.to_path_buf(), specs: vendors(), pages: Vec::new() };
        case.pages = case.import(&["page.md", "page.json", "page-2.md"], false);
        if folder.join("newer.md").exists() {
            case.pages = case.import(&["newer.md"], true);
        }
        case
    }

    /// Imports those of the files that exist.
    fn import(&mut self, files: &[&str], update: bool) -> Vec<Planned> {
        let mut drafts = Vec::new();
        for file in files {
            let Ok(text) = fs::read_to_string(self.folder.join(file)) else { continue };
            drafts.extend(import_all(&text, None).into_iter().map(|page| ((*file).to_owned(), page.draft)));
        }
        let plan = plan(drafts, &self.specs, ImportOptions { update, share: false });
        self.specs.extend(plan.files);
        plan.pages
    }

    /// Returns the results of the pages of a file.
    fn outcomes(&self, number: &str) -> impl Iterator<Item = &Result<Outcome, String>> {
        let is_of = move |page: &&Planned| {
            let name = page.page.split('.').next().unwrap_or_default();
            name == format!("page{number}") || (name == "newer" && number.is_empty())
        };
        self.pages.iter().filter(is_of).map(|page| &page.outcome)
    }

    /// Returns the spec of a page, with the facts of its service below `service`.
    fn spec(&self, outcome: &Outcome) -> Value {
        let parsed = |path: &str| yaml::parse(self.specs.get(path)?).ok();
        let mut spec = parsed(&outcome.path).expect("a spec");
        let service = Path::new(&outcome.path).ancestors().find_map(|folder| {
            let file = folder.join("service.yaml");
            parsed(file.to_str()?)
        });
        if let (Value::Map(entries), Some(service)) = (&mut spec, service) {
            entries.push(("service".to_owned(), service));
        }
        spec
    }

    /// Returns how the case differs from what it expects.
    fn differences(&self) -> Vec<String> {
        let mut found = errors(self.specs.clone());
        for number in ["", "-2"] {
            let Ok(text) = fs::read_to_string(self.folder.join(format!("expected{number}.yaml"))) else { continue };
            let drafts: Vec<_> = self.outcomes(number).collect();
            let documents: Vec<Value> = documents(&text);
            if let [document] = documents.as_slice()
                && let Some(word) = document.get("refused").and_then(Value::as_text)
            {
                if !(EVENTS.contains(&word) && drafts.iter().all(|draft| is_event(draft, &self.specs))) {
                    found.extend(refused(drafts, word));
                }
                continue;
            }
            let mut specs: Vec<Value> =
                drafts.iter().filter_map(|draft| Some(self.spec(draft.as_ref().ok()?))).collect();
            // A case of calls leaves out the events of its page.
            if documents.iter().all(|document| document.get("event").is_none()) {
                specs.retain(|spec| spec.get("event").is_none());
            }
            if specs.len() != documents.len() {
                let refusals: Vec<&String> = drafts.iter().filter_map(|draft| draft.as_ref().err()).collect();
                found.push(format!("{} drafts instead of {}: {refusals:?}", specs.len(), documents.len()));
            }
            for (document, spec) in documents.iter().zip(&specs) {
                found.extend(differences(document, spec));
                found.extend(self.equal(document));
            }
        }
        found
    }

    /// Returns a key that has to differ between the pages, if it is equal.
    fn equal(&self, document: &Value) -> Option<String> {
        let key = document.get("different").and_then(Value::as_text)?;
        let drafts = self.pages.iter().filter_map(|page| page.outcome.as_ref().ok());
        let values: Vec<String> = drafts.filter_map(|draft| Some(self.spec(draft).get(key)?.to_json())).collect();
        let is_equal = values.iter().enumerate().any(|(at, value)| values[..at].contains(value));
        is_equal.then(|| format!("{key} is equal: {values:?}"))
    }
}

/// Whether a page has the draft of an event.
fn is_event(outcome: &Result<Outcome, String>, specs: &Specs) -> bool {
    let text = outcome.as_ref().ok().and_then(|draft| specs.get(&draft.path));
    text.and_then(|text| yaml::parse(text).ok()).is_some_and(|spec| spec.get("event").is_some())
}

/// Returns pages that are not refused, or are refused for another reason.
fn refused(outcomes: Vec<&Result<Outcome, String>>, word: &str) -> Vec<String> {
    let wrong = |outcome: &Result<Outcome, String>| match outcome {
        Ok(draft) => Some(format!("{} was not refused", draft.path)),
        Err(why) if why.contains(word) => None,
        Err(why) => Some(format!("refused without the word `{word}`: {why}")),
    };
    outcomes.into_iter().filter_map(wrong).collect()
}

/// Returns the documents of a file of YAML.
fn documents(text: &str) -> Vec<Value> {
    text.split("\n---\n").map(|text| yaml::parse(text).expect("YAML")).collect()
}

#[test]
fn drafts_are_as_the_cases_expect() {
    let Some(root) = folder_of(CASES) else { return };
    let entries = fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(!folders.is_empty(), "{CASES} names a folder without cases: {}", root.display());
    let differences = in_parallel(&folders, |folder| Case::read(folder).differences());
    let mut failed = Vec::new();
    let mut held = 0;
    for (folder, found) in folders.iter().zip(differences) {
        let open = OPEN.iter().find(|(name, _)| folder.ends_with(name));
        match (found.as_slice(), open) {
            ([], None) => held += 1,
            ([], Some(_)) => failed.push(format!("{} holds now: remove it from `OPEN`", folder.display())),
            (found, Some((name, why))) => println!("{name}: {why}: {}", found.join(", ")),
            (found, None) => failed.push(format!("{}:\n  {}", folder.display(), found.join("\n  "))),
        }
    }
    println!("{held} of {} cases hold", folders.len());
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
