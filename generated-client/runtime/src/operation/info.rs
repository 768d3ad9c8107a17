//! What a page says about an operation, as constant data.

use super::error_row::ErrorRow;
use super::field::Field;
use super::method::Method;
use super::rate::Rate;
use super::service::Service;
use super::value_type::ObjectType;

/// Everything about an operation that is not typed: what it sends where, and under which rules.
///
/// Generated code states what its page states and takes the rest from [`OperationInfo::of`].
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// The vendor's name of the operation, dotted.
    pub name: &'static str,
    /// The address of its page; its title where the page has no known address.
    pub source: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{name}` where a path field goes.
    pub path: &'static str,
    /// The request's fields, in the order of the request's own `Encode`.
    pub fields: &'static [Field],
    /// Names of fields of which at least one has to be given.
    pub either: &'static [&'static str],
    /// Headers with a fixed value.
    pub headers: &'static [(&'static str, &'static str)],
    /// Query parameters with a fixed value.
    pub query: &'static [(&'static str, &'static str)],
    /// The vendor's names of the kinds of token that the call takes, any one of which suffices.
    pub tokens: &'static [&'static str],
    /// Scopes, of which any one suffices.
    pub scopes: &'static [&'static str],
    /// Rate limits, all of which hold at once; clients keep them.
    pub rates: &'static [Rate],
    /// The page's error codes.
    pub errors: &'static [ErrorRow],
    /// Whether it is safe to repeat the call when its outcome is not known.
    pub retry_safety: RetrySafety,
    /// How the body of a request travels.
    pub request_format: RequestFormat,
    /// What a success is.
    pub response_format: ResponseFormat,
    /// The service it belongs to.
    pub service: &'static Service,
    /// What a success holds that comes without its envelope; `None` where none does.
    pub bare: Option<BareResponse>,
    /// Whether the vendor advises against it.
    pub deprecated: bool,
}

impl OperationInfo {
    /// An operation of `service` about which nothing else is said.
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
            scopes: &[],
            rates: &[],
            errors: &[],
            retry_safety: RetrySafety::NotSaid,
            request_format: RequestFormat::Json,
            response_format: ResponseFormat::Json,
            service,
            bare: None,
            deprecated: false,
        }
    }

    /// Returns the type of the request's fields as an object.
    #[must_use]
    pub const fn object_type(&self) -> ObjectType {
        ObjectType { fields: self.fields, either: self.either }
    }
}

/// How the body of a request travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestFormat {
    /// As a JSON object.
    #[default]
    Json,
    /// As `multipart/form-data`, a part a field.
    Multipart,
}

/// What a success is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseFormat {
    /// JSON, in the service's envelope.
    #[default]
    Json,
    /// The bytes of a file; failures come as JSON all the same.
    File,
}

/// What a reply holds that comes without its envelope.
///
/// Such a reply is a success if its HTTP status says so, and if it holds anything that the page describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BareResponse {
    /// The reply's fields.
    Members,
    /// The one field of the reply, which is this; where it has a member of this name, the reply's fields.
    Whole(&'static str),
}

/// Whether a call may be made again when nobody knows what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetrySafety {
    /// A second call does no harm.
    Safe,
    /// A second call may do harm.
    Never,
    /// Nobody has said; treat it as [`RetrySafety::Never`].
    #[default]
    NotSaid,
}
