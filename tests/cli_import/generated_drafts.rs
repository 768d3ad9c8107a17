//! Drafts of vendor pages: each API page becomes a draft, and each draft generates.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clientloom::diagnostics::codes::{self, Severity};
use clientloom::diagnostics::{Finding, Report, Source, Sources};
use clientloom::import::Draft;
use clientloom::rust::{Generated, Options};

use super::vendor_pages::{folder, in_parallel, pages};
use super::webhooks;

/// The only accepted reason for a refused page.
const GUIDE: &str = "no HTTP method and path were found: the page seems to be a guide";

/// Folders that contain guides. Each page of the other folders becomes a draft.
const WITH_GUIDES: [&str; 4] = ["ctyun", "gptbots", "gptbots/en", "gptbots/zh"];

/// Vendors with their envelopes and token types.
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

/// Returns a vendor file with everything that drafts need from it.
fn vendor_file(vendor: &str, drafts: &[&Draft]) -> Source {
    let (_, envelope, tokens) = VENDORS.iter().find(|(name, ..)| *name == vendor).expect("a vendor that is known");
    let scopes: BTreeSet<&String> = drafts.iter().flat_map(|draft| &draft.scopes).collect();
    let scopes: Vec<String> = scopes.iter().map(|scope| format!("\"{scope}\": Any.")).collect();
    let token =
        |token: &&str| format!("  {token}: {{ scheme: bearer, token: {token}, doc: Any., credentials: [token] }}\n");
    let tokens: String = tokens.iter().map(token).collect();
    let text = format!(
        "vendor: {vendor}\ntitle: Any\ndoc: Any.\nhost: https://vendor.example\nenvelope: {envelope}\nauth:\n{tokens}{}scopes: {{ {} }}\n",
        webhooks::of(vendor),
        scopes.join(", ")
    );
    Source { path: format!("specs/{vendor}/vendor.yaml"), text }
}

/// Returns drafts and the files of their vendors.
fn sources(drafts: &[&Draft]) -> Sources {
    let vendors: BTreeSet<&str> = drafts.iter().filter_map(|draft| Some(draft.path.split_once('/')?.0)).collect();
    let page = |draft: &&Draft| Source { path: format!("specs/{}", draft.path), text: draft.text.clone() };
    let mut files: Vec<Source> = drafts.iter().map(page).collect();
    files.extend(vendors.into_iter().map(|vendor| vendor_file(vendor, drafts)));
    Sources::new("specs", files)
}

/// Generates drafts together.
///
/// # Errors
/// The errors that prevent it, without warnings.
pub(super) fn generate(drafts: &[&Draft]) -> Result<Generated, String> {
    let sources = sources(drafts);
    let mut report = Report::default();
    clientloom::rust::generate(&sources, &Options::default(), &mut report).map_err(|_| {
        let mut errors = Report::default();
        // The operation that an event names is the draft of another page.
        let is_own = |finding: &&Finding| finding.code.name != codes::EVENT_SUBSCRIBE.name;
        let found = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
        for finding in found.filter(is_own) {
            errors.add_folder(finding.code, format!("{} at {:?}", finding.message, finding.target));
        }
        clientloom::diagnostics::render::render(&errors, &sources, false)
    })
}

/// Returns the errors that prevent generation.
pub(super) fn errors(drafts: &[&Draft]) -> String {
    generate(drafts).err().unwrap_or_default()
}

#[test]
fn vendor_pages_become_drafts_that_generate() {
    let pages = pages();
    let mut drafts: BTreeMap<&str, &Draft> = BTreeMap::new();
    let mut folders: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut strange = Vec::new();
    let mut twice = 0;
    for page in pages {
        let below = folder().and_then(|root| page.path.parent()?.strip_prefix(root).ok().map(Path::to_path_buf));
        let folder = below.unwrap_or_default().display().to_string();
        match &page.draft {
            Ok(draft) => {
                folders.entry(folder).or_default().0 += 1;
                twice += usize::from(drafts.insert(&draft.path, draft).is_some());
            }
            Err(refusal) => {
                println!("{} is refused: {refusal}", page.path.display());
                let is_expected = refusal == GUIDE || refusal.contains("stream");
                if !is_expected || !WITH_GUIDES.contains(&folder.as_str()) {
                    strange.push(&page.path);
                }
                folders.entry(folder).or_default().1 += 1;
            }
        }
    }
    let open: usize = drafts.values().map(|draft| draft.open.len()).sum();
    println!(
        "{} pages, {} calls, {twice} pages of a call that another describes, {open} points open",
        pages.len(),
        drafts.len()
    );
    for (folder, (read, refused)) in &folders {
        println!("{folder}: {read} of {} became drafts", read + refused);
    }
    assert!(strange.is_empty(), "{strange:?}");
    let drafts: Vec<&Draft> = pages.iter().filter_map(|page| page.draft.as_ref().ok()).collect();
    let errors = in_parallel(&drafts, |draft| errors(&[draft]));
    assert_eq!(errors.concat(), "");
}
