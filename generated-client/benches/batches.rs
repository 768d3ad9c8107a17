//! The cost of a batch of a million ids, compared with a hand-written loop of the same requests.
//!
//! `cargo bench -p feishu-gptbots-ctyun --features feishu-apaas --bench batches` deletes a million
//! records, 500 in each call and four calls in flight, alternately through the client and with
//! plain reqwest. Both read the result of each record. The benchmark prints the ratio of the CPU
//! times of each round, and the peak memory of a short and a long batch. The server has a process
//! of its own. Documented rates are off. With the environment variable `BENCH_SHORT`, one short
//! round shows that the benchmark works.

mod bare;
mod paired;
mod records;
mod server;
mod short;

use bare::Bare;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use futures_util::stream::{self, StreamExt as _};
use paired::{Size, compare};
use records::{delete, ids};
use server::{Failure, Server, feishu, is_server, serve};
use tokio::runtime::{Builder, Runtime};

const RECORDS: usize = 1_000_000;
const CALL: usize = 500;
const PARALLEL: usize = 4;

fn main() -> Result<(), Failure> {
    if is_server() {
        return serve(|received| delete(&received));
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let server = Server::start()?;
    let (feishu, bare) = (feishu(&server.url)?, Bare::new(&server.url)?);
    let size = Size::read();
    let records = if size.is_short { RECORDS / size.divisor } else { RECORDS };
    compare(
        &format!("{records} records, in a batch and in a loop"),
        &size,
        &|| in_a_batch(&runtime, &feishu, records),
        &|| in_a_loop(&runtime, &bare, records),
    )?;

    let peak = |records: usize| -> Result<u64, Failure> {
        let mut result = Ok(0);
        let memory = allocation_counter::measure(|| result = in_a_batch(&runtime, &feishu, records));
        result.map(|_| memory.bytes_max)
    };
    let [tenth, whole] = [peak(records / 10)?, peak(records)?];
    println!("peak memory: {tenth} bytes for {} records, {whole} bytes for {records}", records / 10);
    Ok(())
}

fn in_a_batch(runtime: &Runtime, feishu: &Feishu, records: usize) -> Result<usize, Failure> {
    let request = BatchDelete::new("package_test__c", "user", [""; 0]);
    let batch = feishu.apaas().v1().application_object_record().batch_delete_all(request);
    let mut running = batch.parallel(PARALLEL).run(ids(records))?;
    runtime.block_on(async { while running.next().await.is_some() {} });
    assert_eq!(running.summary().succeeded, records, "{}", running.summary());
    Ok(running.summary().succeeded)
}

fn in_a_loop(runtime: &Runtime, bare: &Bare, records: usize) -> Result<usize, Failure> {
    let mut ids = ids(records);
    let chunks = std::iter::from_fn(|| {
        let chunk: Vec<String> = ids.by_ref().take(CALL).collect();
        if chunk.is_empty() { None } else { Some(chunk) }
    });
    let delete = |chunk: Vec<String>| async move { bare.delete(&chunk).await };
    runtime.block_on(async {
        let mut counts = stream::iter(chunks).map(delete).buffered(PARALLEL);
        let mut deleted = 0;
        while let Some(count) = counts.next().await {
            deleted += count?;
        }
        assert_eq!(deleted, records, "all of them");
        Ok(deleted)
    })
}
