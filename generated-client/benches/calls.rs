//! The cost of a call through the client, compared with the same call by plain reqwest.
//!
//! `cargo bench -p feishu-gptbots-ctyun --features feishu-apaas --bench calls` makes the documented
//! call of one page to a server on this machine, alternately through the client and by hand. The
//! benchmark prints the ratio of the medians and the difference in allocations. The server has a
//! process of its own, so its allocations are not counted. With the environment variable
//! `BENCH_SHORT`, few calls show that it works.

mod bare;
mod server;
mod short;

use bare::Bare;
use feishu_gptbots_ctyun::examples;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::operation::Operation as _;
use feishu_gptbots_ctyun::testing::LoopbackResponse;
use server::{Failure, Server, feishu, is_server, serve};
use short::is_short;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;

/// The numbers of calls before and during the measurement, in a full and in a short run.
const FULL: (usize, usize) = (500, 5000);
const SHORT: (usize, usize) = (10, 100);

fn main() -> Result<(), Failure> {
    let mut examples = examples::feishu::ALL.iter().flat_map(|page| page.iter());
    let example = examples.find(|example| example.info().name == BatchDelete::INFO.name);
    let example = example.ok_or("the page of the call has no example")?;
    let json = "application/json; charset=utf-8";
    if is_server() {
        return serve(move |_| LoopbackResponse::new(200, example.response()).header("Content-Type", json));
    }
    let server = Server::start()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (client, bare) = (feishu(&server.url)?, Bare::new(&server.url)?);
    let ids: Vec<String> = (0..10).map(|number| format!("180146496546{number:04}")).collect();
    let request = BatchDelete::new("package_test__c", "user", ids.clone());

    let through = || -> Result<usize, Failure> {
        let call = client.apaas().v1().application_object_record().batch_delete(&request);
        Ok(runtime.block_on(call.into_future())?.items.len())
    };
    let by_hand = || runtime.block_on(bare.delete(&ids));

    let (warm_up, rounds) = if is_short() { SHORT } else { FULL };
    measure(warm_up, &through, &by_hand)?;
    let (mut client, mut bare) = measure(rounds, &through, &by_hand)?;
    let [client, bare] = [median(&mut client), median(&mut bare)];
    let ratio = client.as_secs_f64() / bare.as_secs_f64();
    println!("a call: {client:?} through the client, {bare:?} by hand, ratio {ratio:.3} (medians of {rounds})");
    let [client, bare] = [allocations(&through)?, allocations(&by_hand)?];
    println!("allocations: {client} through the client, {bare} by hand, {} more", client.saturating_sub(bare));
    Ok(())
}

type Times = Vec<Duration>;
type Work<'a> = &'a dyn Fn() -> Result<usize, Failure>;

/// Alternates both, so that other load on the machine affects them equally.
fn measure(rounds: usize, one: Work<'_>, other: Work<'_>) -> Result<(Times, Times), Failure> {
    let time = |work: Work<'_>| -> Result<Duration, Failure> {
        let start = Instant::now();
        assert_eq!(work()?, 1, "the documented response");
        Ok(start.elapsed())
    };
    let mut times = (Times::new(), Times::new());
    for _ in 0..rounds {
        times.0.push(time(one)?);
        times.1.push(time(other)?);
    }
    Ok(times)
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Returns the smallest number of allocations in a few rounds, because connections grow their
/// buffers.
fn allocations(work: Work<'_>) -> Result<u64, Failure> {
    let mut least = u64::MAX;
    for _ in 0..50 {
        let mut result = Ok(0);
        least = least.min(allocation_counter::measure(|| result = work()).count_total);
        result?;
    }
    Ok(least)
}
