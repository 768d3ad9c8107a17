//! The import of one draft into its file, new or merged.

use std::collections::{BTreeMap, BTreeSet};

use super::constants::{self, Constants};
use super::plan::{Outcome, Specs};
use super::{above, newest, scopes, target, tokens, validate};
use crate::import::draft::Draft;
use crate::import::merge::{ExampleChoice, Merged, merge};
use crate::yaml;

/// The state of a run over its drafts.
#[derive(Default)]
pub(super) struct Cx {
    pub(super) specs: Specs,
    /// The page that each file of this run comes from.
    pub(super) page_by_file: BTreeMap<String, String>,
    /// The scopes that the files of each vendor name.
    pub(super) scopes: BTreeMap<String, BTreeSet<String>>,
    /// The statements that the pages of each vendor repeat.
    pub(super) constants: Constants,
}

pub(super) fn import_draft(page: &str, draft: Draft, update: bool, cx: &mut Cx) -> Result<Outcome, String> {
    let there = target::find(&draft, &cx.specs);
    let path = there.clone().unwrap_or_else(|| draft.path.clone());
    if let Some(first) = cx.page_by_file.get(&path) {
        return Err(format!("another page describes the same call: {first}, {path}"));
    }
    let vendor = path.split('/').next().unwrap_or_default().to_owned();
    let outcome = match there {
        Some(_) if !update => {
            return Err(format!("its file already exists; merge the page with --update: {path}"));
        }
        Some(path) => {
            newest::refuse_older(&path, &cx.specs[&path], &draft)?;
            let (text, outcome) = update_file(&path, &draft, cx)?;
            cx.specs.insert(path, text);
            outcome
        }
        None => {
            tokens::check(&draft, &cx.specs)?;
            let text = above::adapt(&path, &draft.text, &cx.specs);
            cx.specs.insert(path.clone(), text);
            Outcome { path: path.clone(), is_new: true, lines: Vec::new(), facts: Vec::new(), open: draft.open }
        }
    };
    constants::add(&path, draft.constants, &cx.specs, &mut cx.constants);
    scopes::add(&vendor, &draft.scopes, &mut cx.specs);
    cx.scopes.entry(vendor).or_default().extend(draft.scopes);
    cx.page_by_file.insert(path, page.to_owned());
    Ok(outcome)
}

/// Merges a page into a file. The result must pass every check of specs.
pub(super) fn update_file(path: &str, draft: &Draft, cx: &Cx) -> Result<(String, Outcome), String> {
    let facts = yaml::parse(&draft.text).map_err(|_| "its draft cannot be read")?;
    let shared = target::types_above(path, &cx.specs);
    let old = &cx.specs[path];
    let tried = |example| {
        merge(old, &facts, &shared, example).and_then(|merged| validate::validate(path, merged, draft, &cx.specs))
    };
    // If no choice of the example helps, the first error about the page is the most useful one.
    let Merged { text, lines, facts } = tried(ExampleChoice::Page).or_else(|error| {
        let others = [ExampleChoice::File, ExampleChoice::Response, ExampleChoice::Nothing];
        others.into_iter().find_map(|example| tried(example).ok()).ok_or(error)
    })?;
    let open = yaml::parse(&text).map(|root| validate::open(&root)).unwrap_or_default();
    Ok((text, Outcome { path: path.to_owned(), is_new: false, lines, facts, open }))
}
