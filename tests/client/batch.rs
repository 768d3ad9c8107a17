//! Documented responses report each documented item, and lists are split at the documented size.

use super::stub::{Stub, examples};
use clientloom_runtime::VendorClient;
use clientloom_runtime::batch::{Batch, BatchOutcome, Batched};
use clientloom_runtime::{Error, Value};
use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::ctyun::v4::oss::delete_objects::{Delete, DeleteObjects, ObjectKey};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::{BatchDelete, BatchUpdate};
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::gptbots::GptBots;
use feishu_gptbots_ctyun::gptbots::v2::database::delete_record::{DeleteItem, DeleteRecord};
use std::collections::BTreeMap;

const NOBODY: [&str; 0] = [];

/// Returns a stub server with the documented response of an operation, and the vendor's client.
fn page<O: Batched, V: VendorClient>() -> (Stub, V) {
    let example = examples().find(|example| example.info().name == O::INFO.name).expect("a documented call");
    let stub = Stub::of(example);
    let vendor = V::from_client(stub.client().clone());
    (stub, vendor)
}

fn record(id: usize) -> BTreeMap<String, Value> {
    [("_id".to_owned(), Value::from(id.to_string()))].into()
}

/// Returns one line about all items, and one about each failure.
fn lines(outcome: Result<BatchOutcome, Error>) -> Vec<String> {
    let outcome = outcome.expect("a batch that starts");
    let failed = outcome.failed.iter().map(|item| {
        let code = item.code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
        format!("{}{code}: {}", item.id, item.message)
    });
    std::iter::once(outcome.to_string()).chain(failed).collect()
}

#[tokio::test]
async fn feishu_batches_report_each_record() {
    let (_stub, feishu) = page::<BatchDelete, Feishu>();
    let records = feishu.apaas().v1().application_object_record();
    let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
    assert_eq!(lines(records.batch_delete_all(request).await), ["1 succeeded, 0 failed, 0 unknown"]);

    // The documented response is about another record than the request.
    let (_stub, feishu) = page::<BatchUpdate, Feishu>();
    let records = feishu.apaas().v1().application_object_record();
    let request = BatchUpdate::new("package_test__c", "user", [record(1_798_681_438_085_228)]);
    let told = lines(records.batch_update_all(request).await);
    assert_eq!(told, ["0 succeeded, 0 failed, 1 unknown; 1 result for an item that was not sent"]);

    // The documented response names the record on both sides.
    let (_stub, feishu) = page::<BatchDel, Feishu>();
    let request = BatchDel::new(["6709359313699356941"]);
    let told = lines(feishu.attendance().v1().user_flow().batch_del_all(request).await);
    assert_eq!(told[0], "0 succeeded, 1 failed, 0 unknown");
}

#[tokio::test]
async fn gptbots_and_ctyun_batches_report_each_item() {
    let (_stub, gptbots) = page::<DeleteRecord, GptBots>();
    let items = [DeleteItem::from_record_id("123456"), DeleteItem::from_filter([("id", Value::from("789"))])];
    let request = DeleteRecord::new("673af861ed69656ac0895b07", items);
    let told = lines(gptbots.v2().database().delete_record_all(request).await);
    assert_eq!(told, ["2 succeeded, 0 failed, 0 unknown"]);

    let (_stub, ctyun) = page::<DeleteObjects, Ctyun>();
    let objects = [
        ObjectKey::new("obj1").with_version_id("Mp6FKCm7LkZvCA3iTWj6sdqv.4vLAFS"),
        ObjectKey::new("obj2").with_version_id("NU6FKCm7LkvydingTWj6sdqv.32LAFS"),
    ];
    let request = DeleteObjects::new("bucket1", "region", Delete::new(objects).with_quiet(true));
    let told = lines(ctyun.v4().oss().delete_objects_all(request, 100).await);
    assert_eq!(told[0], "1 succeeded, 1 failed, 0 unknown");
    assert!(told[1].contains("obj2") && told[1].contains("NoSuchVersion"), "{}", told[1]);
}

/// Sends the items in sequential calls and returns the number of items in each.
async fn sizes<O: Batched>(stub: &Stub, batch: Batch<'_, O>, items: impl IntoIterator<Item = O::Item>) -> Vec<usize> {
    let items: Vec<O::Item> = items.into_iter().collect();
    let count = items.len();
    let outcome = batch.parallel(1).run(items).expect("a batch that starts").await;
    assert_eq!(outcome.len(), count, "{}", O::INFO.name);
    let list = |body: &Value| {
        let list = O::RULE.split.iter().fold(body, |above, name| &above[*name]);
        let text = list.as_str().map(|text| serde_json::from_str(text).expect("JSON text"));
        text.as_ref().unwrap_or(list).as_array().map_or(0, Vec::len)
    };
    let bodies = stub.received().into_iter().map(|received| serde_json::from_slice(&received.body).expect("JSON"));
    bodies.map(|body: Value| list(&body)).collect()
}

#[tokio::test]
async fn lists_are_split_at_the_documented_size() {
    let ids = |count| (0..count).map(|id: usize| id.to_string());

    let (stub, feishu) = page::<BatchDelete, Feishu>();
    let records = feishu.apaas().v1().application_object_record();
    let batch = records.batch_delete_all(BatchDelete::new("package_test__c", "user", NOBODY));
    assert_eq!(sizes(&stub, batch, ids(501)).await, [500, 1]);

    let (stub, feishu) = page::<BatchUpdate, Feishu>();
    let records = feishu.apaas().v1().application_object_record();
    let batch = records.batch_update_all(BatchUpdate::new("package_test__c", "user", []));
    assert_eq!(sizes(&stub, batch, (0..1001).map(record)).await, [500, 500, 1]);

    let (stub, feishu) = page::<BatchDel, Feishu>();
    let batch = feishu.attendance().v1().user_flow().batch_del_all(BatchDel::new(NOBODY));
    assert_eq!(sizes(&stub, batch, ids(25)).await, [10, 10, 5]);

    let (stub, gptbots) = page::<DeleteRecord, GptBots>();
    let batch = gptbots.v2().database().delete_record_all(DeleteRecord::new("673af861ed69656ac0895b07", []));
    assert_eq!(sizes(&stub, batch, ids(1001).map(DeleteItem::from_record_id)).await, [1000, 1]);

    let (stub, ctyun) = page::<DeleteObjects, Ctyun>();
    let batch = ctyun.v4().oss().delete_objects_all(DeleteObjects::new("bucket1", "region", Delete::new([])), 3);
    assert_eq!(sizes(&stub, batch, ids(7).map(ObjectKey::new)).await, [3, 3, 1]);
}
