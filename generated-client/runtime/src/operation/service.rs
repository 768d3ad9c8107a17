//! Facts that all operations of a service share: host, envelope, log ids, error codes.

use super::envelope::Envelope;
use super::error_row::ErrorRow;
use super::wait_unit::WaitUnit;

/// A service of a vendor: the facts that its pages share.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The vendor's name.
    pub vendor: &'static str,
    /// The base URL, with `https://`, and with `{name}` for each variable.
    pub host: &'static str,
    /// The variables of the host and their values; the first value is the default.
    pub variables: &'static [(&'static str, &'static [&'static str])],
    /// Headers of every call.
    pub headers: &'static [(&'static str, &'static str)],
    /// The envelope of responses.
    pub envelope: Envelope,
    /// The location of the log id, which the vendor's support asks for.
    pub log_id: LogId,
    /// Headers besides `Retry-After` that state a wait.
    pub retry_after: &'static [&'static str],
    /// Dotted paths in the body of a failure (`error.retry_after`) that state a wait.
    pub retry_after_fields: &'static [&'static str],
    /// The units of these headers and fields or of `Retry-After`, where they are known.
    ///
    /// Without a unit, the number itself decides: see [`WaitUnit::of`].
    pub retry_after_counts: &'static [(&'static str, WaitUnit)],
    /// Error codes of any call.
    pub errors: &'static [ErrorRow],
}

impl Service {
    /// A service with defaults for all facts.
    pub const BASE: Self = Self {
        vendor: "",
        host: "",
        variables: &[],
        headers: &[],
        envelope: Envelope::BASE,
        log_id: LogId::BASE,
        retry_after: &[],
        retry_after_fields: &[],
        retry_after_counts: &[],
        errors: &[],
    };
}

/// The location of the log id, under which the vendor logged a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogId {
    /// Headers of the response, in order of preference.
    pub headers: &'static [&'static str],
    /// Dotted paths in the body (`error.log_id`), in order of preference; read if no header has it.
    pub fields: &'static [&'static str],
}

impl LogId {
    /// No log id.
    pub const BASE: Self = Self { headers: &[], fields: &[] };

    /// Creates a location from headers and, if they are missing, fields of the body.
    #[must_use]
    pub const fn new(headers: &'static [&'static str], fields: &'static [&'static str]) -> Self {
        Self { headers, fields }
    }
}
