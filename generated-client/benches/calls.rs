//! What a call through the client costs, over the same call by bare reqwest.
//!
//! `cargo bench -p generated-client --bench calls` makes the documented call of one page against a server on this
//! machine, alternately through the client and by hand, and prints how the medians of both compare, and how many
//! allocations one has more than the other. The server has a thread of its own, so that its work is not counted.

use generated_client::examples::feishu;
use generated_client::feishu::Feishu;
use generated_client::feishu::apaas::v1::application_object_record::BatchDelete;
use generated_client::testing::{Loopback, Reply};
use serde::{Deserialize, Serialize};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;

type Failure = Box<dyn std::error::Error>;

const WARM_UP: usize = 500;
const ROUNDS: usize = 5000;
const TOKEN: &str = "t-7f1bcd13fc57d46bac21793a18e560";
const PATH: &str = "/open-apis/apaas/v1/applications/package_test__c/objects/user/records/batch_delete";

#[derive(Serialize)]
struct Request<'a> {
    ids: &'a [String],
}

/// The reply as somebody would write it down who needs it.
#[derive(Deserialize)]
struct Wrapped {
    code: i64,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    success: bool,
    id: String,
    errors: Vec<Detail>,
}

#[derive(Deserialize)]
struct Detail {
    code: String,
    message: String,
    sub_code: String,
    fields: Vec<String>,
}

fn main() -> Result<(), Failure> {
    let url = serve()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let client = Feishu::builder().tenant_access_token(TOKEN).base_url(&url).skip_rates().build()?;
    let bare = reqwest::Client::builder().no_proxy().build()?;
    let ids: Vec<String> = (0..10).map(|number| format!("180146496546{number:04}")).collect();
    let request = BatchDelete::new("package_test__c", "user", ids.clone());

    let through = || -> Result<usize, Failure> {
        let call = client.apaas().v1().application_object_record().batch_delete(&request);
        Ok(runtime.block_on(call.into_future())?.items.len())
    };
    let by_hand = || runtime.block_on(by_hand(&bare, &format!("{url}{PATH}"), &ids));

    measure(WARM_UP, &through, &by_hand)?;
    let (mut client, mut bare) = measure(ROUNDS, &through, &by_hand)?;
    let [client, bare] = [median(&mut client), median(&mut bare)];
    let ratio = client.as_secs_f64() / bare.as_secs_f64();
    println!("a call: {client:?} through the client, {bare:?} by hand, ratio {ratio:.3} (medians of {ROUNDS})");
    let [client, bare] = [allocations(&through)?, allocations(&by_hand)?];
    println!("allocations: {client} through the client, {bare} by hand, {} more", client.saturating_sub(bare));
    Ok(())
}

async fn by_hand(client: &reqwest::Client, url: &str, ids: &[String]) -> Result<usize, Failure> {
    let request = client
        .delete(url)
        .header("Authorization", format!("Bearer {TOKEN}"))
        .header("Content-Type", "application/json; charset=utf-8")
        .body(serde_json::to_vec(&Request { ids })?);
    let body = request.send().await?.error_for_status()?.bytes().await?;
    let reply: Wrapped = serde_json::from_slice(&body)?;
    let told = |detail: &Detail| [&detail.code, &detail.message, &detail.sub_code].len() + detail.fields.len();
    let deleted = reply.data.items.iter().filter(|item| item.success && !item.id.is_empty());
    let deleted = deleted.filter(|item| item.errors.iter().map(told).sum::<usize>() > 0);
    Ok(if reply.code == 0 { deleted.count() } else { 0 })
}

/// Starts a server that answers as the page documents, and returns its address.
fn serve() -> Result<String, Failure> {
    let example = feishu::ALL[0][0];
    let (give, url) = mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let json = "application/json; charset=utf-8";
            let server = Loopback::start(move |_| Reply::new(200, example.reply()).header("Content-Type", json));
            give.send(server.base_url()).expect("a listener");
            std::future::pending::<()>().await;
        });
    });
    Ok(url.recv()?)
}

type Times = Vec<Duration>;
type Work<'a> = &'a dyn Fn() -> Result<usize, Failure>;

/// Does one after the other, so that whatever else goes on befalls both.
fn measure(rounds: usize, one: Work<'_>, other: Work<'_>) -> Result<(Times, Times), Failure> {
    let time = |work: Work<'_>| -> Result<Duration, Failure> {
        let start = Instant::now();
        assert_eq!(work()?, 1, "the documented reply");
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

/// Counts the allocations of this thread; the least of a few rounds, as connections grow their buffers.
fn allocations(work: Work<'_>) -> Result<u64, Failure> {
    let mut least = u64::MAX;
    for _ in 0..50 {
        let mut result = Ok(0);
        least = least.min(allocation_counter::measure(|| result = work()).count_total);
        result?;
    }
    Ok(least)
}
