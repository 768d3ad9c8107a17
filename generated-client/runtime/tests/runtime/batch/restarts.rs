//! A server that is killed and started again while a batch runs.

use super::sample::Remove;
use clientloom_runtime::Value;
use clientloom_runtime::batch::Batch;
use clientloom_runtime::testing::{Loopback, LoopbackResponse, Received};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::sleep;

const IDS: usize = 3000;

fn ids(received: &Received) -> Vec<usize> {
    let body: Value = serde_json::from_slice(&received.body).unwrap_or_default();
    let ids = body["ids"].as_array().into_iter().flatten().filter_map(Value::as_str);
    ids.map(|id| id.parse().expect("an id")).collect()
}

/// Responds that all items are removed.
fn removed(received: &Received) -> LoopbackResponse {
    let child = |id: usize| json!({ "flag": true, "text": id.to_string() });
    let children: Vec<Value> = ids(received).into_iter().map(child).collect();
    let body = json!({ "code": 0, "data": { "children": children } });
    LoopbackResponse::json(body.to_string()).delay(Duration::from_millis(2))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_id_is_lost_and_none_is_in_two_lists() {
    let server = Loopback::start(|received| removed(&received));
    let builder = crate::sample::builder().base_url(server.base_url());
    let acme = builder.backoff(Duration::from_millis(5), Duration::from_millis(20)).build().unwrap();
    let template = Remove { space: "s".to_owned(), ids: Vec::new() };
    let batch = Batch::new(&acme.0, template).parallel(8).run((0..IDS).map(|id| id.to_string())).unwrap();
    let restarts = async {
        loop {
            sleep(Duration::from_millis(40)).await;
            server.stop().await;
            sleep(Duration::from_millis(10)).await;
            server.resume();
        }
    };
    let outcome = tokio::select! { outcome = batch => outcome, () = restarts => unreachable!("restarts do not end") };

    let mut lists = vec![0; IDS];
    let mut arrived = BTreeMap::new();
    server.received().iter().flat_map(ids).for_each(|id| *arrived.entry(id).or_insert(0) += 1);
    for item in &outcome.succeeded {
        lists[item.index] += 1;
        assert_eq!(arrived.get(&item.index), Some(&1), "a success arrived once");
    }
    for item in &outcome.failed {
        lists[item.index] += 1;
        assert!(!arrived.contains_key(&item.index), "a failure was not sent: {item:?}");
    }
    outcome.unknown.iter().for_each(|item| lists[item.index] += 1);
    assert!(lists.iter().all(|times| *times == 1), "an id is lost or in two lists");
    assert!(arrived.values().all(|times| *times == 1), "a call that may have had an effect was repeated");
    assert!(!outcome.all_succeeded(), "no call was under way when the server was killed");
}
