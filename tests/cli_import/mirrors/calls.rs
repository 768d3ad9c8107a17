//! Each page of a call or an event has a draft, and the drafts of one day make one project.

use std::collections::{BTreeMap, BTreeSet};

use clientloom::import::{Draft, ImportOptions, Plan, Specs, plan};

use super::{LATER, MIRRORS, Mirrors, RAW, TREE, all, number};
use crate::cli_import::second_reader::{Content, Part, parts};
use crate::cli_import::spec_errors::errors;
use crate::cli_import::vendor_pages::Real;
use crate::cli_import::webhooks;

const VENDOR: &str = "\
vendor: feishu
title: Feishu
doc: Any.
host: https://feishu.example
envelope: { code: code, message: msg, data: data, success: [0], known: [error] }
auth:
  tenant: { scheme: bearer, token: tenant_access_token, doc: Any., credentials: [token] }
  user: { scheme: bearer, token: user_access_token, doc: Any., credentials: [token] }
  app: { scheme: bearer, token: app_access_token, doc: Any., credentials: [token] }
scopes:
  any: Any.
";

/// Words of the only refusals of a run: another page describes the call.
const SECOND_PAGES: [&str; 4] = [
    "another page describes the same event: ",
    "another page describes the same call: ",
    "a newer page describes the same call: ",
    "an earlier version, and another page",
];

/// Words of the refusals of pages that describe no call of a client.
const OTHERS: [&str; 1] = ["a guide"];

/// Whether two rows of a page state a URL and a method.
fn states_call(page: &Real) -> bool {
    let parts = parts(&page.text);
    let states = |label: &str, is_value: fn(&str) -> bool| {
        parts.iter().any(|part| match &part.content {
            Content::Row { cells, .. } => {
                row_name(part) == label && cells.get(1).is_some_and(|value| is_value(value.trim()))
            }
            _ => false,
        })
    };
    states("HTTP URL", |value| value.contains('/')) && states("HTTP Method", |value| value.len() > 2)
}

/// Whether the draft of a page is one of an event.
fn is_event(page: &Real) -> bool {
    page.draft.as_ref().is_ok_and(|draft| draft.root.get("event").is_some())
}

fn row_name(part: &Part) -> String {
    match &part.content {
        Content::Row { cells, .. } => cells[0].trim_matches(['*', ' ']).to_owned(),
        _ => String::new(),
    }
}

#[test]
fn pages_of_calls_become_drafts() {
    for mirrors in all() {
        for mirror in [RAW, TREE, LATER] {
            let pages = mirrors.pages(mirror);
            let calls: Vec<&Real> = pages.iter().filter(|page| states_call(page)).collect();
            let refused: Vec<_> = calls
                .iter()
                .filter_map(|page| Some((mirrors.name(mirror, page), page.draft.as_ref().err()?)))
                .collect();
            let events: BTreeSet<_> = pages.iter().filter(|page| is_event(page)).map(|page| &page.path).collect();
            let (expected, events) = (mirrors.expected, events.len());
            println!("{mirror}: {} pages, {} calls, {events} events", pages.len(), calls.len());
            assert_eq!(calls.len(), expected.calls[number(mirror)], "calls of {mirror}");
            assert_eq!(events, expected.events[number(mirror)], "events of {mirror}");
            assert_eq!(refused, Vec::new(), "{mirror}");
        }
        for mirror in &MIRRORS[number(LATER) + 1..] {
            let pages = mirrors.pages(mirror);
            let is_call = |page: &&Real| {
                page.draft.as_ref().err().is_none_or(|why| !OTHERS.iter().any(|word| why.contains(word)))
                    && !is_event(page)
            };
            let events = pages.iter().filter(|page| is_event(page)).count();
            assert_eq!(events, mirrors.expected.events[number(mirror)], "events of {mirror}");
            for page in pages.iter().filter(|page| page.draft.is_err()) {
                println!("{}: {:?}", page.path.display(), page.draft.as_ref().err());
            }
            let calls = pages.iter().filter(is_call).count();
            assert_eq!(calls, mirrors.expected.calls[number(mirror)], "calls of {mirror}");
        }
    }
}

/// Returns the plan of a run over all drafts of a mirror.
fn run(mirrors: &Mirrors, mirror: &str) -> Plan {
    let named = |(path, draft): (&std::path::Path, &Draft)| (path.display().to_string(), Ok(draft.clone()));
    let vendor = format!("{VENDOR}{}", webhooks::of("feishu"));
    let specs = Specs::from([("feishu/vendor.yaml".to_owned(), vendor)]);
    plan(mirrors.drafts(mirror).map(named).collect(), &specs, ImportOptions { update: false, share: true })
}

/// Counts the types that files declare.
fn types(specs: &Specs) -> usize {
    let of_file = |text: &String| {
        let section = text.split_once("\ntypes:\n").map(|(_, rest)| rest).unwrap_or_default();
        let lines = section.lines().take_while(|line| line.is_empty() || line.starts_with([' ', '#']));
        lines.filter(|line| line.starts_with("  ") && !line.starts_with("   ") && !line.starts_with("  #")).count()
    };
    specs.values().map(of_file).sum()
}

#[test]
fn drafts_of_one_day_make_one_project() {
    for mirrors in all() {
        for mirror in [RAW, LATER] {
            let plan = run(mirrors, mirror);
            let pages: BTreeSet<&str> = plan.pages.iter().map(|page| page.page.as_str()).collect();
            let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
            for page in &plan.pages {
                let Err(why) = &page.outcome else { continue };
                let second = SECOND_PAGES.iter().find(|words| why.contains(*words));
                let first = pages.iter().find(|name| **name != page.page && why.contains(*name));
                assert!(second.is_some() && first.is_some(), "{}: {why}", page.page);
                *refused.entry(second.map_or("", |words| words)).or_default() += 1;
            }
            let types = types(&plan.files);
            println!("{mirror}: {} files, {types} types, {refused:?}", plan.files.len());
            assert!(mirror != RAW || types <= mirrors.expected.types, "{types} types");
            assert!(!mirrors.is_ours || mirror != RAW || types == mirrors.expected.types, "{types} types");
            assert_eq!(errors(plan.files), Vec::<String>::new(), "{mirror}");
        }
    }
}
