//! A fault in a single call.

use super::case::{Case, Expected};
use super::fixture::{Fixture, documented_result};
use crate::client::each::check_equal;
use clientloom_runtime::testing::{Example, MockResponse};

/// Checks a call over a new connection, or over an open one if `warm`.
pub async fn run(case: &Case, expected: &Expected, example: &'static dyn Example, warm: bool) -> Result<(), String> {
    let info = example.info();
    let Some(fixture) = Fixture::of(case, info) else { return Ok(()) };
    let script = fixture.server.on_named(info.name);
    if warm {
        script.once(MockResponse::documented());
        fixture.call(example).await.map_err(|error| format!("before: {error}"))?;
    }
    case.answers.iter().for_each(|said| _ = script.once(said.answer(info)));
    let before = fixture.requests();
    fixture.inject(case).await;
    let result = fixture.call(example).await;
    let counts = (fixture.requests() - before, fixture.fetches());
    fixture.restore();
    check_equal("the call", &documented_result(&result), &expected.call_result())?;
    check_equal("requests and fetches", &counts, &(expected.requests, expected.fetches))?;
    check_equal("another call", &documented_result(&fixture.call(example).await).result, &expected.afterwards)?;
    fixture.server.assert_clean();
    Ok(())
}
