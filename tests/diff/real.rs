//! Pages of vendors before and after they changed, where somebody has them: each pair that is read gets a verdict.

use std::env;
use std::fs;
use std::path::Path;

use codegen::diff::{Changes, show};
use codegen::import::{Specs, Wish, import, plan};
use codegen::source::{Source, Sources};

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

/// The specs that a page alone becomes; what keeps it from being read, or from being compared, is said.
fn state(page: &Path) -> Result<State, String> {
    let text = fs::read_to_string(page).map_err(|error| error.to_string())?;
    let draft = import(&text, None)?;
    let mut specs = Specs::from([("feishu/vendor.yaml".to_owned(), VENDOR.to_owned())]);
    let wish = Wish { update: false, share: false };
    specs.extend(plan(vec![("page".to_owned(), Ok(draft))], &specs, wish).files);
    let files = specs.into_iter().map(|(path, text)| Source { path: format!("specs/{path}"), text });
    State::checked(Sources::new("specs", files.collect()))
}

#[test]
fn real_pages_that_changed_get_a_verdict() {
    let Some(folder) = env::var_os("VENDOR_PAGES").map(|folder| Path::new(&folder).join("drift")) else {
        println!("skipped: VENDOR_PAGES names no folder of pages");
        return;
    };
    let mut compared = 0;
    for page in fs::read_dir(folder.join("before")).into_iter().flatten() {
        let name = page.expect("a page").file_name();
        let [before, after] = ["before", "after"].map(|when| state(&folder.join(when).join(&name)));
        let shown = match (before, after) {
            (Ok(before), Ok(after)) => {
                compared += 1;
                assert_eq!(show::text(&diff(&after, &after)), show::text(&Changes::default()), "{}", name.display());
                show::text(&diff(&before, &after))
            }
            (Err(said), _) | (_, Err(said)) => format!("not compared: {said}\n"),
        };
        println!("== {}\n{shown}", name.display());
    }
    println!("{compared} pairs compared");
    assert!(compared > 0, "no pair of pages is read");
}
