//! Clients can be shared between tasks, and calls can move between threads.

use client_runtime::{Client, Error, Response};
use generated_client::ctyun::Ctyun;
use generated_client::feishu::Feishu;
use generated_client::feishu::attendance::v1::user_flow::{BatchDel, BatchDelResponse};
use generated_client::gptbots::GptBots;

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
