//! A fault and a list that takes several calls.

use super::case::{Case, Ended, Expected, Fate};
use super::ledger::Ledger;
use super::lists::{CALLS, List, Ran, SIZE};
use super::room::Room;
use super::single::same;
use super::truth::truth;
use client_runtime::testing::Example;
use std::sync::Arc;

/// Holds a list against its case, whose call number `place` meets the fault, all calls one after the other.
pub async fn split(
    case: &Arc<Case>,
    expected: &Expected,
    (example, list): (&'static dyn Example, &'static dyn List),
    place: usize,
) -> Result<(), String> {
    let Some((room, ran)) = run(case, (example, list), place, 1).await else { return Ok(()) };
    let fates = Ledger::of(case, list, &room, place).check(&ran.outcome)?;
    let calls: Vec<&[Fate]> = fates.chunks(SIZE).collect();
    for (number, call) in calls.iter().enumerate() {
        let fate = match number {
            _ if number < place => Fate::Succeeded,
            _ if number == place => expected.items,
            _ => expected.others,
        };
        same(&format!("items of call {number}"), call, &&[fate; SIZE][..])?;
    }
    same("the call", ran.parts.get(place).unwrap_or(&Ended::default()), &expected.ended())?;
    let go_on = expected.others == Fate::Succeeded;
    let others = if go_on { CALLS - 1 - place } else { 0 };
    same("requests", &room.requests(), &(place + expected.requests + others))?;
    // What one call could not fetch, the next one does.
    let fetched = usize::from(go_on && others > 0 && case.fetched && expected.ended().result.starts_with("auth"));
    same("fetches", &room.fetches(), &(expected.fetches + fetched))
}

/// Holds a list against the rules for all cases, with all calls at the same time.
pub async fn side_by_side(
    case: &Arc<Case>,
    (example, list): (&'static dyn Example, &'static dyn List),
) -> Result<(), String> {
    let Some((room, ran)) = run(case, (example, list), 0, CALLS).await else { return Ok(()) };
    Ledger::of(case, list, &room, 0).check(&ran.outcome).map(drop)
}

async fn run(
    case: &Arc<Case>,
    (example, list): (&'static dyn Example, &'static dyn List),
    place: usize,
    parallel: usize,
) -> Option<(Arc<Room>, Ran)> {
    let info = list.info();
    let room = Arc::new(Room::of(case, info)?);
    let good = truth(example, list.rule());
    let script = room.server.on_named(info.name).times(place, good.clone());
    case.answers.iter().for_each(|said| _ = script.once(said.answer(info)));
    script.always(good);
    let before = {
        let (room, case) = (Arc::clone(&room), Arc::clone(case));
        Box::new(move |call: usize| {
            let (room, case) = (Arc::clone(&room), Arc::clone(&case));
            let future = async move {
                if call == place {
                    room.strike(&case).await;
                } else if call == place + 1 && parallel == 1 {
                    room.mend();
                }
            };
            Box::pin(future) as client_runtime::transport::BoxFuture<'_, ()>
        })
    };
    let ran = list.run(&room.client, parallel, before).await;
    room.server.assert_clean();
    Some((Arc::clone(&room), ran))
}
