//! Each fault befalls each operation, over a socket: one call, and each place in a list that takes several.
//!
//! A fault is a file of `cases/faults`, which says what happens and what has to come of it. It is about every operation
//! whose page has what it needs. Of lists, more is asked in every case: no item is lost or doubled, none is said to be
//! what the server cannot confirm, and nothing is sent once more that may not be. That nothing hangs, a limit on the
//! time of each run shows.

mod case;
mod ledger;
mod lists;
mod room;
mod said;
mod single;
mod split;
mod truth;

use super::desk::examples;
use case::{Case, cases};
use client_runtime::testing::Example;
use lists::{CALLS, LISTS};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// One way to meet a fault.
#[derive(Clone, Copy, Debug)]
enum Way {
    OneCall { warm: bool },
    Split { place: usize },
    SideBySide,
}

/// Far more than all timeouts of a run together.
const HANGS: Duration = Duration::from_secs(120);

/// More runs at once than have something to do.
const AT_ONCE: usize = 24;

fn ways(case: &Case, example: &dyn Example) -> Vec<Way> {
    let is_list = LISTS.iter().any(|list| list.info().name == example.info().name);
    let first_only = case.befalls_fetch();
    let places = 0..if first_only { 1 } else { CALLS };
    let calls = [false, true].into_iter().filter(|warm| !(*warm && first_only)).map(|warm| Way::OneCall { warm });
    let splits = places.map(|place| Way::Split { place }).chain([Way::SideBySide]);
    calls.chain(splits.filter(|_| is_list)).collect()
}

async fn meet(case: &Arc<Case>, example: &'static dyn Example, way: Way) -> Result<(), String> {
    let Some(expected) = case.expected(example.info()) else { return Ok(()) };
    let list = LISTS.iter().find(|list| list.info().name == example.info().name);
    match (way, list) {
        (Way::OneCall { warm }, _) => single::single(case, expected, example, warm).await,
        (Way::Split { place }, Some(list)) => split::split(case, expected, (example, *list), place).await,
        (Way::SideBySide, Some(list)) => split::side_by_side(case, (example, *list)).await,
        (_, None) => Ok(()),
    }
}

#[test]
fn each_case_is_about_some_operation() {
    for case in cases() {
        let about = examples().any(|example| case.expected(example.info()).is_some());
        assert!(about, "{} is about no operation", case.name);
    }
}

#[test]
fn each_batch_has_its_list() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = codegen::project::read_specs(&specs, "specs").expect("the specs can be read");
    let batches = sources.iter().filter(|(_, source)| source.text.lines().any(|line| line == "batch:"));
    let named = |text: &str| text.lines().find_map(|line| Some(line.strip_prefix("operation: ")?.to_owned()));
    let batches: BTreeSet<String> = batches.filter_map(|(_, source)| named(&source.text)).collect();
    assert_eq!(batches, LISTS.iter().map(|list| list.info().name.to_owned()).collect());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_fault_ends_as_its_case_says() {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    let mut runs = JoinSet::new();
    for case in cases() {
        let case = Arc::new(case);
        for example in examples() {
            for way in ways(&case, example) {
                let (case, room) = (Arc::clone(&case), Arc::clone(&room));
                runs.spawn(async move {
                    let _turn = room.acquire_owned().await;
                    let met = timeout(HANGS, meet(&case, example, way)).await;
                    let wrong = met.unwrap_or_else(|_| Err("it hangs".to_owned())).err()?;
                    Some(format!("{}, {}, {way:?}: {wrong}\n({})", case.name, example.info().name, case.what.trim()))
                });
            }
        }
    }
    let wrong: BTreeSet<String> = runs.join_all().await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}
