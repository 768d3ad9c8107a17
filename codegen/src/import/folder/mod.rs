//! Drafts into a folder of specs: new files, files that a page is merged into, and what they all need.

mod above;
mod compare;
mod held;
mod newest;
mod scopes;
mod shared;
mod target;

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::merge::{Example, Merged, merge};
use crate::yaml;

pub use compare::{Compared, compare};

/// Texts of specs by their paths below the folder, such as `feishu/vendor.yaml`.
pub type Specs = BTreeMap<String, String>;

/// What became of the pages of one run.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What became of each page, in the order in which they were given.
    pub pages: Vec<Planned>,
    /// Files to write: those that are new, and those that have another text now.
    pub files: Specs,
    /// What a person has to know or do beside that, a line each.
    pub notes: Vec<String>,
}

/// What became of a page.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The page as it is shown.
    pub page: String,
    /// Its file below the folder, or why it has none.
    pub outcome: Result<Outcome, String>,
}

/// What became of a page's file.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Path below the folder.
    pub path: String,
    /// Whether the file is new.
    pub is_new: bool,
    /// What changed and what was kept against the page, a line each.
    pub lines: Vec<String>,
    /// Those of the lines that say what changed.
    pub facts: Vec<String>,
    /// How many points are open.
    pub open: usize,
}

/// What is asked for beside new files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Pages are merged into files that are there.
    pub update: bool,
    /// Types that new files share move into the file of their service.
    pub share: bool,
}

/// Plans what drafts do to a folder that has these specs.
#[must_use]
pub fn plan(drafts: Vec<(String, Result<Draft, String>)>, specs: &Specs, wish: Wish) -> Plan {
    let mut cx = Cx { now: specs.clone(), ..Cx::default() };
    let newest = newest::of_each(&drafts, specs);
    let mut pages = Vec::new();
    for (page, draft) in drafts {
        let outcome = draft.and_then(|draft| match newest.get(&page) {
            Some(newer) => Err(format!("a newer page describes the same call: {newer}, {}", draft.path)),
            None => take(&page, draft, wish.update, &mut cx),
        });
        pages.push(Planned { page, outcome });
    }
    let mut notes = scopes::said(specs, &cx.now, &cx.scopes);
    let new = cx.taken.keys().filter(|path| !specs.contains_key(*path)).cloned().collect();
    notes.extend(shared::share(&new, wish.share, &mut cx.now));
    let files = cx.now.into_iter().filter(|(path, text)| specs.get(path) != Some(text)).collect();
    Plan { pages, files, notes }
}

/// What goes along while the drafts of a run are taken.
#[derive(Default)]
struct Cx {
    now: Specs,
    /// The page that each file of this run comes from.
    taken: BTreeMap<String, String>,
    /// The scopes that the files of each vendor name.
    scopes: BTreeMap<String, BTreeSet<String>>,
}

fn take(page: &str, draft: Draft, update: bool, cx: &mut Cx) -> Result<Outcome, String> {
    let there = target::find(&draft, &cx.now);
    let path = there.clone().unwrap_or_else(|| draft.path.clone());
    if let Some(first) = cx.taken.get(&path) {
        return Err(format!("another page describes the same call: {first}, {path}"));
    }
    let vendor = path.split('/').next().unwrap_or_default().to_owned();
    let outcome = match there {
        Some(_) if !update => {
            return Err(format!("its file already exists; merge the page with --update: {path}"));
        }
        Some(path) => {
            newest::refuse_older(&path, &cx.now[&path], &draft)?;
            let (text, outcome) = update_file(&path, &draft, cx)?;
            cx.now.insert(path, text);
            outcome
        }
        None => {
            let text = above::fit(&path, &draft.text, &cx.now);
            cx.now.insert(path.clone(), text);
            Outcome { path: path.clone(), is_new: true, lines: Vec::new(), facts: Vec::new(), open: draft.open }
        }
    };
    scopes::add(&vendor, &draft.scopes, &mut cx.now);
    cx.scopes.entry(vendor).or_default().extend(draft.scopes);
    cx.taken.insert(path, page.to_owned());
    Ok(outcome)
}

/// Merges a page into a file; what results has to keep every rule for specs.
fn update_file(path: &str, draft: &Draft, cx: &Cx) -> Result<(String, Outcome), String> {
    let facts = yaml::parse(&draft.text).map_err(|_| "its draft is not valid YAML")?;
    let shared = target::types_above(path, &cx.now);
    let old = &cx.now[path];
    let tried =
        |example| merge(old, &facts, &shared, example).and_then(|merged| held::hold(path, merged, draft, &cx.now));
    // Where no example helps, what is wrong with the page itself is what there is to say.
    let Merged { text, lines, facts } = tried(Example::Page).or_else(|error| {
        let others = [Example::File, Example::Reply, Example::Nothing];
        others.into_iter().find_map(|example| tried(example).ok()).ok_or(error)
    })?;
    let open = yaml::parse(&text).map(|root| held::open(&root)).unwrap_or_default();
    Ok((text, Outcome { path: path.to_owned(), is_new: false, lines, facts, open }))
}
