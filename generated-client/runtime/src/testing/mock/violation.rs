//! The violations of a page's rules by a request.

use crate::error::Violation;
use crate::operation::FieldLocation;
use std::fmt;

/// A violation of a page's rules by a request.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RequestViolation {
    /// A value that breaks a limit, has the wrong type, or is missing.
    Value(Violation),
    /// A query parameter or body field that the page does not document.
    Undocumented {
        /// The location of the field.
        location: FieldLocation,
        /// The name, or the address in the body: `delete.objects[3].key`.
        name: String,
    },
    /// A header or query parameter without its fixed value.
    Fixed {
        /// The location of the field.
        location: FieldLocation,
        /// The name of the field.
        name: &'static str,
        /// The documented value.
        expected: &'static str,
        /// The received value; `None` if it is missing.
        found: Option<String>,
    },
    /// A query parameter for one value that was sent more than once.
    Repeated(&'static str),
    /// A part of a multipart body for one value that was sent more than once.
    RepeatedPart(&'static str),
    /// A part of the request that cannot be read, for this reason.
    Unreadable(String),
    /// A body that the page does not document.
    Body,
    /// A request without a token or signature; the page accepts these kinds of token.
    Unsigned(&'static [&'static str]),
    /// A method and path that no page documents.
    Unknown {
        /// The methods and names of the operations with this path.
        near: Vec<String>,
    },
    /// More calls at a time than the page allows.
    ///
    /// A call counts from the arrival of its request until its response is sent.
    Concurrency {
        /// The documented number of calls.
        max: u32,
        /// The field to whose values the number applies; `None` for all calls.
        field: Option<&'static str>,
        /// The number of calls, including this one.
        calls: usize,
    },
    /// An error of the test's script, not of the request: the response cannot be created.
    Script(String),
}

/// Writes a sentence without its full stop.
impl fmt::Display for RequestViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(violation) => violation.fmt(f),
            Self::Undocumented { location, name } => write!(f, "the {} `{name}` is not documented", noun(*location)),
            Self::Fixed { location, name, expected, found } => {
                write!(f, "the {} `{name}` must be `{expected}`, ", noun(*location))?;
                match found {
                    Some(found) => write!(f, "not `{found}`"),
                    None => f.write_str("but is missing"),
                }
            }
            Self::Repeated(name) => write!(f, "the query parameter `{name}` was sent more than once"),
            Self::RepeatedPart(name) => write!(f, "the part `{name}` was sent more than once"),
            Self::Unreadable(message) | Self::Script(message) => f.write_str(message),
            Self::Body => f.write_str("the request has a body, but its page documents none"),
            Self::Unsigned(tokens) => {
                write!(f, "the request is not signed, but its page requires {}", tokens.join(" or "))
            }
            Self::Concurrency { max, field, calls } => {
                write!(f, "{calls} calls at a time, but the page allows {max}")?;
                field.map_or(Ok(()), |field| write!(f, " for each value of `{field}`"))
            }
            Self::Unknown { near } => {
                f.write_str("no page documents this method and path")?;
                if near.is_empty() { Ok(()) } else { write!(f, "; the path has {}", near.join(", ")) }
            }
        }
    }
}

fn noun(location: FieldLocation) -> &'static str {
    match location {
        FieldLocation::Path => "path value",
        FieldLocation::Query => "query parameter",
        FieldLocation::Header => "header",
        FieldLocation::Body => "field",
    }
}
