//! Vendor pages before and after a change: each readable pair gets a verdict.
//!
//! The file `vendor_pages.yaml` has the verdicts that were checked against the pages by hand.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use clientloom::change::diff::{Bump, Changes, Verdict, show};
use clientloom::diagnostics::{Source, Sources};
use clientloom::import::{ImportOptions, Specs, import, plan};
use serde::Deserialize;

use super::state::{State, diff};

const VENDOR: &str = "\
vendor: feishu
title: Feishu
doc: Any.
host: https://feishu.example
envelope: { code: code, message: msg, data: data, success: [0], known: [error] }
auth:
  user: { scheme: bearer, token: user_access_token, doc: Any., credentials: [token] }
  tenant: { scheme: bearer, token: tenant_access_token, doc: Any., credentials: [token] }
  app: { scheme: bearer, token: app_access_token, doc: Any., credentials: [token] }
";

/// The result of a pair of pages.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    /// The needed version.
    due: String,
    /// The number of changes under each rule, except changes of words.
    rules: BTreeMap<String, usize>,
}

impl Found {
    fn of(changes: &Changes) -> Self {
        let mut rules = BTreeMap::new();
        for change in changes.0.iter().filter(|change| change.rule.worst() > Verdict::Words) {
            *rules.entry(change.rule.name.to_owned()).or_default() += 1;
        }
        Self { due: Bump::from(changes.worst()).to_string(), rules }
    }
}

/// Returns the specs made from one page, or the reason why there are none.
fn state(page: &Path) -> Result<State, String> {
    let text = fs::read_to_string(page).map_err(|error| error.to_string())?;
    let draft = import(&text, None)?;
    let mut specs = Specs::from([("feishu/vendor.yaml".to_owned(), VENDOR.to_owned())]);
    let wish = ImportOptions { update: false, share: false };
    specs.extend(plan(vec![("page".to_owned(), Ok(draft))], &specs, wish).files);
    let files = specs.into_iter().map(|(path, text)| Source { path: format!("specs/{path}"), text });
    State::checked(Sources::new("specs", files.collect()))
}

#[test]
fn changed_vendor_pages_get_their_verdict() {
    let Some(folder) = env::var_os("VENDOR_PAGES").map(|folder| Path::new(&folder).join("drift")) else {
        println!("skipped: VENDOR_PAGES names no folder of pages");
        return;
    };
    let read =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("cli_diff/vendor_pages.yaml")).expect("a table");
    let read: BTreeMap<String, Found> = serde_yaml::from_str(&read).expect("a table of pairs");
    let mut compared = 0;
    for page in fs::read_dir(folder.join("before")).into_iter().flatten() {
        let name = page.expect("a page").file_name();
        let [before, after] = ["before", "after"].map(|when| state(&folder.join(when).join(&name)));
        let right = read.get(&*name.to_string_lossy());
        let shown = match (before, after) {
            (Ok(before), Ok(after)) => {
                compared += 1;
                assert_eq!(show::text(&diff(&after, &after)), show::text(&Changes::default()), "{}", name.display());
                let changes = diff(&before, &after);
                let shown = show::text(&changes);
                if let Some(right) = right {
                    assert_eq!(Found::of(&changes), *right, "{}\n{shown}", name.display());
                }
                shown
            }
            (Err(said), _) | (_, Err(said)) => {
                assert!(right.is_none(), "{}: {said}", name.display());
                format!("not compared: {said}\n")
            }
        };
        println!("== {}\n{shown}", name.display());
    }
    println!("{compared} pairs compared");
    assert!(compared > 0, "no pair of pages is read");
}
