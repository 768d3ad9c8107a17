//! Documented limits: a request that breaks one is refused before it is sent, unless the caller
//! skips limits.

mod cases;
mod sample;

use super::stub::{Stub, sample};
use super::summary::{refused, summarize};
use super::vendors::Setup;
use cases::{Case, cases};
use clientloom_runtime::operation::{Bounds, Field, FieldLocation, Operation};
use clientloom_runtime::testing::Example;
use clientloom_runtime::{Call, Error};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;

#[tokio::test]
async fn each_limit_holds_at_its_boundary() {
    for example in sample() {
        let stub = Stub::of(example);
        let mut sent = 0;
        for Case { values, violations, .. } in cases(example) {
            sent += usize::from(violations.is_empty());
            let expected = if violations.is_empty() { "ok".to_owned() } else { refused(violations) };
            assert_eq!(summarize(&stub.given(&values).await), expected, "{}: {values:.200}", example.name());
            assert_eq!(stub.received().len(), sent, "{}: {values:.200}", example.name());
        }
        assert!(sent > 0, "{} has nothing that may be sent", example.name());
    }
}

#[tokio::test]
async fn a_client_may_skip_limits_but_not_path_checks() {
    for example in sample() {
        let stub = Stub::with(example, &Setup { skip_limits: true, ..Setup::default() });
        let mut sent = 0;
        for Case { values, violations, skippable } in cases(example) {
            sent += usize::from(skippable);
            let expected = if skippable { "ok".to_owned() } else { refused(violations) };
            assert_eq!(summarize(&stub.given(&values).await), expected, "{}: {values:.200}", example.name());
            assert_eq!(stub.received().len(), sent, "{}: {values:.200}", example.name());
        }
    }
}

/// One request with a violation of each field that has a limit.
#[tokio::test]
async fn all_violations_are_reported_at_once() {
    for example in sample() {
        let mut values = sample::values(example);
        let mut expected = Vec::new();
        for field in example.info().fields {
            let own =
                |case: &Case| matches!(&case.violations[..], [one] if one.starts_with(&format!("`{}` ", field.name)));
            if let Some(mut case) = cases(example).into_iter().rfind(own) {
                values[field.name] = case.values[field.name].take();
                expected.append(&mut case.violations);
            }
        }
        assert!(!expected.is_empty(), "{} limits nothing", example.name());
        let stub = Stub::of(example);
        let error = stub.given(&values).await.expect_err("a refusal");
        assert_eq!(error.to_string(), format!("{} was not sent: {}", example.info().name, expected.join("; ")));
        assert!(!error.may_have_reached_server());
        assert!(stub.received().is_empty());
    }
}

/// Returns the maximum number of items of a field.
fn most(fields: &[Field], name: &str) -> usize {
    let field = fields.iter().find(|field| field.name == name);
    match field.map(|field| field.bounds) {
        Some(Bounds::Items { max: Some(max), .. }) => max,
        other => panic!("{name} has no most items: {other:?}"),
    }
}

#[tokio::test]
async fn a_call_may_skip_limits_too() {
    let example = page(BatchDelete::INFO.name);
    let stub = Stub::of(example);
    let base_url = format!("http://{}", stub.host());
    let feishu = Feishu::builder().tenant_access_token("t").base_url(base_url).build().expect("a client");
    let most = most(BatchDelete::INFO.fields, "ids");
    let request = BatchDelete::new("package_test__c", "user", (0..=most).map(|id| id.to_string()));
    let call = || Call::new(feishu.client(), &request);

    let error = call().await.expect_err("a refusal");
    let line =
        format!("{} was not sent: `ids` has {} items, but at most {most} are allowed", example.info().name, most + 1);
    assert_eq!(error.to_string(), line);
    assert!(matches!(error, Error::Invalid(_)));
    assert!(stub.received().is_empty());

    call().skip_limits().await.expect("a success");
    let body: serde_json::Value = serde_json::from_slice(&stub.received()[0].body).expect("JSON");
    assert_eq!(body, json!({ "ids": request.ids }));
}

fn page(operation: &str) -> &'static dyn Example {
    sample().find(|example| example.info().name == operation).expect("a documented example")
}

/// A value with every special character of an address, and with characters of four bytes.
#[tokio::test]
async fn path_values_stay_in_one_segment() {
    for example in sample() {
        let stub = Stub::of(example);
        for field in example.info().fields.iter().filter(|field| field.location == FieldLocation::Path) {
            let mut values = sample::values(example);
            values[field.name] = json!("../a b?c#d%2F&名𠮷");
            assert_eq!(summarize(&stub.given(&values).await), "ok", "{}", example.name());
            let received = stub.received().pop().expect("a request");
            let filled = |name: &str| match &values[name] {
                _ if name == field.name => "..%2Fa%20b%3Fc%23d%252F%26%E5%90%8D%F0%A0%AE%B7".to_owned(),
                other => other.as_str().expect("a string").to_owned(),
            };
            let path = example.info().path.split('/').map(|part| match part.strip_prefix('{') {
                Some(name) => filled(name.trim_end_matches('}')),
                None => part.to_owned(),
            });
            let query = example.target().find('?').map_or("", |start| &example.target()[start..]);
            let target = path.collect::<Vec<_>>().join("/") + query;
            assert_eq!(received.target, target, "{}", example.name());
        }
    }
}
