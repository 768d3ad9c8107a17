//! Requests and responses can be serialized and deserialized with the feature `serde`.

use super::stub::sample;
use clientloom_runtime::operation::Operation;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::ctyun::v4::oss::delete_objects::{Delete, DeleteObjects, ObjectKey};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::{BatchDelete, BatchUpdate};
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::gptbots::GptBots;
use feishu_gptbots_ctyun::gptbots::v2::database::delete_record::{DeleteItem, DeleteRecord};
use feishu_gptbots_ctyun::serde::Serialize;
use feishu_gptbots_ctyun::serde::de::DeserializeOwned;
use feishu_gptbots_ctyun::{Call, Client, Value};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// Serializes and deserializes a value.
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("JSON");
    assert_eq!(&serde_json::from_str::<T>(&text).expect("the same type"), value, "{text}");
}

/// Serializes a request and its documented response.
async fn check_call<O>(client: &Client, request: O)
where
    O: Operation<Response: Serialize + DeserializeOwned + PartialEq> + Serialize + DeserializeOwned + PartialEq + Debug,
{
    check(&request);
    let reply = Call::new(client, &request).await.expect("a success").into_inner();
    check(&reply);
    assert_eq!(
        serde_json::from_str::<O::Response>("{}").expect("a stored reply without fields"),
        O::Response::default()
    );
}

#[tokio::test]
async fn requests_and_responses_survive_serialization() {
    let server = Loopback::start(|received| {
        let documented = sample().find(|example| example.target() == received.target);
        LoopbackResponse::json(documented.expect("a documented call").response())
    });
    let feishu = Feishu::builder().tenant_access_token("t").base_url(server.base_url()).build().expect("a client");
    let gptbots = GptBots::builder().api_key("k").base_url(server.base_url()).build().expect("a client");
    let ctyun = Ctyun::builder().keys("a", "s").base_url(server.base_url()).build().expect("a client");

    let record = BTreeMap::from([("_id".to_owned(), Value::from("1")), ("n".to_owned(), Value::from(1.5))]);
    check_call(feishu.client(), BatchDelete::new("package_test__c", "user", ["1"])).await;
    check_call(feishu.client(), BatchUpdate::new("package_test__c", "user", [record])).await;
    check_call(feishu.client(), BatchDel::new(["1"])).await;
    let items = [DeleteItem::from_record_id("1"), DeleteItem::from_filter([("id", "2")])];
    check_call(gptbots.client(), DeleteRecord::new("t", items)).await;
    let objects = [ObjectKey::new("a"), ObjectKey::new("名").with_version_id("null")];
    check_call(ctyun.client(), DeleteObjects::new("b", "r", Delete::new(objects).with_quiet(false))).await;
}
