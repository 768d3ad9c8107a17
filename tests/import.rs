//! Pages become drafts: cases that we wrote ourselves, and whatever real pages somebody has at hand.
//!
//! A case is a folder with `page.txt` and the exact `draft.yaml`, or with `refused.txt`. Whoever has pages of vendors points
//! `VENDOR_PAGES` at a folder of them.

mod facts;
mod oracle;
mod real;
mod rows;
mod seeds;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use codegen::codes::Severity;
use codegen::import::{Draft, import};
use codegen::report::Report;
use codegen::source::{Source, Sources};

use crate::golden;

/// Why a page may be refused; all others have to become drafts.
const REASONS: [&str; 2] =
    ["it is in no layout that is known", "it states no HTTP method and path, so it is a guide and no API"];

/// Places at which each real page is cut off.
const CUTS: usize = 10;

#[test]
fn cases_become_their_drafts() {
    let folder = golden::cases("import");
    let cases: BTreeSet<PathBuf> =
        fs::read_dir(&folder).expect("a folder of cases").map(|case| case.expect("a case").path()).collect();
    assert!(!cases.is_empty());
    for case in cases {
        let page =
            fs::read_to_string(case.join("page.txt")).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        match import(&page, None) {
            Ok(draft) => {
                golden::check(&case.join("draft.yaml"), &draft.text);
                assert_eq!(errors(&[draft]), "", "{}", case.display());
            }
            Err(refusal) => golden::check(&case.join("refused.txt"), &format!("{refusal}\n")),
        }
    }
}

/// Vendors with their envelopes and kinds of tokens.
const VENDORS: [(&str, &str, &[&str]); 3] = [
    (
        "feishu",
        "{ code: code, message: msg, data: data, success: [0], known: [error] }",
        &["tenant_access_token", "user_access_token", "app_access_token"],
    ),
    ("gptbots", "{ code: code, message: message, success: [0] }", &["api_key"]),
    (
        "ctyun",
        "{ code: statusCode, message: message, data: returnObj, success: [800, 200], known: [description, errorCode, error] }",
        &["eop_signature"],
    ),
];

/// A file with what drafts ask of their vendor.
fn vendor_file(vendor: &str, drafts: &[Draft]) -> Source {
    let (_, envelope, tokens) = VENDORS.iter().find(|(name, ..)| *name == vendor).expect("a vendor that is known");
    let scopes: BTreeSet<&String> = drafts.iter().flat_map(|draft| &draft.scopes).collect();
    let scopes: Vec<String> = scopes.iter().map(|scope| format!("\"{scope}\": Any.")).collect();
    let token =
        |token: &&str| format!("  {token}: {{ scheme: bearer, token: {token}, doc: Any., credentials: [token] }}\n");
    let tokens: String = tokens.iter().map(token).collect();
    let text = format!(
        "vendor: {vendor}\ntitle: Any\ndoc: Any.\nhost: https://vendor.example\nenvelope: {envelope}\nauth:\n{tokens}scopes: {{ {} }}\n",
        scopes.join(", ")
    );
    Source { path: format!("specs/{vendor}/vendor.yaml"), text }
}

/// What keeps drafts from being generated.
fn errors(drafts: &[Draft]) -> String {
    let vendors: BTreeSet<&str> = drafts.iter().filter_map(|draft| Some(draft.path.split_once('/')?.0)).collect();
    let page = |draft: &Draft| Source { path: format!("specs/{}", draft.path), text: draft.text.clone() };
    let mut files: Vec<Source> = drafts.iter().map(page).collect();
    files.extend(vendors.into_iter().map(|vendor| vendor_file(vendor, drafts)));
    let sources = Sources::new("specs", files);
    let mut report = Report::default();
    if codegen::generate(&sources, codegen::Options::default(), &mut report).is_ok() {
        return String::new();
    }
    let mut errors = Report::default();
    for finding in report.findings().iter().filter(|finding| finding.severity == Severity::Error) {
        errors.add_folder(finding.code, format!("{} at {:?}", finding.message, finding.target));
    }
    codegen::render::render(&errors, &sources, false)
}

fn pages(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "md") {
            into.push(path);
        }
    }
    into.sort();
}

#[test]
fn real_pages_become_drafts_that_generate() {
    let Some(folder) = std::env::var_os("VENDOR_PAGES") else {
        println!("skipped: VENDOR_PAGES names no folder of pages");
        return;
    };
    let mut paths = Vec::new();
    pages(Path::new(&folder), &mut paths);
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    let mut refused: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut read, mut twice) = (0, 0);
    for path in &paths {
        let text = String::from_utf8_lossy(&fs::read(path).expect("a page")).into_owned();
        for cut in 1..CUTS {
            let end = text.floor_char_boundary(text.len() / CUTS * cut);
            drop(import(&text[..end], None));
        }
        let shuffled: Vec<&str> = text.lines().rev().collect();
        drop(import(&shuffled.join("\n"), None));
        match import(&text, None) {
            Ok(draft) => {
                read += 1;
                let single = errors(std::slice::from_ref(&draft));
                assert!(single.is_empty(), "{}:\n{single}", path.display());
                twice += usize::from(drafts.insert(draft.path.clone(), draft).is_some());
            }
            Err(refusal) => refused.entry(refusal).or_default().push(path.display().to_string()),
        }
    }
    let open: usize = drafts.values().map(|draft| draft.open).sum();
    println!("{} pages, {read} drafts, {twice} of a call that another page describes, {open} points open", paths.len());
    for (reason, pages) in &refused {
        println!("{} refused, {reason}: {}", pages.len(), pages[0]);
    }
    assert!(read > 0);
    let strange: Vec<&String> = refused.keys().filter(|reason| !REASONS.contains(&reason.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?}");
}
