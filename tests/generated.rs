//! Generated files of each construct of a page, compared as a whole.

use std::path::Path;

use client_tests::batches::acme::close::{Close, Room};
use client_tests::batches::acme::room::r#match::Match;
use client_tests::batches::acme::room::open::{Open, Unit};
use client_tests::examples::acme;
use client_tests::generated::acme::Acme;
use client_tests::successes::acme::Acme as Lockers;
use client_tests::successes::acme::locker::{Empty, Find, Free};
use clientloom::diagnostics::{Report, render};
use clientloom::project::read_specs;
use clientloom::rust::{Options, generate};
use clientloom_runtime::Value;
use clientloom_runtime::batch::Batched;
use clientloom_runtime::operation::RequestFormat;
use clientloom_runtime::testing::{Loopback, LoopbackResponse, MockServer, json};

use crate::support::golden::{self, Files};

/// The case with documented examples. The other cases omit these files.
const WITH_EXAMPLES: &str = "examples";

fn check_case(name: &str) {
    let case = golden::cases("generated").join(name);
    golden::check_tree(&case.join("out"), &generated(&case));
}

include!(concat!(env!("OUT_DIR"), "/generated.rs"));

fn generated(case: &Path) -> Files {
    let sources = read_specs(&case.join("specs"), "specs").expect("specs that can be read");
    let mut report = Report::default();
    let name = case.file_name().expect("a case has a name").to_string_lossy();
    // The doc tests of this package compile the examples in the documentation.
    let module = if name == WITH_EXAMPLES { "generated" } else { &name };
    let client_path = Some(format!("client_tests::{module}"));
    let options = Options { events: true, examples: name == WITH_EXAMPLES, client_path, ..Options::default() };
    let generated = generate(&sources, &options, &mut report);
    assert!(report.findings().is_empty(), "{}", render::render(&report, &sources, false));
    let generated = generated.expect("a report without findings");
    generated.client.into_iter().chain(generated.examples).map(|file| (file.path, file.text)).collect()
}

/// Generated files show no text that a person has still to write.
#[test]
fn unwritten_texts_are_never_generated() {
    let sources = read_specs(&golden::cases("export/unwritten/specs"), "specs").expect("specs that can be read");
    let options = Options { examples: true, client_path: Some("acme".to_owned()), ..Options::default() };
    let generated = generate(&sources, &options, &mut Report::default()).expect("specs without errors");
    for file in generated.client.into_iter().chain(generated.examples) {
        for (number, line) in file.text.lines().enumerate() {
            let marks =
                line.split_whitespace().filter(|word| word.trim_matches(['"', '.', ',', ')', '(', '`', ':']) == "?");
            assert_eq!(marks.count(), 0, "{}:{}: {line}", file.path, number + 1);
        }
    }
}

/// Lists over several calls whose successes have no body, or have their results next to the code.
#[tokio::test]
async fn lists_are_accounted_for_without_data() {
    let server = Loopback::start(|received| match received.target.as_str() {
        "/lockers/empty" => LoopbackResponse::new(204, ""),
        "/lockers/free" => LoopbackResponse::json(r#"{"done":true,"freed":["A-1"],"kept":["A-2"]}"#),
        "/lockers" => LoopbackResponse::json(r#"{"done":true,"lockers":[{"name":"A-1"}],"after":"A-2"}"#),
        _ => LoopbackResponse::json(r#"{"done":true,"lockers":[{"name":"A-2"}]}"#),
    });
    let client = Lockers::builder().api_key("key").base_url(server.base_url()).attempts(1).build().expect("a client");
    let names = ["A-1", "A-2"];
    let emptied = client.locker().empty_all(Empty::new(names)).await.expect("an outcome");
    assert_eq!(emptied.to_string(), "2 succeeded, 0 failed, 0 unknown");
    let freed = client.locker().free_all(Free::new(names)).await.expect("an outcome");
    assert_eq!(freed.to_string(), "1 succeeded, 1 failed, 0 unknown");
    let mut found = client.locker().find_items(Find::new());
    let mut all = Vec::new();
    while let Some(locker) = found.next().await {
        all.extend(locker.expect("a locker").name);
    }
    assert_eq!(all, names);
    assert_eq!(server.received().last().map(|request| request.target.clone()).as_deref(), Some("/lockers?after=A-2"));
}

/// The page shows a request in code and as HTTP; both must agree.
#[tokio::test]
async fn documented_requests_are_sent_as_documented() {
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

/// Adds an item to the list, and looks for it at the path of the rule.
fn check_list<O: Batched>(mut request: O, item: O::Item) {
    request.items().push(item);
    let sent = json(&serde_json::to_string(&request.encode()).expect("a tree"));
    let list = O::RULE.split.iter().try_fold(&sent, |above, name| above.get(name));
    let count = list.and_then(Value::as_array).map(Vec::len);
    assert_eq!(count, Some(1), "{} of {}: {sent}", O::RULE.split.join("."), O::INFO.name);
}

#[test]
fn batch_rules_name_the_path_of_their_list() {
    check_list(Close::new(), Room::new(7));
    check_list(Match::new([]), 7);
    check_list(Open::new(Unit::new()), [("id".to_owned(), Value::from("7"))].into());
}
