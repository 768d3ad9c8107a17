//! The cost of a batch with many calls in flight, compared with `buffered` over the same calls.
//!
//! `cargo bench -p feishu-gptbots-ctyun --features feishu-apaas --bench parallel` deletes records,
//! one in each call, with 16, 256 and 2,000 calls in flight: alternately as a batch with
//! `parallel(n)`, and as single calls of the same client in a stream with `buffered(n)`. The
//! benchmark prints the ratio of the CPU times of each round. A server in a process of its own
//! responds after 50 ms. Documented rates are off. A call in flight needs a file descriptor: allow
//! 4,096 (`ulimit -n 4096`).
//!
//! With the environment variable `BENCH_SHORT`, one short round with 16 and 256 calls in flight
//! shows that the benchmark works.

mod paired;
mod records;
mod server;
mod short;

use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use futures_util::stream::{self, StreamExt as _};
use paired::{Size, compare};
use records::{delete, ids};
use server::{Failure, Server, feishu, is_server, serve};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// The numbers of calls in flight and of all calls.
const CASES: [(usize, usize); 3] = [(16, 960), (256, 15_360), (2_000, 40_000)];

/// The time of a response.
const DELAY: Duration = Duration::from_millis(50);

fn main() -> Result<(), Failure> {
    if is_server() {
        return serve(|received| delete(&received).delay(DELAY));
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let server = Server::start()?;
    let size = Size::read();
    for (parallel, calls) in CASES.into_iter().take(if size.is_short { 2 } else { 3 }) {
        let feishu = feishu(&server.url)?;
        // Both find open connections.
        let calls = (calls / size.divisor).max(parallel);
        in_a_stream(&runtime, &feishu, parallel, parallel)?;
        compare(
            &format!("{calls} calls, {parallel} in flight, as a batch and buffered"),
            &size,
            &|| in_a_batch(&runtime, &feishu, parallel, calls),
            &|| in_a_stream(&runtime, &feishu, parallel, calls),
        )?;
    }
    Ok(())
}

fn in_a_batch(runtime: &Runtime, feishu: &Feishu, parallel: usize, calls: usize) -> Result<usize, Failure> {
    let request = BatchDelete::new("package_test__c", "user", [""; 0]);
    let batch = feishu.apaas().v1().application_object_record().batch_delete_all(request);
    let mut running = batch.max_items(1).parallel(parallel).run(ids(calls))?;
    runtime.block_on(async { while running.next().await.is_some() {} });
    assert_eq!(running.summary().succeeded, calls, "{}", running.summary());
    Ok(running.summary().succeeded)
}

fn in_a_stream(runtime: &Runtime, feishu: &Feishu, parallel: usize, calls: usize) -> Result<usize, Failure> {
    let records = feishu.apaas().v1().application_object_record();
    let call = |id: String| async move {
        let request = BatchDelete::new("package_test__c", "user", [id]);
        let response = records.batch_delete(&request).await?;
        Ok::<bool, Failure>(response.items.iter().all(|item| item.success == Some(true)))
    };
    runtime.block_on(async {
        let mut results = stream::iter(ids(calls)).map(call).buffered(parallel);
        let mut deleted = 0;
        while let Some(result) = results.next().await {
            deleted += usize::from(result?);
        }
        assert_eq!(deleted, calls, "all of them");
        Ok(deleted)
    })
}
