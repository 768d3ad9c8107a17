//! What the operations of a service share: host, envelope, log ids, codes.

use super::envelope::Envelope;
use super::error_row::ErrorRow;

/// A service of a vendor: everything its pages have in common.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The vendor's name.
    pub vendor: &'static str,
    /// The address, `https://` included, with `{name}` where a variable goes.
    pub host: &'static str,
    /// The variables of the host and their values, the default first.
    pub variables: &'static [(&'static str, &'static [&'static str])],
    /// Headers that every call carries.
    pub headers: &'static [(&'static str, &'static str)],
    /// How a reply says whether it is one.
    pub envelope: Envelope,
    /// Where a reply names itself for the vendor's support.
    pub log_id: LogId,
    /// Headers, beside `Retry-After`, in which a refusal says how many seconds to wait.
    pub retry_after: &'static [&'static str],
    /// Codes that any call may answer with.
    pub errors: &'static [ErrorRow],
}

impl Service {
    /// A service about which nothing is said.
    pub const BASE: Self = Self {
        vendor: "",
        host: "",
        variables: &[],
        headers: &[],
        envelope: Envelope::BASE,
        log_id: LogId::BASE,
        retry_after: &[],
        errors: &[],
    };
}

/// Where to find the id under which the vendor logged a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogId {
    /// Headers of the reply, the best first.
    pub headers: &'static [&'static str],
    /// Fields of the body, dotted (`error.log_id`), the best first; read if no header has it.
    pub fields: &'static [&'static str],
}

impl LogId {
    /// Nowhere.
    pub const BASE: Self = Self { headers: &[], fields: &[] };

    /// In these headers, then in these fields.
    #[must_use]
    pub const fn new(headers: &'static [&'static str], fields: &'static [&'static str]) -> Self {
        Self { headers, fields }
    }
}
