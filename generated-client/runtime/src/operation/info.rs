//! What a page says about an operation, as constant data.

use crate::{BuildError, ErrorRow, Field, Service, Shape};
use std::time::Duration;

/// Everything about an operation that is not typed: what it sends where, and under which rules.
///
/// Generated code states what its page states and takes the rest from [`Info::of`].
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// The vendor's name of the operation, dotted.
    pub name: &'static str,
    /// The address of its page; its title where the page has no known address.
    pub source: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{name}` where a path field goes.
    pub path: &'static str,
    /// The request's fields, in the order of the request's own [`Encode`](crate::Encode).
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
    pub repeat: Repeat,
    /// How the body of a request travels.
    pub sends: Sends,
    /// What a success is.
    pub receives: Receives,
    /// The service it belongs to.
    pub service: &'static Service,
    /// What a success holds that comes without its envelope; `None` where none does.
    pub bare: Option<Bare>,
    /// Whether the vendor advises against it.
    pub deprecated: bool,
}

impl Info {
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
            repeat: Repeat::NotSaid,
            sends: Sends::Json,
            receives: Receives::Json,
            service,
            bare: None,
            deprecated: false,
        }
    }

    /// Returns the request's fields as a shape, which [`limits::check`](crate::limits::check)
    /// takes.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        Shape { fields: self.fields, either: self.either }
    }
}

/// How the body of a request travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sends {
    /// As a JSON object.
    #[default]
    Json,
    /// As `multipart/form-data`, a part a field.
    Multipart,
}

/// What a success is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Receives {
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
pub enum Bare {
    /// The reply's fields.
    Members,
    /// The one field of the reply, which is this; where it has a member of this name, the reply's fields.
    Whole(&'static str),
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Method {
    /// `GET`.
    Get,
    /// `HEAD`.
    Head,
    /// `POST`.
    Post,
    /// `PUT`.
    Put,
    /// `PATCH`.
    Patch,
    /// `DELETE`.
    Delete,
}

impl Method {
    /// Returns the method as HTTP writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Head => Self::HEAD,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
        }
    }
}

/// How many calls a window of time allows.
///
/// A client keeps the documented rates of each operation, and [those of the
/// caller](crate::Builder::rate), before the server complains: what would pass one waits, first
/// come, first served, until it may be sent. Every send counts, a repeat too; fetching a token does
/// not.
///
/// What is exact are the sends as this client and its clones start them: no window, wherever it
/// begins, holds more than `calls`. The server sees arrivals, and the network may bring two closer
/// together than they were started. Where that matters, a lower rate leaves room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The number of calls.
    pub calls: u32,
    /// The window.
    pub window: Duration,
}

impl Rate {
    /// Allows `calls` in any `window`.
    #[must_use]
    pub const fn new(calls: u32, window: Duration) -> Self {
        Self { calls, window }
    }

    /// Allows `calls` in any second.
    #[must_use]
    pub const fn per_second(calls: u32) -> Self {
        Self::new(calls, Duration::from_secs(1))
    }

    /// Allows `calls` in any minute.
    #[must_use]
    pub const fn per_minute(calls: u32) -> Self {
        Self::new(calls, Duration::from_secs(60))
    }

    /// Refuses one by which a call would wait for ever.
    pub(crate) fn check(&self) -> Result<(), BuildError> {
        if self.calls == 0 { Err(BuildError::new("a rate allows no call at all")) } else { Ok(()) }
    }
}

/// Whether a call may be made again when nobody knows what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Repeat {
    /// A second call does no harm.
    Safe,
    /// A second call may do harm.
    Never,
    /// Nobody has said; treat it as [`Repeat::Never`].
    #[default]
    NotSaid,
}
