//! A scripted response, and the requests that may follow it.

use crate::client::vendors::wrong_secret;
use clientloom_runtime::operation::{ErrorClass, ErrorRow, OperationInfo};
use clientloom_runtime::testing::{Fault, MockResponse};
use serde::Deserialize;
use std::time::Duration;

/// A response as a case writes it: one of the first four keys, or a fault with a status.
///
/// A retry delay can be added.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptedResponse {
    fault: Option<FaultName>,
    /// An HTTP status; without a fault, the body has another format.
    status: Option<u16>,
    /// The vendor's code for this error class.
    means: Option<Meaning>,
    code: Option<CodeName>,
    retry_after_s: Option<u64>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FaultName {
    Reset,
    Cut,
    HangUp,
    Stall,
    StallBody,
    Truncate,
    Oversize,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Meaning {
    BadToken,
    TooManyRequests,
    QuotaExhausted,
    Refused,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CodeName {
    /// The code for wrong credentials.
    WrongSecret,
    /// A code of the page that allows a retry.
    Repeatable,
}

/// Size of a body that is too large for the clients, in bytes.
const OVERSIZE: usize = 256 * 1024;

impl ScriptedResponse {
    /// Whether the pages of an operation document such a response.
    pub fn is_documented(&self, info: &OperationInfo) -> bool {
        self.means.is_none_or(|means| rows(info).any(|row| row.class == Some(means.into())))
            && (!matches!(self.code, Some(CodeName::Repeatable)) || repeatable(info).is_some())
    }

    /// Returns the response of the mock server.
    pub fn answer(&self, info: &OperationInfo) -> MockResponse {
        let answer = match (self.fault, self.status, self.means, self.code) {
            (Some(fault), None, None, None) => fault.into(),
            (Some(fault), Some(status), None, None) => MockResponse::from(fault).status(status),
            (None, Some(status), None, None) => MockResponse::new(status, "<html>"),
            (None, None, Some(Meaning::BadToken), None) => MockResponse::bad_token(),
            (None, None, Some(Meaning::TooManyRequests), None) => MockResponse::too_many(),
            (None, None, Some(Meaning::QuotaExhausted), None) => MockResponse::quota_exhausted(),
            (None, None, Some(Meaning::Refused), None) => MockResponse::refused(),
            (None, None, None, Some(CodeName::WrongSecret)) => MockResponse::code(wrong_secret(info.service.vendor)),
            (None, None, None, Some(CodeName::Repeatable)) => MockResponse::code(repeatable(info).expect("a row").code),
            _ => panic!("a response needs one of `fault`, `status`, `means` and `code`"),
        };
        self.retry_after_s.into_iter().fold(answer, |answer, wait| answer.retry_after(Duration::from_secs(wait)))
    }

    /// Whether the server may have carried out the request.
    pub fn may_have_been_carried_out(&self) -> bool {
        let may_succeed = match self.status {
            Some(status) => status >= 500 || status == 408,
            None => self.fault.is_some(),
        };
        may_succeed || matches!(self.code, Some(CodeName::Repeatable))
    }

    /// Whether the request may be sent again, with any retry safety.
    pub fn allows_retry(&self) -> bool {
        let means = self.means.is_some_and(|means| !matches!(means, Meaning::QuotaExhausted | Meaning::Refused));
        means || self.status == Some(429) || matches!(self.code, Some(CodeName::Repeatable))
    }
}

fn rows(info: &OperationInfo) -> impl Iterator<Item = &'static ErrorRow> {
    info.errors.iter().chain(info.service.errors)
}

fn repeatable(info: &OperationInfo) -> Option<&'static ErrorRow> {
    rows(info).find(|row| row.class.is_none() && row.retry_safe == Some(true))
}

impl From<FaultName> for MockResponse {
    fn from(name: FaultName) -> Self {
        Self::from(match name {
            FaultName::Reset => Fault::Reset,
            FaultName::Cut => Fault::Cut,
            FaultName::HangUp => Fault::HangUp,
            FaultName::Stall => Fault::Stall,
            FaultName::StallBody => Fault::StallBody,
            FaultName::Truncate => Fault::Truncate,
            FaultName::Oversize => Fault::Oversize(OVERSIZE),
        })
    }
}

impl From<Meaning> for ErrorClass {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::BadToken => Self::BadToken,
            Meaning::TooManyRequests => Self::TooManyRequests,
            Meaning::QuotaExhausted => Self::QuotaExhausted,
            Meaning::Refused => Self::Refused,
        }
    }
}
