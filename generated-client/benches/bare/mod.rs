//! The baseline of the benchmarks: a hand-written call with plain reqwest, and a server for both.

use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::testing::{Loopback, LoopbackResponse, Received};
use serde::{Deserialize, Serialize};
use std::sync::mpsc;
use std::thread;
use tokio::runtime::Builder;

pub type Failure = Box<dyn std::error::Error>;

const TOKEN: &str = "t-7f1bcd13fc57d46bac21793a18e560";
const PATH: &str = "/open-apis/apaas/v1/applications/package_test__c/objects/user/records/batch_delete";

/// Starts a server on its own thread, and returns its address.
pub fn serve(respond: impl Fn(Received) -> LoopbackResponse + Send + Sync + 'static) -> Result<String, Failure> {
    let (sender, url) = mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let server = Loopback::start(respond);
            sender.send(server.base_url()).expect("a listener");
            std::future::pending::<()>().await;
        });
    });
    Ok(url.recv()?)
}

/// Creates the measured client, without the documented rates.
pub fn feishu(url: &str) -> Result<Feishu, Failure> {
    Ok(Feishu::builder().tenant_access_token(TOKEN).base_url(url).skip_rates().build()?)
}

/// The hand-written call.
pub struct Bare {
    client: reqwest::Client,
    url: String,
}

#[derive(Serialize)]
struct Request<'a> {
    ids: &'a [String],
}

#[derive(Deserialize)]
struct Envelope {
    code: i64,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    items: Vec<Record>,
}

/// The result of one record in a response.
#[derive(Deserialize)]
pub struct Record {
    pub success: bool,
    pub id: String,
    #[serde(default)]
    pub errors: Vec<Detail>,
}

#[derive(Deserialize)]
pub struct Detail {
    pub code: String,
    pub message: String,
    pub sub_code: String,
    pub fields: Vec<String>,
}

impl Bare {
    pub fn new(url: &str) -> Result<Self, Failure> {
        Ok(Self { client: reqwest::Client::builder().no_proxy().build()?, url: format!("{url}{PATH}") })
    }

    /// Deletes records and returns the number of deleted ones.
    pub async fn delete(&self, ids: &[String]) -> Result<usize, Failure> {
        let request = self
            .client
            .delete(&self.url)
            .header("Authorization", format!("Bearer {TOKEN}"))
            .header("Content-Type", "application/json; charset=utf-8")
            .body(serde_json::to_vec(&Request { ids })?);
        let body = request.send().await?.error_for_status()?.bytes().await?;
        let response: Envelope = serde_json::from_slice(&body)?;
        assert_eq!(response.code, 0, "the documented response");
        let is_deleted =
            |record: &&Record| record.success && !record.id.is_empty() && record.errors.iter().all(is_success);
        Ok(response.data.items.iter().filter(is_deleted).count())
    }
}

/// Whether a detail reports a success.
fn is_success(detail: &Detail) -> bool {
    let Detail { code, message, sub_code, fields } = detail;
    code == "0" && !message.is_empty() && !sub_code.is_empty() && !fields.is_empty()
}
