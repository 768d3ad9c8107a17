//! Generated files, held whole against those of a case: what each construct of a page becomes.

use std::fs;
use std::path::Path;

use client_runtime::Value;
use client_runtime::batch::Batched;
use client_runtime::operation::RequestFormat;
use client_runtime::testing::{MockServer, json};
use client_tests::batches::acme::close::{Close, Room};
use client_tests::batches::acme::room::r#match::Match;
use client_tests::batches::acme::room::open::{Open, Unit};
use client_tests::examples::acme;
use client_tests::generated::acme::Acme;
use codegen::report::Report;
use codegen::{Options, generate, read_specs, render};

use crate::golden::{self, Files};

/// The case that has documented examples; in the others their files would say nothing.
const WITH_EXAMPLES: &str = "examples";

#[test]
fn every_construct_becomes_what_it_should() {
    for case in fs::read_dir(golden::cases("generated")).expect("cases") {
        let case = case.expect("a case").path();
        golden::check_tree(&case.join("out"), &generated(&case));
    }
}

fn generated(case: &Path) -> Files {
    let sources = read_specs(&case.join("specs"), "specs").expect("specs that can be read");
    let mut report = Report::default();
    let options = Options { examples: case.ends_with(WITH_EXAMPLES), ..Options::default() };
    let generated = generate(&sources, options, &mut report);
    assert!(report.findings().is_empty(), "{}", render::render(&report, &sources, false));
    let generated = generated.expect("a report without findings");
    generated.client.into_iter().chain(generated.examples).map(|file| (file.path, file.text)).collect()
}

/// The page shows a request as the caller writes it and as it goes over the wire: the two have to be one.
#[tokio::test]
async fn documented_requests_go_out_as_documented() {
    let server = MockServer::start(&acme::VENDOR_DOCS);
    let client = Acme::builder().api_key("key").base_url(server.base_url()).attempts(1).build().expect("a client");
    for example in acme::ALL.iter().copied().flatten() {
        let result = example.call(client.client()).await;
        assert_eq!(result.is_ok(), example.status() < 300, "{}: {result:?}", example.name());
        let request = server.requests().pop().expect("a request");
        assert_eq!(request.received.target, example.target());
        let is_json = example.info().request_format == RequestFormat::Json && !request.received.body.is_empty();
        assert_eq!(is_json.then(|| request.json()), example.body().map(json));
    }
    server.assert_clean();
}

/// Puts an item into the list, and looks for it where the rule says that the list goes over the wire.
fn check_list<O: Batched>(mut request: O, item: O::Item) {
    request.items().push(item);
    let sent = serde_json::to_value(request.encode()).expect("a tree");
    let list = O::RULE.split.iter().try_fold(&sent, |above, name| above.get(name));
    let count = list.and_then(Value::as_array).map(Vec::len);
    assert_eq!(count, Some(1), "{} of {}: {sent}", O::RULE.split.join("."), O::INFO.name);
}

#[test]
fn lists_are_where_their_rules_say() {
    check_list(Close::new(), Room::new(7));
    check_list(Match::new([]), 7);
    check_list(Open::new(Unit::new()), [("id".to_owned(), Value::from("7"))].into());
}
