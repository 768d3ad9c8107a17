//! Each item is reported once, for all inputs and responses.

use super::sample::{Erase, Forget, Options, Purge, Remove, Row, Version};
use super::script::{Script, Step, ok};
use clientloom_runtime::batch::{Batch, BatchOutcome, Batched};
use clientloom_runtime::{Call, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use std::time::Duration;

/// A result in a response. Its key may be unknown.
#[derive(Clone, Debug)]
struct Reported {
    key: String,
    version: Option<String>,
    succeeded: Option<bool>,
}

/// The fate of a call.
#[derive(Clone, Debug)]
enum Handling {
    Reports(Vec<Reported>),
    /// Every item of the call succeeds.
    Succeeds,
    Fails(u16, &'static str),
    FailsToSend(Step),
}

/// Returns a strategy for the letters of items. The empty letter breaks a limit.
fn letter() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 12 => "[a-e]"]
}

fn version() -> impl Strategy<Value = Version> {
    (letter(), proptest::option::of("[1-2]")).prop_map(|(key, version)| Version { key, version })
}

fn reported() -> impl Strategy<Value = Reported> {
    let key = prop_oneof![1 => Just(String::new()), 12 => "[a-g]"];
    let succeeded = prop_oneof![6 => Just(Some(true)), 3 => Just(Some(false)), 1 => Just(None)];
    (key, proptest::option::of("[1-3]"), succeeded).prop_map(|(key, version, succeeded)| Reported {
        key,
        version,
        succeeded,
    })
}

fn handling() -> impl Strategy<Value = (u64, Handling)> {
    let fails = prop_oneof![
        Just((200, r#"{"code":5}"#)),
        Just((500, r#"{"code":5}"#)),
        Just((200, r#"{"code":9003}"#)),
        Just((429, "")),
        Just((502, "<html>")),
        Just((200, r#"{"code":0,"data":7}"#)),
        Just((200, r#"{"code":0,"data":{"children":7,"names":7,"errors":7}}"#)),
        Just((200, "")),
    ];
    let handling = prop_oneof![
        6 => vec(reported(), 0..6).prop_map(Handling::Reports),
        2 => Just(Handling::Succeeds),
        3 => fails.prop_map(|(status, body)| Handling::Fails(status, body)),
        1 => Just(Handling::FailsToSend(Step::Refused)),
        1 => Just(Handling::FailsToSend(Step::Cut)),
    ];
    (0..100_u64, handling)
}

/// Settings of a batch, and the repeated sequence of results of its calls.
#[derive(Clone, Debug)]
struct Run {
    max_items: usize,
    parallel: usize,
    handlings: Vec<(u64, Handling)>,
    /// The number of milliseconds after which the batch is dropped.
    patience: u64,
}

fn run() -> impl Strategy<Value = Run> {
    (1..4_usize, 1..5_usize, vec(handling(), 1..8), 0..400_u64)
        .prop_map(|(max_items, parallel, handlings, patience)| Run { max_items, parallel, handlings, patience })
}

/// An operation whose responses report keys.
trait Reporting: Batched + Default + 'static {
    /// Returns a response with two lists: succeeded and failed keys.
    fn response(results: &[Reported]) -> Value;
    /// Returns the key of an item, as an outcome shows it; `None` if the item must not be sent.
    fn key(item: &Self::Item) -> Option<String>;
    /// Returns the items of a body.
    fn sent(body: &Value) -> Vec<Value>;
}

impl Reporting for Remove {
    fn response(results: &[Reported]) -> Value {
        let child = |item: &Reported| json!({ "text": item.key, "flag": item.succeeded });
        json!({ "children": results.iter().map(child).collect::<Vec<_>>() })
    }

    fn key(item: &String) -> Option<String> {
        Some(item.clone()).filter(|item| !item.is_empty())
    }

    fn sent(body: &Value) -> Vec<Value> {
        body["ids"].as_array().cloned().unwrap_or_default()
    }
}

impl Reporting for Erase {
    fn response(results: &[Reported]) -> Value {
        let keys = |well| results.iter().filter(|item| item.succeeded == well).map(|item| item.key.clone()).collect();
        let [good, bad]: [Vec<String>; 2] = [keys(Some(true)), keys(Some(false))];
        json!({ "names": good, "anys": bad })
    }

    fn key(item: &String) -> Option<String> {
        Remove::key(item)
    }

    fn sent(body: &Value) -> Vec<Value> {
        Remove::sent(body)
    }
}

impl Reporting for Purge {
    fn response(results: &[Reported]) -> Value {
        let result = |item: &Reported| json!({ "name": item.key, "versionID": item.version });
        let results = |well| results.iter().filter(|item| item.succeeded == well).map(result).collect::<Vec<_>>();
        json!({ "deleted": results(Some(true)), "errors": results(Some(false)) })
    }

    fn key(item: &Version) -> Option<String> {
        let version = item.version.as_ref().map(|version| format!(", version {version}")).unwrap_or_default();
        Some(format!("{}{version}", item.key)).filter(|_| !item.key.is_empty())
    }

    fn sent(body: &Value) -> Vec<Value> {
        body["options"]["objects"].as_array().cloned().unwrap_or_default()
    }
}

impl Reporting for Forget {
    fn response(_: &[Reported]) -> Value {
        json!({})
    }

    fn key(item: &Row) -> Option<String> {
        item.id.as_ref().filter(|id| !id.is_empty()).map(|id| json!({ "id": id }).to_string())
    }

    fn sent(body: &Value) -> Vec<Value> {
        body["rows"].as_array().cloned().unwrap_or_default()
    }
}

fn script<O: Reporting>(run: &Run) -> Script {
    let handlings = run.handlings.clone();
    Script::new(move |number, _| {
        let (wait, handling) = &handlings[number % handlings.len()];
        let step = match handling {
            Handling::Reports(results) => ok(json!({ "code": 0, "data": O::response(results) }).to_string()),
            Handling::Succeeds => ok(r#"{"code":0}"#),
            Handling::Fails(status, body) => Step::Respond(*status, (*body).to_owned()),
            Handling::FailsToSend(step) => step.clone(),
        };
        Step::Late(*wait, Box::new(step))
    })
}

/// Checks that outcomes contain each item of the input once, in order, by its key.
fn check_partition<O: Reporting>(items: &[O::Item], outcomes: &[BatchOutcome]) {
    let mut seen = vec![0; items.len()];
    let mut note = |index: usize, id: String, was_sent: bool| {
        seen[index] += 1;
        match O::key(&items[index]) {
            Some(key) => assert_eq!(id, key),
            None => assert!(!was_sent, "{index} must not be sent"),
        }
    };
    for outcome in outcomes {
        outcome.succeeded.iter().for_each(|item| note(item.index, item.id.to_string(), true));
        outcome.failed.iter().for_each(|item| note(item.index, item.id.to_string(), item.sent));
        outcome
            .unknown
            .iter()
            .for_each(|item| note(item.index, item.id.to_string(), O::key(&items[item.index]).is_some()));
        assert!(outcome.succeeded.is_sorted_by_key(|item| item.index));
        assert!(outcome.failed.is_sorted_by_key(|item| item.index));
        assert!(outcome.unknown.is_sorted_by_key(|item| item.index));
    }
    assert!(seen.iter().all(|times| *times == 1), "{seen:?}");
}

/// Checks the sent items: each valid one, once and in order.
fn check_sent<O: Reporting>(items: &[O::Item], run: &Run, script: &Script) {
    let bodies: Vec<Vec<Value>> = script.log().bodies.iter().map(O::sent).collect();
    assert!(bodies.iter().all(|sent| (1..=run.max_items).contains(&sent.len())), "{bodies:?}");
    assert!(script.log().most <= run.parallel);
    let mut request = O::default();
    request.items().extend(items.iter().filter(|item| O::key(item).is_some()).cloned());
    let may_be = O::sent(&serde_json::to_string(&request.encode()).unwrap().parse().unwrap());
    assert!(may_be.starts_with(&bodies.concat()), "{bodies:?}");
}

fn paused() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

/// Runs one batch to its end, and drops another one, which leaves unsent items.
fn check<O: Reporting>(template: &O, items: &[O::Item], run: &Run) {
    paused().block_on(async {
        let whole = script::<O>(run);
        let acme = whole.acme();
        let batch = || {
            let batch = Batch::new(&acme.0, template.clone()).max_items(run.max_items).parallel(run.parallel);
            batch.run(items.to_vec()).unwrap()
        };
        check_partition::<O>(items, &[batch().await]);
        check_sent::<O>(items, run, &whole);

        let mut running = batch();
        let mut outcomes = Vec::new();
        let first = tokio::time::timeout(Duration::from_millis(run.patience), async {
            while let Some(part) = running.next().await {
                outcomes.push(part.outcome);
            }
        });
        let is_over = first.await.is_ok();
        running.abandon();
        outcomes.push(running.finish().await);
        assert_eq!(outcomes.iter().map(BatchOutcome::len).sum::<usize>(), running.summary().items());
        let is_stopped = running.stopped_by().is_some();
        let mut rest = running.into_unsent();
        let start = outcomes.iter().map(BatchOutcome::len).sum::<usize>();
        let mut left = 0;
        while let Some(item) = rest.next().await {
            assert_eq!(O::key(&item), O::key(&items[start + left]));
            left += 1;
        }
        assert_eq!(start + left, items.len());
        assert!(left == 0 || !is_over || is_stopped);
        check_partition::<O>(&items[..start], &outcomes);
    });
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn flag_outcomes_account_for_each_item_once(items in vec(letter(), 0..20), run in run()) {
        check(&Remove { space: "s".to_owned(), ids: Vec::new() }, &items, &run);
    }

    /// Equal items and keys, contradicting results, and results for unknown keys.
    #[test]
    fn a_flag_response_decides_each_item(ids in vec("[a-e]", 0..6), results in vec(reported(), 0..8)) {
        let body = json!({ "code": 0, "data": Remove::response(&results) }).to_string();
        let outcome = paused().block_on(async {
            let request = Remove { space: "s".to_owned(), ids: ids.clone() };
            let acme = Script::new(move |_, _| ok(body.clone())).acme();
            Call::new(&acme.0, &request).skip_limits().await.unwrap().outcome(&request)
        });
        let says = |id: &str, succeeded| results.iter().any(|item| item.key == id && item.succeeded == succeeded);
        let of = |part: &dyn Fn(&str) -> bool| (0..ids.len()).filter(|index| part(&ids[*index])).collect::<Vec<_>>();
        let failed = |id: &str| says(id, Some(false));
        let succeeded = |id: &str| says(id, Some(true)) && !failed(id) && !says(id, None);
        prop_assert_eq!(outcome.failed.iter().map(|item| item.index).collect::<Vec<_>>(), of(&failed));
        prop_assert_eq!(outcome.succeeded.iter().map(|item| item.index).collect::<Vec<_>>(), of(&succeeded));
        prop_assert_eq!(outcome.unknown.iter().map(|item| item.index).collect::<Vec<_>>(), of(&|id| !failed(id) && !succeeded(id)));
        prop_assert_eq!(outcome.unmatched.len(), results.iter().filter(|item| !ids.contains(&item.key)).count());
    }

    #[test]
    fn two_list_outcomes_account_for_each_item_once(items in vec(letter(), 0..20), run in run()) {
        check(&Erase::default(), &items, &run);
    }

    #[test]
    fn deleted_errors_outcomes_account_for_each_item_once(items in vec(version(), 0..20), quiet in any::<Option<bool>>(), run in run()) {
        check(&Purge { options: Box::new(Options { objects: Vec::new(), quiet }) }, &items, &run);
    }

    #[test]
    fn empty_outcomes_account_for_each_item_once(items in vec(letter(), 0..20), run in run()) {
        let rows: Vec<Row> = items.into_iter().map(|id| Row { id: Some(id), filter: None }).collect();
        check(&Forget { table: "t".to_owned(), rows: Vec::new() }, &rows, &run);
    }
}
