//! A fault and one call.

use super::case::{Case, Expected};
use super::room::{Room, ended_as};
use client_runtime::testing::{Example, MockResponse};

/// Holds a call against its case, made over a new connection or over one that is there.
pub async fn single(case: &Case, expected: &Expected, example: &'static dyn Example, warm: bool) -> Result<(), String> {
    let info = example.info();
    let Some(room) = Room::of(case, info) else { return Ok(()) };
    let script = room.server.on_named(info.name);
    if warm {
        script.once(MockResponse::documented());
        room.call(example).await.map_err(|error| format!("before: {error}"))?;
    }
    case.answers.iter().for_each(|said| _ = script.once(said.answer(info)));
    let before = room.requests();
    room.strike(case).await;
    let result = room.call(example).await;
    let counts = (room.requests() - before, room.fetches());
    room.mend();
    same("the call", &ended_as(&result), &expected.ended())?;
    same("requests and fetches", &counts, &(expected.requests, expected.fetches))?;
    same("another call", &ended_as(&room.call(example).await).result, &expected.afterwards)?;
    room.server.assert_clean();
    Ok(())
}

/// Compares what was found with what is expected.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?}, expected is {expected:?}")) }
}
