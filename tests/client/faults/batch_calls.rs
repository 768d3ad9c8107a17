//! A fault in one of several calls of a batch.

use super::batch_operations::{BatchOperation, BatchRun, CALLS, SIZE};
use super::case::{CallResult, Case, Expected, ItemStatus};
use super::fixture::Fixture;
use super::request_log::RequestLog;
use super::success::all_succeeded;
use crate::client::each::check_equal;
use clientloom_runtime::testing::Example;
use std::sync::Arc;

/// Checks a batch of sequential calls, in which the call with the number `place` has the fault.
pub async fn run_sequential(
    case: &Arc<Case>,
    expected: &Expected,
    (example, list): (&'static dyn Example, &'static dyn BatchOperation),
    place: usize,
) -> Result<(), String> {
    let Some((fixture, ran)) = run(case, (example, list), place, 1).await else { return Ok(()) };
    let statuses = RequestLog::of(case, list, &fixture, place).check(&ran.outcome)?;
    let calls: Vec<&[ItemStatus]> = statuses.chunks(SIZE).collect();
    for (number, call) in calls.iter().enumerate() {
        let status = match number {
            _ if number < place => ItemStatus::Succeeded,
            _ if number == place => expected.items,
            _ => expected.others,
        };
        check_equal(&format!("items of call {number}"), call, &&[status; SIZE][..])?;
    }
    check_equal("the call", ran.parts.get(place).unwrap_or(&CallResult::default()), &expected.call_result())?;
    let go_on = expected.others == ItemStatus::Succeeded;
    let others = if go_on { CALLS - 1 - place } else { 0 };
    check_equal("requests", &fixture.requests(), &(place + expected.requests + others))?;
    // The next call fetches the token that the failed call could not fetch.
    let fetched = usize::from(go_on && others > 0 && case.fetched && expected.call_result().result.starts_with("auth"));
    check_equal("fetches", &fixture.fetches(), &(expected.fetches + fetched))
}

/// Checks a batch whose calls all run at the same time.
pub async fn run_parallel(
    case: &Arc<Case>,
    (example, list): (&'static dyn Example, &'static dyn BatchOperation),
) -> Result<(), String> {
    let Some((fixture, ran)) = run(case, (example, list), 0, CALLS).await else { return Ok(()) };
    RequestLog::of(case, list, &fixture, 0).check(&ran.outcome).map(drop)
}

async fn run(
    case: &Arc<Case>,
    (example, list): (&'static dyn Example, &'static dyn BatchOperation),
    place: usize,
    parallel: usize,
) -> Option<(Arc<Fixture>, BatchRun)> {
    let info = list.info();
    let fixture = Arc::new(Fixture::of(case, info)?);
    let good = all_succeeded(example, list.rule());
    let script = fixture.server.on_named(info.name).times(place, good.clone());
    case.answers.iter().for_each(|said| _ = script.once(said.answer(info)));
    script.always(good);
    let before = {
        let (fixture, case) = (Arc::clone(&fixture), Arc::clone(case));
        Box::new(move |call: usize| {
            let (fixture, case) = (Arc::clone(&fixture), Arc::clone(&case));
            let future = async move {
                if call == place {
                    fixture.inject(&case).await;
                } else if call == place + 1 && parallel == 1 {
                    fixture.restore();
                }
            };
            Box::pin(future) as clientloom_runtime::transport::BoxFuture<'_, ()>
        })
    };
    let ran = list.run(&fixture.client, parallel, before).await;
    fixture.server.assert_clean();
    Some((Arc::clone(&fixture), ran))
}
