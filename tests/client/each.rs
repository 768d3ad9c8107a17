//! A check of many examples, several at a time, that reports all failures at once.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use clientloom_runtime::testing::Example;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::task::{JoinError, JoinSet};

/// Number of checks at the same time; most of them wait for a socket.
const PARALLEL_CHECKS: usize = 24;

/// Threads that all checks share.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"));

/// Runs a check of each example and fails with the failures of all.
pub fn check_each<F>(
    examples: impl Iterator<Item = &'static dyn Example>,
    check: impl Fn(&'static dyn Example) -> F + Send + Sync + 'static,
) where
    F: Future<Output = Result<(), String>> + Send + 'static,
{
    let examples: Vec<_> = examples.collect();
    let count = examples.len();
    assert!(count > 0, "no example is checked");
    let wrong = RUNTIME.block_on(run(examples, Arc::new(check)));
    assert!(wrong.is_empty(), "{} of {count} examples:\n{}", wrong.len(), Vec::from_iter(wrong).join("\n"));
}

async fn run<F>(
    examples: Vec<&'static dyn Example>,
    check: Arc<impl Fn(&'static dyn Example) -> F + Send + Sync + 'static>,
) -> BTreeSet<String>
where
    F: Future<Output = Result<(), String>> + Send + 'static,
{
    let permits = Arc::new(Semaphore::new(PARALLEL_CHECKS));
    let mut checks = JoinSet::new();
    for example in examples {
        let (check, permits) = (Arc::clone(&check), Arc::clone(&permits));
        checks.spawn(async move {
            let _permit = permits.acquire_owned().await;
            let checked = tokio::spawn(check(example)).await;
            let problem = checked.unwrap_or_else(|error| Err(panicked(error))).err()?;
            Some(format!("{} {}: {problem}", example.info().service.vendor, example.name()))
        });
    }
    checks.join_all().await.into_iter().flatten().collect()
}

/// Returns the message of a check that panicked.
fn panicked(error: JoinError) -> String {
    let payload = error.into_panic();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("a panic without a text").to_owned()
}

/// Compares a value with the documented one.
pub fn check_equal<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?}, expected is {expected:?}")) }
}
