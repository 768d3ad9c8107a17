//! What a million ids cost through a batch, over a loop by hand that makes the same requests.
//!
//! `cargo bench -p generated-client --bench batches` deletes a million records on a server on this machine, 500 a call,
//! alternately through the client and by bare reqwest, and prints how the times compare and how the memory of a batch
//! grows with its length. Documented rates are left out. The server has a thread of its own; what it takes to answer is
//! part of both times.

use generated_client::feishu::Feishu;
use generated_client::feishu::apaas::v1::application_object_record::BatchDelete;
use generated_client::testing::{Loopback, Received, Reply};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

type Failure = Box<dyn std::error::Error>;

const RECORDS: usize = 1_000_000;
const CALL: usize = 500;
const ROUNDS: usize = 5;
const TOKEN: &str = "t-7f1bcd13fc57d46bac21793a18e560";
const PATH: &str = "/open-apis/apaas/v1/applications/package_test__c/objects/user/records/batch_delete";

#[derive(Serialize)]
struct Request<'a> {
    ids: &'a [String],
}

#[derive(Deserialize)]
struct Wrapped {
    code: i64,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    items: Vec<Item>,
}

/// What a loop by hand needs to know which records are gone.
#[derive(Deserialize)]
struct Item {
    success: bool,
    id: String,
}

fn main() -> Result<(), Failure> {
    let url = serve()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let feishu = Feishu::builder().tenant_access_token(TOKEN).base_url(&url).skip_rates().build()?;
    let bare = reqwest::Client::builder().no_proxy().build()?;

    let (mut through, mut by_hand) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        through.push(time(|| in_batches(&runtime, &feishu, RECORDS))?);
        by_hand.push(time(|| runtime.block_on(in_a_loop(&bare, &format!("{url}{PATH}"), RECORDS)))?);
    }
    let [through, by_hand] = [median(through), median(by_hand)];
    let ratio = through.as_secs_f64() / by_hand.as_secs_f64();
    println!(
        "{RECORDS} records: {through:?} in a batch, {by_hand:?} in a loop, ratio {ratio:.3} (medians of {ROUNDS})"
    );

    let peak = |records: usize| -> Result<u64, Failure> {
        let mut result = Ok(0);
        let memory = allocation_counter::measure(|| result = in_batches(&runtime, &feishu, records));
        result.map(|_| memory.bytes_max)
    };
    let [tenth, whole] = [peak(RECORDS / 10)?, peak(RECORDS)?];
    println!("peak memory: {tenth} bytes for {} records, {whole} bytes for {RECORDS}", RECORDS / 10);
    Ok(())
}

fn ids(records: usize) -> impl Iterator<Item = String> + Send {
    (0..records).map(|number| format!("18014649{number:08}"))
}

/// One call at a time, as the loop does it.
fn in_batches(runtime: &Runtime, feishu: &Feishu, records: usize) -> Result<usize, Failure> {
    let request = BatchDelete::new("package_test__c", "user", [""; 0]);
    let batch = feishu.apaas().v1().application_object_record().batch_delete_all(request);
    let mut running = batch.parallel(1).run(ids(records))?;
    runtime.block_on(async { while running.next().await.is_some() {} });
    assert_eq!(running.summary().succeeded, records, "{}", running.summary());
    Ok(running.summary().succeeded)
}

async fn in_a_loop(client: &reqwest::Client, url: &str, records: usize) -> Result<usize, Failure> {
    let mut ids = ids(records).peekable();
    let mut deleted = 0;
    while ids.peek().is_some() {
        let chunk: Vec<String> = ids.by_ref().take(CALL).collect();
        let request = client
            .delete(url)
            .header("Authorization", format!("Bearer {TOKEN}"))
            .header("Content-Type", "application/json; charset=utf-8")
            .body(serde_json::to_vec(&Request { ids: &chunk })?);
        let body = request.send().await?.error_for_status()?.bytes().await?;
        let reply: Wrapped = serde_json::from_slice(&body)?;
        assert_eq!(reply.code, 0, "the documented reply");
        deleted += reply.data.items.iter().filter(|item| item.success && !item.id.is_empty()).count();
    }
    assert_eq!(deleted, records, "all of them");
    Ok(deleted)
}

fn time(work: impl FnOnce() -> Result<usize, Failure>) -> Result<Duration, Failure> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Starts a server that deletes what it is told to, and returns its address.
fn serve() -> Result<String, Failure> {
    let (give, url) = mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let server = Loopback::start(|received| delete(&received));
            give.send(server.base_url()).expect("a listener");
            std::future::pending::<()>().await;
        });
    });
    Ok(url.recv()?)
}

fn delete(received: &Received) -> Reply {
    let body = String::from_utf8_lossy(&received.body);
    let mut items = String::with_capacity(body.len() * 3);
    for id in body.split('"').filter(|text| text.starts_with("18")) {
        let comma = if items.is_empty() { "" } else { "," };
        write!(items, r#"{comma}{{"success":true,"id":"{id}"}}"#).expect("memory");
    }
    Reply::json(format!(r#"{{"code":0,"msg":"success","data":{{"items":[{items}]}}}}"#))
}
