//! What a request did against its page.

use crate::error::Violation;
use crate::operation::FieldLocation;
use std::fmt;

/// Something about a request that its page does not allow.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RequestViolation {
    /// A value breaks a limit, has another type, or is missing.
    Value(Violation),
    /// The page knows no such query parameter or field of the body.
    Undocumented {
        /// Where it travelled.
        location: FieldLocation,
        /// Its name, or its address in the body: `delete.objects[3].key`.
        name: String,
    },
    /// A header or query parameter with a fixed value has another, or is missing.
    Fixed {
        /// Where it travels.
        location: FieldLocation,
        /// Its name.
        name: &'static str,
        /// The documented value.
        expected: &'static str,
        /// What came.
        found: Option<String>,
    },
    /// A query parameter that takes one value came more than once.
    Repeated(&'static str),
    /// A part of a multipart body that takes one value came more than once.
    RepeatedPart(&'static str),
    /// A part of the request cannot be read, for this reason.
    Unreadable(String),
    /// The page documents no body, and one came.
    Body,
    /// No header says who calls; the page names the kinds of token that it takes.
    Unsigned(&'static [&'static str]),
    /// No page documents this method and path.
    Unknown {
        /// Methods and names of the operations that have the path.
        near: Vec<String>,
    },
    /// No answer could be made as the test wants it: the request is innocent, the script is not.
    Script(String),
}

/// A sentence without its full stop.
impl fmt::Display for RequestViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(violation) => violation.fmt(f),
            Self::Undocumented { location, name } => write!(f, "the {} {name} is not documented", called(*location)),
            Self::Fixed { location, name, expected, found } => {
                write!(f, "the {} {name} has to be \"{expected}\", ", called(*location))?;
                match found {
                    Some(found) => write!(f, "not \"{found}\""),
                    None => f.write_str("but is missing"),
                }
            }
            Self::Repeated(name) => write!(f, "the query parameter {name} came more than once"),
            Self::RepeatedPart(name) => write!(f, "the part {name} came more than once"),
            Self::Unreadable(what) | Self::Script(what) => f.write_str(what),
            Self::Body => f.write_str("it has a body, and its page documents none"),
            Self::Unsigned(tokens) => write!(f, "it is not signed, and its page asks for {}", tokens.join(" or ")),
            Self::Unknown { near } => {
                f.write_str("no page documents it")?;
                if near.is_empty() { Ok(()) } else { write!(f, "; the path has {}", near.join(", ")) }
            }
        }
    }
}

fn called(location: FieldLocation) -> &'static str {
    match location {
        FieldLocation::Path => "path value",
        FieldLocation::Query => "query parameter",
        FieldLocation::Header => "header",
        FieldLocation::Body => "field",
    }
}
