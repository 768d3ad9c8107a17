//! The cost of free JSON in a response, compared with the same response by `serde_json`.
//!
//! `cargo bench -p feishu-gptbots-ctyun --features feishu-apaas --bench free_json` reads pages of
//! 500 records, whose fields no page describes, from JSON text, alternately through the client
//! and with plain reqwest. The client keeps each digit of a number, and `serde_json` those of a
//! double. The benchmark prints the ratio of the CPU times of each round, and the allocations of
//! one call. The server has a process of its own. With the environment variable `BENCH_SHORT`,
//! one short round shows that the benchmark works.

mod paired;
mod server;
mod short;

use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchQuery;
use feishu_gptbots_ctyun::testing::LoopbackResponse;
use paired::{Size, Work, compare};
use reqwest::RequestBuilder;
use serde::Deserialize;
use serde_json::{Map, Value};
use server::{Failure, Server, TOKEN, feishu, is_server, serve};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tokio::runtime::{Builder, Runtime};

const CALLS: usize = 400;
const RECORDS: usize = 500;
const PATH: &str = "/open-apis/apaas/v1/applications/package_test__c/objects/user/records/batch_query";

#[derive(Deserialize)]
struct Envelope {
    code: i64,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    /// A list of records as JSON text.
    items: String,
}

fn main() -> Result<(), Failure> {
    if is_server() {
        let page = page();
        return serve(move |_| LoopbackResponse::json(page.clone()));
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let server = Server::start()?;
    let feishu = feishu(&server.url)?;
    let bare = reqwest::Client::builder().no_proxy().build()?.post(format!("{}{PATH}", server.url));
    let bare = bare.header("Authorization", format!("Bearer {TOKEN}")).header("Content-Type", "application/json");
    let bare = bare.body(r#"{"select":["_name"]}"#);
    let size = Size::read();
    let calls = if size.is_short { CALLS / size.divisor } else { CALLS };
    let title = format!("{calls} pages of {RECORDS} records, by the client and by serde_json");
    compare(&title, &size, &|| through(&runtime, &feishu, calls), &|| by_hand(&runtime, &bare, calls))?;
    let [client, by_hand] =
        [allocations(&|| through(&runtime, &feishu, 1))?, allocations(&|| by_hand(&runtime, &bare, 1))?];
    println!("allocations of a page: {client} through the client, {by_hand} by hand");
    Ok(())
}

fn through(runtime: &Runtime, feishu: &Feishu, calls: usize) -> Result<usize, Failure> {
    let request = BatchQuery::new("package_test__c", "user", ["_name"]);
    let records = feishu.apaas().v1().application_object_record();
    let mut read = 0;
    for _ in 0..calls {
        let page = runtime.block_on(records.batch_query(&request).into_future())?;
        read += page.items.iter().map(BTreeMap::len).sum::<usize>();
    }
    Ok(read)
}

fn by_hand(runtime: &Runtime, bare: &RequestBuilder, calls: usize) -> Result<usize, Failure> {
    let mut read = 0;
    for _ in 0..calls {
        let request = bare.try_clone().ok_or("the body is in memory")?;
        let body = runtime.block_on(async { request.send().await?.error_for_status()?.bytes().await })?;
        let response: Envelope = serde_json::from_slice(&body)?;
        assert_eq!(response.code, 0, "a success");
        let records: Vec<Map<String, Value>> = serde_json::from_str(&response.data.items)?;
        read += records.iter().map(Map::len).sum::<usize>();
    }
    Ok(read)
}

fn allocations(work: Work<'_>) -> Result<u64, Failure> {
    let mut result = Ok(0);
    let memory = allocation_counter::measure(|| result = work());
    result?;
    Ok(memory.count_total)
}

/// Returns a page of records with texts, numbers, lists and objects.
fn page() -> String {
    let mut items = String::new();
    for number in 0..RECORDS {
        let comma = if number == 0 { "" } else { "," };
        write!(
            items,
            r#"{comma}{{"_id":{},"_name":"Room {number}","price":{number}.25,"open":true,"tags":["a","b","{number}"],"place":{{"floor":{},"wing":"east"}},"note":null}}"#,
            1_801_464_900_000_000_u64 + number as u64,
            number % 40,
        )
        .expect("memory");
    }
    let items = serde_json::Value::from(format!("[{items}]"));
    format!(r#"{{"code":0,"msg":"success","data":{{"items":{items},"total":{RECORDS},"has_more":false}}}}"#)
}
