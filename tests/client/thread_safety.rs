//! Clients can be shared between tasks, and calls can move between threads.

use clientloom_runtime::{Client, Error, Response};
use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::{BatchDel, BatchDelResponse};
use feishu_gptbots_ctyun::gptbots::GptBots;

fn shareable<T: Clone + Send + Sync + 'static>() {}

fn throwable<T: std::error::Error + Send + Sync + 'static>() {}

fn sendable<T: Send>(value: T) -> T {
    value
}

#[test]
fn public_types_are_send_and_sync() {
    shareable::<Client>();
    shareable::<Ctyun>();
    shareable::<Feishu>();
    shareable::<GptBots>();
    shareable::<BatchDel>();
    shareable::<Response<BatchDelResponse>>();
    throwable::<Error>();
}

#[test]
fn calls_can_be_spawned_as_tasks() {
    let feishu = Feishu::builder().tenant_access_token("t").build().expect("a client");
    let request = BatchDel::new(["1"]);
    let user_flow = feishu.attendance().v1().user_flow();
    drop(sendable(user_flow.batch_del(&request)));
    drop(sendable(user_flow.batch_del(&request).into_future()));
    drop(sendable(async { user_flow.batch_del(&request).await }));
}
