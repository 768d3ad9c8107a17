//! Each fault with each operation of the sample, over a socket: in one call, and in each call of a
//! batch.
//!
//! A fault is a file of `cases/faults` with a description and the expected results. It applies to
//! each operation of the sample whose page has what it needs. Batches have further rules in every
//! case.
//!
//! - No item is lost or reported twice.
//! - The server's records confirm each reported status.
//! - A request is sent again only if that is safe.
//! - A run ends within a time limit.

mod batch_calls;
mod batch_operations;
mod case;
mod fixture;
mod one_call;
mod request_log;
mod response;
mod success;

use super::stub::sample;
use batch_operations::{BATCH_OPERATIONS, CALLS};
use case::Case;
use clientloom_runtime::testing::Example;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// A scenario for a fault.
#[derive(Clone, Copy, Debug)]
enum Scenario {
    OneCall { warm: bool },
    Sequential { place: usize },
    Parallel,
}

/// Time limit of a run, far above all its timeouts.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// Number of runs at the same time; most of them wait.
const PARALLEL_RUNS: usize = 24;

fn scenarios(case: &Case, example: &dyn Example) -> Vec<Scenario> {
    let is_list = BATCH_OPERATIONS.iter().any(|list| list.info().name == example.info().name);
    let first_only = case.affects_token_request();
    let places = 0..if first_only { 1 } else { CALLS };
    let calls = [false, true].into_iter().filter(|warm| !(*warm && first_only)).map(|warm| Scenario::OneCall { warm });
    let splits = places.map(|place| Scenario::Sequential { place }).chain([Scenario::Parallel]);
    calls.chain(splits.filter(|_| is_list)).collect()
}

async fn run_scenario(case: &Arc<Case>, example: &'static dyn Example, scenario: Scenario) -> Result<(), String> {
    let Some(expected) = case.expected(example.info()) else { return Ok(()) };
    let list = BATCH_OPERATIONS.iter().find(|list| list.info().name == example.info().name);
    match (scenario, list) {
        (Scenario::OneCall { warm }, _) => one_call::run(case, expected, example, warm).await,
        (Scenario::Sequential { place }, Some(list)) => {
            batch_calls::run_sequential(case, expected, (example, *list), place).await
        }
        (Scenario::Parallel, Some(list)) => batch_calls::run_parallel(case, (example, *list)).await,
        (_, None) => Ok(()),
    }
}

#[test]
fn each_batch_operation_of_the_sample_is_tested() {
    let sample: BTreeSet<&str> = sample().map(|example| example.info().name).collect();
    let untested = BATCH_OPERATIONS.iter().map(|list| list.info().name).filter(|name| !sample.contains(name));
    assert_eq!(untested.collect::<Vec<_>>(), [""; 0], "operations that `cases/sample_operations.txt` lacks");
}

/// Threads that all cases share. Most runs wait.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"));

/// Checks each operation that a case covers, in each scenario.
fn check_case(name: &str) {
    let case = Arc::new(Case::read(name));
    let is_about = |example: &dyn Example| case.expected(example.info()).is_some();
    assert!(sample().any(is_about), "no operation has what the case is about");
    let wrong = RUNTIME.block_on(run(&case));
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

include!(concat!(env!("OUT_DIR"), "/faults.rs"));

/// Returns the differences from the case.
async fn run(case: &Arc<Case>) -> BTreeSet<String> {
    let permits = Arc::new(Semaphore::new(PARALLEL_RUNS));
    let mut runs = JoinSet::new();
    for example in sample() {
        for scenario in scenarios(case, example) {
            let (case, permits) = (Arc::clone(case), Arc::clone(&permits));
            runs.spawn(async move {
                let _permit = permits.acquire_owned().await;
                let met = timeout(TIME_LIMIT, run_scenario(&case, example, scenario)).await;
                let wrong = met.unwrap_or_else(|_| Err("the run exceeds its time limit".to_owned())).err()?;
                Some(format!("{}, {}, {scenario:?}: {wrong}\n({})", case.name, example.info().name, case.what.trim()))
            });
        }
    }
    runs.join_all().await.into_iter().flatten().collect()
}
