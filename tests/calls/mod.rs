//! Calls of generated clients, case by case: the specs, the response of a server, and the result.
//!
//! A case is a folder with the specs of a vendor and a `case.yaml`. The clients of all cases are
//! compiled once, and one program makes all calls over the local network.

pub(crate) mod case;
mod compare;
pub(crate) mod program;

use std::sync::LazyLock;

use case::{Case, Turn};
use compare::{Request, compare_request, compare_result};
use program::{Outcome, Outcomes};

/// The cases, and what came of their calls.
static RUN: LazyLock<Vec<(Case, Outcomes)>> = LazyLock::new(|| {
    let cases = Case::read_all();
    let outcomes = program::run(&cases);
    cases.into_iter().zip(outcomes).collect()
});

fn check_case(name: &str) {
    let (case, outcomes) = RUN.iter().find(|(case, _)| case.name == name).expect("a case of this name");
    let outcomes = outcomes.as_ref().unwrap_or_else(|findings| panic!("{}: {findings}", case.what));
    for (turn, outcome) in case.turns.iter().zip(outcomes) {
        let problem = check(turn, outcome);
        assert!(problem.is_none(), "{}: {}\n{outcome:#?}", case.what, problem.unwrap_or_default());
    }
}

/// Returns the first difference between a turn and its outcome.
fn check(turn: &Turn, outcome: &Outcome) -> Option<String> {
    if let Some(requests) = turn.requests
        && requests != outcome.requests.len()
    {
        return Some(format!("{} requests instead of {requests}", outcome.requests.len()));
    }
    let last = outcome.requests.last().unwrap_or(const { &Request::NONE });
    let problem = turn.request.as_ref().and_then(|expected| compare_request(expected, last));
    problem.or_else(|| compare_result(&turn.expect, &outcome.result, &mut "result".to_owned()))
}

include!(concat!(env!("OUT_DIR"), "/calls.rs"));
