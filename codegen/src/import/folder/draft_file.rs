//! The import of one draft into its file, new or merged.

use std::collections::{BTreeMap, BTreeSet};

use super::above::{self, TypesAbove};
use super::constants::Constants;
use super::pages::{self, Target};
use super::plan::{Outcome, Specs};
use super::{tokens, validate};
use crate::diagnostics::codes::kinds;
use crate::import::doubt::Doubt;
use crate::import::draft::{Draft, set_key, with_doubt};
use crate::import::merge::{ExampleChoice, Merged, merge};
use crate::yaml::{self, Value};

/// The state of a run over its drafts.
#[derive(Default)]
pub(super) struct Cx {
    pub(super) specs: Specs,
    /// The new files.
    pub(super) new: BTreeMap<String, Value>,
    /// The texts of new files that are as their drafts.
    pub(super) written: BTreeMap<String, String>,
    pub(super) above: TypesAbove,
    /// The page that each file of this run comes from.
    pub(super) page_by_file: BTreeMap<String, String>,
    /// The scopes that the files of each vendor name.
    pub(super) scopes: BTreeMap<String, BTreeSet<String>>,
    /// The statements that the pages of each vendor repeat.
    pub(super) constants: Constants,
}

impl Cx {
    pub(super) fn new(specs: &Specs) -> Self {
        Self { specs: specs.clone(), above: TypesAbove::of(specs), ..Self::default() }
    }
}

pub(super) fn import_draft(
    page: &str,
    mut draft: Draft,
    target: Target,
    update: bool,
    cx: &mut Cx,
) -> Result<Outcome, String> {
    let path = target.path;
    if let Some(first) = cx.page_by_file.get(&path) {
        let noun = draft.noun();
        return Err(format!("another page describes the same {noun}: {first}, {path}"));
    }
    let vendor = path.split('/').next().unwrap_or_default().to_owned();
    let outcome = if target.is_there && !update {
        return Err(format!("its file already exists; merge the page with --update: {path}"));
    } else if target.is_there {
        pages::refuse_older(&path, &cx.specs[&path], &draft)?;
        let (text, outcome) = update_file(&path, &draft, cx)?;
        cx.specs.insert(path.clone(), text);
        outcome
    } else {
        tokens::check(&draft, &cx.specs)?;
        let mut is_changed = path != draft.path;
        if let Some(why) = target.why {
            rename(&mut draft, &path, why);
        }
        is_changed |= above::adapt(&path, &mut draft.root, &cx.above);
        cx.new.insert(path.clone(), draft.root);
        if !is_changed {
            cx.written.insert(path.clone(), draft.text);
        }
        Outcome {
            path: path.clone(),
            is_new: true,
            lines: Vec::new(),
            facts: Vec::new(),
            open: draft.open,
            sentences: draft.sentences,
        }
    };
    cx.constants.add(&path, draft.constants, &cx.specs);
    cx.scopes.entry(vendor).or_default().extend(draft.scopes);
    cx.page_by_file.insert(path, page.to_owned());
    Ok(outcome)
}

/// Gives a draft the name of its file, and says why.
fn rename(draft: &mut Draft, path: &str, why: String) {
    // The name of an event is its type, and does not depend on the file.
    if draft.root.get("event").is_some() {
        return;
    }
    let name = path.trim_end_matches(".yaml").split('/').skip(1).collect::<Vec<_>>().join(".");
    set_key(&mut draft.root, "operation", Value::from(name.as_str()));
    with_doubt(&mut draft.root, Doubt::new(&kinds::ASSUMED_NAME, "operation", format!("{name}."), why));
    draft.open.push(&kinds::ASSUMED_NAME);
}

/// Merges a page into a file. The result must pass every check of specs.
pub(super) fn update_file(path: &str, draft: &Draft, cx: &Cx) -> Result<(String, Outcome), String> {
    let shared = cx.above.shared(path);
    let old = &cx.specs[path];
    let mut page = draft.stated(old);
    draft.settled.iter().for_each(|doubt| with_doubt(&mut page, doubt.clone()));
    let tried = |example| {
        merge(old, &page, &draft.settled, &shared, example)
            .and_then(|merged| validate::validate(path, merged, draft, &cx.specs))
    };
    // If no choice of the example helps, the first error about the page is the most useful one.
    let Merged { text, lines, facts } = tried(ExampleChoice::Page).or_else(|error| {
        let others = [ExampleChoice::File, ExampleChoice::Response, ExampleChoice::Nothing];
        others.into_iter().find_map(|example| tried(example).ok()).ok_or(error)
    })?;
    let open = yaml::parse(&text).map(|root| validate::open(&root)).unwrap_or_default();
    Ok((text, Outcome { path: path.to_owned(), is_new: false, lines, facts, open, sentences: draft.sentences.clone() }))
}
