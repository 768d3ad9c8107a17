//! The cost of a batch of a million ids, compared with a hand-written loop of the same requests.
//!
//! `cargo bench -p feishu-gptbots-ctyun --bench batches` deletes a million records on a
//! server on this machine, 500 in each call, alternately through the client and with plain reqwest.
//! The benchmark prints the ratio of the times, and the peak memory of a short and a long batch.
//! Documented rates are off. The server has its own thread, and both times include its work.

mod bare;

use bare::{Bare, Failure, feishu, serve};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::testing::{LoopbackResponse, Received};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

const RECORDS: usize = 1_000_000;
const CALL: usize = 500;
const ROUNDS: usize = 5;

fn main() -> Result<(), Failure> {
    let url = serve(|received| delete(&received))?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (feishu, bare) = (feishu(&url)?, Bare::new(&url)?);

    let (mut in_batch, mut by_hand) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        in_batch.push(time(|| in_batches(&runtime, &feishu, RECORDS))?);
        by_hand.push(time(|| runtime.block_on(in_a_loop(&bare, RECORDS)))?);
    }
    let [in_batch, by_hand] = [median(in_batch), median(by_hand)];
    let ratio = in_batch.as_secs_f64() / by_hand.as_secs_f64();
    println!(
        "{RECORDS} records: {in_batch:?} in a batch, {by_hand:?} in a loop, ratio {ratio:.3} (medians of {ROUNDS})"
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

/// Deletes the records with a batch of one call at a time, like the loop.
fn in_batches(runtime: &Runtime, feishu: &Feishu, records: usize) -> Result<usize, Failure> {
    let request = BatchDelete::new("package_test__c", "user", [""; 0]);
    let batch = feishu.apaas().v1().application_object_record().batch_delete_all(request);
    let mut running = batch.parallel(1).run(ids(records))?;
    runtime.block_on(async { while running.next().await.is_some() {} });
    assert_eq!(running.summary().succeeded, records, "{}", running.summary());
    Ok(running.summary().succeeded)
}

async fn in_a_loop(bare: &Bare, records: usize) -> Result<usize, Failure> {
    let mut ids = ids(records).peekable();
    let mut deleted = 0;
    while ids.peek().is_some() {
        let chunk: Vec<String> = ids.by_ref().take(CALL).collect();
        deleted += bare.delete(&chunk).await?;
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

/// Returns the response of a vendor that deletes all records of a request.
fn delete(received: &Received) -> LoopbackResponse {
    let body = String::from_utf8_lossy(&received.body);
    let mut items = String::with_capacity(body.len() * 3);
    for id in body.split('"').filter(|text| text.starts_with("18")) {
        let comma = if items.is_empty() { "" } else { "," };
        write!(items, r#"{comma}{{"success":true,"id":"{id}"}}"#).expect("memory");
    }
    LoopbackResponse::json(format!(r#"{{"code":0,"msg":"success","data":{{"items":[{items}]}}}}"#))
}
