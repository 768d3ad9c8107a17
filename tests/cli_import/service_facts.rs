//! Facts that the pages of a service repeat: import drafts the file of the service with them.

use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::import::{ImportOptions, Plan, Specs, import_all, plan};

use crate::support::golden;

const SERVICE: &str = "ctyun/api/bloom/v2/service.yaml";

/// The vendor of the pages, whose services have codes of their own.
const VENDOR: &str = "\
vendor: ctyun
title: CTyun
doc: A cloud.
host: https://acme.example
envelope: { code: statusCode, message: message, detail: description, data: returnObj, success: [], known: [error] }
auth:
  keys: { scheme: eop, token: eop_signature, doc: Keys., credentials: [access_key, secret_key] }
";

fn planned(case: &str, edit: impl Fn(&str) -> String, specs: &Specs) -> Plan {
    let page = golden::read(&golden::cases("import").join(case)).remove("page.txt").expect("a page");
    let drafts = import_all(&edit(&page), None).into_iter().map(|page| (case.to_owned(), page.draft));
    plan(drafts.collect(), specs, ImportOptions::default())
}

fn specs(files: &[(&str, &str)]) -> Specs {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn the_file_of_a_service_has_the_host_and_the_codes_of_its_pages() {
    let before = specs(&[("ctyun/vendor.yaml", VENDOR)]);
    let plan = planned("ctyun_portal", str::to_owned, &before);
    golden::check(&golden::cases("import").join("ctyun_portal/service.yaml"), &plan.files[SERVICE]);
    let note = "ctyun/api/bloom/v2/service.yaml was drafted with the host `bloom-global.ctapi.ctyun.cn` and the \
                success code 200, as its pages state; describe it";
    assert!(plan.notes.iter().any(|found| found == note), "{:?}", plan.notes);
    let all: Vec<Source> = before
        .into_iter()
        .chain(plan.files)
        .map(|(path, text)| Source { path: format!("specs/{path}"), text })
        .collect();
    let mut report = Report::default();
    let _spec = clientloom::spec::read(&Sources::new("specs", all), &mut report);
    assert_eq!(report.errors(), 0, "{:?}", report.findings());
}

#[test]
fn a_file_of_a_service_that_exists_stays() {
    let before = specs(&[("ctyun/vendor.yaml", VENDOR), (SERVICE, "title: Flowers\n")]);
    let plan = planned("ctyun_portal", str::to_owned, &before);
    assert!(!plan.files.contains_key(SERVICE));
    let note = "ctyun/vendor.yaml: 2 pages state the values 200, 400 of `statusCode`; check `success` of `envelope`";
    assert!(plan.notes.iter().any(|found| found == note), "{:?}", plan.notes);
}

#[test]
fn pages_that_disagree_draft_no_file() {
    let other = |page: &str| page.replacen("200 成功", "800 成功", 1);
    let plan = planned("ctyun_portal", other, &specs(&[("ctyun/vendor.yaml", VENDOR)]));
    assert!(!plan.files.contains_key(SERVICE), "{:?}", plan.notes);
}

#[test]
fn codes_of_the_vendor_are_not_repeated() {
    let vendor = VENDOR.replace("success: []", "success: [200]");
    let plan = planned("ctyun_several", str::to_owned, &specs(&[("ctyun/vendor.yaml", &vendor)]));
    assert!(!plan.files.contains_key(SERVICE), "{:?}", plan.notes);
}
