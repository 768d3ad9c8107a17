//! Types that pages of several services share, or that have one name and several shapes.

use clientloom::import::{ImportOptions, Plan, Specs, import, plan};

use super::folder_pages::{VENDOR, page};

const SHARE: ImportOptions = ImportOptions { update: false, share: true };

/// Returns the plan of pages, each with its address. `other` changes the members of a type.
fn planned(pages: &[(&str, &str)], specs: &Specs) -> Plan {
    let drafts = pages.iter().map(|(address, member)| {
        let name = address.replace('/', "_").replace("-v1", "");
        let text =
            page(address, &format!("POST /open-apis/{}/v1/{name}", address.split('-').next().unwrap_or_default()));
        (name, import(&text.replace("<md-dt-td>zh</md-dt-td>", &format!("<md-dt-td>{member}</md-dt-td>")), None))
    });
    plan(drafts.collect(), specs, SHARE)
}

fn vendor() -> Specs {
    Specs::from([("feishu/vendor.yaml".to_owned(), VENDOR.to_owned())])
}

/// Returns the names of the types that a file declares.
fn types(plan: &Plan, path: &str) -> Vec<String> {
    let text = plan.files.get(path).map(String::as_str).unwrap_or_default();
    let section = text.split_once("\ntypes:\n").map(|(_, rest)| rest).unwrap_or_default();
    let lines = section.lines().take_while(|line| line.starts_with(' '));
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   ") && line.ends_with(':'));
    names.map(|line| line.trim().trim_end_matches(':').to_owned()).collect()
}

#[test]
fn services_share_types_in_the_file_of_the_vendor() {
    let plan = planned(&[("room-v1/a/close", "zh"), ("hall-v1/b/close", "zh")], &vendor());
    assert_eq!(types(&plan, "feishu/vendor.yaml"), ["Guest", "Name"]);
    assert_eq!(types(&plan, "feishu/room/v1/a/close.yaml"), [""; 0]);
    assert_eq!(
        plan.notes,
        ["feishu/vendor.yaml contains types that several pages share: Guest (2 pages), Name (2 pages)"]
    );
}

#[test]
fn without_a_vendor_file_services_keep_their_types() {
    let plan = planned(&[("room-v1/a/close", "zh"), ("hall-v1/b/close", "zh")], &Specs::new());
    assert_eq!(types(&plan, "feishu/room/v1/a/close.yaml"), ["Guest", "Name"]);
}

#[test]
fn a_type_of_one_service_stays_in_it() {
    let plan = planned(&[("room-v1/a/close", "zh"), ("room-v1/b/close", "zh"), ("hall-v1/c/close", "ja")], &vendor());
    assert_eq!(types(&plan, "feishu/room/v1/service.yaml"), ["Guest", "Name"]);
    assert_eq!(types(&plan, "feishu/hall/v1/c/close.yaml"), ["Guest", "Name"]);
    assert_eq!(types(&plan, "feishu/vendor.yaml"), [""; 0]);
}

#[test]
fn the_type_of_most_pages_keeps_its_name() {
    let pages = [("room-v1/a/close", "ja"), ("room-v1/b/close", "zh"), ("room-v1/c/close", "zh")];
    let plan = planned(&pages, &vendor());
    assert_eq!(types(&plan, "feishu/room/v1/service.yaml"), ["Guest", "Name"]);
    assert_eq!(types(&plan, "feishu/room/v1/a/close.yaml"), ["Guest2", "Name2"]);
    assert_eq!(types(&plan, "feishu/room/v1/b/close.yaml"), [""; 0]);
    let mut specs = vendor();
    specs.extend(plan.files);
    // A page that comes later changes no name.
    let later = planned(&[("room-v1/d/close", "zh"), ("room-v1/e/close", "ko")], &specs);
    assert_eq!(types(&later, "feishu/room/v1/d/close.yaml"), [""; 0]);
    assert_eq!(types(&later, "feishu/room/v1/e/close.yaml"), ["Guest2", "Name2"]);
    assert!(!later.files.contains_key("feishu/room/v1/service.yaml"));
}
