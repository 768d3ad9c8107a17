//! The share of a documented rate that the client uses, for fast and for slow responses.
//!
//! `cargo bench -p feishu-gptbots-ctyun --features feishu-apaas --bench quota` makes many calls of
//! one page at once, to a server on this machine that notes when each arrives. A call holds its
//! permit for the window of the rate after its response, or after the slack if the response is
//! slower, so at most `window / (window + min(response time, slack))` can be used. The benchmark
//! prints the share of that, and fails below 95 %. It also prints the fullest window that the
//! server saw. With the environment variable `BENCH_SHORT`, two windows of fast responses show that
//! it works.

mod short;

use feishu_gptbots_ctyun::Rate;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::operation::Operation as _;
use feishu_gptbots_ctyun::testing::{Loopback, LoopbackResponse};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;

type Failure = Box<dyn std::error::Error>;

/// When requests arrived.
type Arrivals = Arc<Mutex<Vec<Instant>>>;

/// The number of windows that are measured.
const WINDOWS: u32 = 12;

/// The number of windows in a short run.
const SHORT: u32 = 2;

/// The client's default.
const SLACK: Duration = Duration::from_millis(250);

fn main() -> Result<(), Failure> {
    let rate = BatchDelete::INFO.rates.iter().min_by_key(|rate| rate.window).ok_or("the page states no rate")?;
    let is_short = short::is_short();
    let windows = if is_short { SHORT } else { WINDOWS };
    let times = [Duration::ZERO, Duration::from_millis(20), Duration::from_secs(5)];
    for response_time in times.into_iter().take(if is_short { 2 } else { 3 }) {
        let arrivals = arrivals(*rate, response_time, windows)?;
        let lost = response_time.min(SLACK);
        let possible = rate.window.as_secs_f64() / (rate.window + lost).as_secs_f64();
        let used = used(*rate, &arrivals, windows);
        let (calls, window, fullest) = (rate.calls, rate.window, fullest(&arrivals, rate.window));
        println!(
            "responses after {response_time:?}: {:.1} % of {calls} calls in {window:?} are used, {:.1} % of what is \
             possible; {fullest} calls in the fullest window",
            100.0 * used,
            100.0 * used / possible
        );
        if used < 0.95 * possible && !is_short {
            return Err("the client uses less than 95 % of a rate".into());
        }
    }
    Ok(())
}

/// Makes the calls of all windows at once, and returns when each arrived.
fn arrivals(rate: Rate, response_time: Duration, windows: u32) -> Result<Vec<Instant>, Failure> {
    let all = Arrivals::default();
    let url = serve(Arc::clone(&all), response_time)?;
    let builder = Feishu::builder().tenant_access_token("t-7f1bcd13fc57d46bac21793a18e560").base_url(url);
    let feishu = builder.skip_rates().rate(rate).max_in_flight(1000).build()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let calls = (0..rate.calls * windows).map(|_| {
            let feishu = feishu.clone();
            tokio::spawn(async move {
                let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
                feishu.apaas().v1().application_object_record().batch_delete(&request).await.map(drop)
            })
        });
        for call in calls.collect::<Vec<_>>() {
            call.await??;
        }
        Ok::<(), Failure>(())
    })?;
    let mut arrivals = std::mem::take(&mut *all.lock().unwrap_or_else(PoisonError::into_inner));
    arrivals.sort();
    Ok(arrivals)
}

/// Starts a server on its own thread, and returns its address.
fn serve(arrivals: Arrivals, response_time: Duration) -> Result<String, Failure> {
    let (sender, url) = mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let server = Loopback::start(move |_| {
                arrivals.lock().unwrap_or_else(PoisonError::into_inner).push(Instant::now());
                LoopbackResponse::json(r#"{"code":0,"msg":"success","data":{"items":[]}}"#).delay(response_time)
            });
            sender.send(server.base_url()).expect("a listener");
            std::future::pending::<()>().await;
        });
    });
    Ok(url.recv()?)
}

/// Returns the share of a rate that was used, from the first call of the first window to that of
/// the last.
fn used(rate: Rate, arrivals: &[Instant], windows: u32) -> f64 {
    let windows = windows - 1;
    let first_of_last = arrivals[(rate.calls * windows) as usize];
    f64::from(windows) * rate.window.as_secs_f64() / (first_of_last - arrivals[0]).as_secs_f64()
}

/// Returns the largest number of arrivals in any window.
fn fullest(arrivals: &[Instant], window: Duration) -> usize {
    let held = |(index, first): (usize, &Instant)| {
        arrivals[index..].iter().take_while(|arrival| **arrival - *first < window).count()
    };
    arrivals.iter().enumerate().map(held).max().unwrap_or_default()
}
