//! The facts of an operation as constants.

use super::envelope::Envelope;
use super::error_row::ErrorRow;
use super::event_rule::EventRule;
use super::field::Field;
use super::method::Method;
use super::rate::{Concurrency, FieldRate, Rate};
use super::service::Service;
use super::token_location::TokenLocation;
use super::value_type::ObjectType;

/// The facts of an operation: method, path, fields, limits, rates and error codes.
///
/// Generated code states the facts of its page and takes the rest from [`OperationInfo::of`].
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// The dotted name of the operation.
    pub name: &'static str,
    /// The URL of its page, or the title of a page without a known URL.
    pub source: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{name}` for each path field.
    pub path: &'static str,
    /// The fields of the request, in the order of the request's `Encode`.
    pub fields: &'static [Field],
    /// Names of members of the body of which the request needs at least one.
    pub either: &'static [&'static str],
    /// Headers with a fixed value.
    pub headers: &'static [(&'static str, &'static str)],
    /// Query parameters with a fixed value.
    pub query: &'static [(&'static str, &'static str)],
    /// The vendor's names of the token types that the call accepts; one of them suffices.
    pub tokens: &'static [&'static str],
    /// The location of the token in the request.
    pub token_location: TokenLocation,
    /// Scopes; one of them suffices.
    pub scopes: &'static [&'static str],
    /// Documented rates; the client keeps all of them.
    pub rates: &'static [Rate],
    /// Documented rates for each value of a field.
    pub field_rates: &'static [FieldRate],
    /// The documented number of calls at a time.
    pub concurrency: Option<Concurrency>,
    /// The documented error codes.
    pub errors: &'static [ErrorRow],
    /// Whether a retry is safe when the outcome of a call is unknown.
    pub retry_safety: RetrySafety,
    /// The format of the request body.
    pub request_format: RequestFormat,
    /// The rule of a stream of events, if a response is or can be one.
    pub events: Option<&'static EventRule>,
    /// The format of a successful response.
    pub response_format: ResponseFormat,
    /// Whether a redirect leads to the file, so that the client follows it for `GET`.
    pub redirect: bool,
    /// The service that the operation belongs to.
    pub service: &'static Service,
    /// The content of a successful response without an envelope; `None` if there is none.
    pub bare: Option<BareResponse>,
    /// Whether the data's fields are next to the code, although the envelope has a field for data.
    pub data_beside: bool,
    /// The members of a response that must be readable, as dotted paths in its data.
    ///
    /// Batches and paging depend on them: an empty list in place of an unreadable one would say
    /// that no item failed, or that the results are complete.
    pub strict_members: &'static [&'static str],
    /// Whether the operation is deprecated.
    pub deprecated: bool,
}

impl OperationInfo {
    /// Creates the facts of an operation of `service`, with defaults for all others.
    #[must_use]
    pub const fn of(service: &'static Service) -> Self {
        Self {
            name: "",
            source: "",
            method: Method::Get,
            path: "/",
            fields: &[],
            either: &[],
            headers: &[],
            query: &[],
            tokens: &[],
            token_location: TokenLocation::Authorization,
            scopes: &[],
            rates: &[],
            field_rates: &[],
            concurrency: None,
            errors: &[],
            retry_safety: RetrySafety::NotSaid,
            request_format: RequestFormat::Json,
            events: None,
            response_format: ResponseFormat::Json,
            redirect: false,
            service,
            bare: None,
            data_beside: false,
            strict_members: &[],
            deprecated: false,
        }
    }

    /// Returns the envelope of the operation's responses.
    #[must_use]
    pub const fn envelope(&self) -> Envelope {
        let envelope = self.service.envelope;
        if self.data_beside { Envelope { data: None, ..envelope } } else { envelope }
    }

    /// Returns the rule of a stream of events, which has no documented kinds if none is stated.
    #[cfg(feature = "streams")]
    pub(crate) const fn event_rule(&self) -> &'static EventRule {
        const NONE: &EventRule = &EventRule::new(&[]);
        match self.events {
            Some(rule) => rule,
            None => NONE,
        }
    }

    /// Returns the fields of the request as an object type.
    #[must_use]
    pub const fn object_type(&self) -> ObjectType {
        ObjectType { fields: self.fields, either: self.either }
    }
}

/// The format of a request body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestFormat {
    /// A JSON object.
    #[default]
    Json,
    /// `multipart/form-data`, with one part for each field.
    Multipart,
}

/// The format of a successful response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseFormat {
    /// JSON in the envelope of the service.
    #[default]
    Json,
    /// JSON in the envelope of the service, without documented data.
    ///
    /// HTTP status 204 without a body is a success too.
    NoData,
    /// No body, with any status of a success; failures are JSON in the envelope.
    Nothing,
    /// The bytes of a file; failures are JSON in the envelope.
    File,
    /// A stream of events; failures are JSON in the envelope.
    Events,
}

/// The content of a response without an envelope.
///
/// Such a response is a success if its HTTP status is 2xx and it contains a documented member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BareResponse {
    /// The fields of the response.
    Members,
    /// The fields of the response, one of which has the name of the envelope's code.
    ///
    /// The HTTP status alone then tells success from failure.
    MembersWithCode,
    /// The value of this field, which is the only one of the response.
    ///
    /// If the body has a member of this name, the body contains the fields of the response.
    Whole(&'static str),
}

/// Whether a call may be retried when its outcome is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetrySafety {
    /// A second call does no harm.
    Safe,
    /// A second call may do harm.
    Never,
    /// Not documented; treated like [`RetrySafety::Never`].
    #[default]
    NotSaid,
}
