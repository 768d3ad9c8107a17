//! The result of a call as a line that tests can compare.

use clientloom_runtime::Error;
use clientloom_runtime::error::Violation;
use clientloom_runtime::testing::Outcome;

/// Returns the result of a call: `ok`, `ok, data.x is not documented`, `api 7`, `http 502`.
pub fn summarize(result: &Result<Outcome, Error>) -> String {
    match result {
        Ok(outcome) => {
            let tolerated = outcome.deviations.iter().map(ToString::to_string);
            std::iter::once("ok".to_owned()).chain(tolerated).collect::<Vec<_>>().join(", ")
        }
        Err(Error::Api(error)) => format!("api {}", error.code),
        Err(Error::Http(error)) => format!("http {}", error.status),
        Err(Error::Decode(error)) => unreadable(&error.address, &error.found, &error.expected),
        Err(Error::Transport(error)) => format!("transport {:?}", error.kind()),
        Err(Error::Invalid(error)) => refused(error.violations.iter().map(Violation::to_string)),
        Err(error) => error.to_string(),
    }
}

/// Returns the line for a response that cannot be decoded.
pub fn unreadable(address: &str, found: &str, expected: &str) -> String {
    let address = if address.is_empty() { "the body" } else { address };
    format!("unreadable, {address} is {found} instead of {expected}")
}

/// Returns the line for a request that was not sent.
pub fn refused(violations: impl IntoIterator<Item = String>) -> String {
    format!("refused, {}", violations.into_iter().collect::<Vec<_>>().join("; "))
}
