//! The rules for values, and their messages.

use crate::operation::NO_TOKEN;
use crate::value::excerpt;
use std::fmt;

/// A rule that a value violates.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LimitRule {
    /// A required field is missing.
    Missing,
    /// A value is empty, and the page's bounds do not allow an empty string:
    ///
    /// - a required string,
    /// - an element of a required list of strings, or
    /// - a field of [`LimitRule::Either`] while another one is set.
    Empty,
    /// A string has too few or too many characters (Unicode code points).
    Chars {
        /// The number of characters.
        found: usize,
        /// The smallest allowed number.
        min: Option<usize>,
        /// The largest allowed number.
        max: Option<usize>,
    },
    /// A string or a file has too few or too many bytes; a string is counted in UTF-8.
    Bytes {
        /// The number of bytes.
        found: u64,
        /// The smallest allowed number.
        min: Option<u64>,
        /// The largest allowed number.
        max: Option<u64>,
    },
    /// A list has too few items, or too many.
    Items {
        /// The number of items.
        found: usize,
        /// The smallest allowed number.
        min: Option<usize>,
        /// The largest allowed number.
        max: Option<usize>,
    },
    /// A number is too small or too large.
    Range {
        /// The number.
        found: String,
        /// The smallest allowed value.
        min: Option<i64>,
        /// The largest allowed value.
        max: Option<i64>,
    },
    /// A string or number is not an allowed value.
    ///
    /// The vendor may have added values since. Skip the limits to send such a value.
    Value {
        /// The value.
        found: String,
        /// The allowed values.
        allowed: Vec<String>,
    },
    /// None of these fields is set, and the page requires at least one. Empty values do not count.
    Either(&'static [&'static str]),
    /// The page does not take the type of token that the client's credentials give.
    Token {
        /// The type of the client's tokens; `none` for a client without credentials.
        found: &'static str,
        /// The types that the page takes.
        allowed: &'static [&'static str],
    },
    /// The page takes tokens of users, and the call names no user.
    User {
        /// The types that the page takes.
        allowed: &'static [&'static str],
    },
    /// A value does not have the documented type. Generated requests cannot contain one.
    Type {
        /// The documented type.
        expected: &'static str,
        /// The type of the value.
        found: &'static str,
    },
    /// A number is not finite, which JSON cannot express. Never skipped.
    NotFinite,
    /// A path value is empty, `.` or `..`, which changes the URL. Never skipped.
    Segment(String),
    /// A path or query value makes the URL too long; URLs have at most 65,534 bytes. Never skipped.
    Url {
        /// The number of characters.
        found: usize,
    },
    /// A header value has a character that HTTP does not allow. Never skipped.
    Header,
    /// A value has too many lists and objects inside each other. Never skipped.
    ///
    /// The value of a field has at most 128 levels. The object of the body itself does not count.
    Depth {
        /// The largest allowed number of levels.
        max: usize,
    },
}

impl LimitRule {
    /// Whether a caller can [skip](crate::Options::skip_limits) this rule.
    #[must_use]
    pub fn is_skippable(&self) -> bool {
        !matches!(self, Self::NotFinite | Self::Segment(_) | Self::Url { .. } | Self::Header | Self::Depth { .. })
    }
}

/// Writes the end of a sentence that begins with the field.
impl fmt::Display for LimitRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is required but missing"),
            Self::Empty => f.write_str("must not be empty"),
            Self::Chars { found, min, max } => {
                write!(f, "has {found} {}, but ", plural(*found, "character"))?;
                allowed(f, *found, *min, *max)
            }
            Self::Bytes { found, min, max } => {
                write!(f, "has {found} {}, but ", plural(*found, "byte"))?;
                allowed(f, *found, *min, *max)
            }
            Self::Items { found, min, max } => {
                write!(f, "has {found} {}, but ", plural(*found, "item"))?;
                allowed(f, *found, *min, *max)
            }
            Self::Range { found, min, max } => {
                write!(f, "is {found}, but ")?;
                match (min, max) {
                    (Some(min), Some(max)) => write!(f, "must be {min} to {max}"),
                    (Some(min), None) => write!(f, "must be {min} or more"),
                    (None, Some(max)) => write!(f, "must be {max} or less"),
                    (None, None) => f.write_str("that is not allowed"),
                }
            }
            Self::Value { found, allowed } => {
                let found = excerpt(found, 100);
                write!(f, "is {found}, but only {} {} allowed", allowed.join(", "), be(allowed.len()))
            }
            Self::Either(names) => write!(f, "needs at least one of `{}`", names.join("`, `")),
            Self::Token { found, allowed } => {
                let (tokens, allowed) = (plural(allowed.len(), "token"), allowed.join("`, `"));
                write!(f, "takes the {tokens} `{allowed}`, but ")?;
                match *found {
                    NO_TOKEN => f.write_str("the client has no credentials"),
                    found => write!(f, "the client's credentials give `{found}`"),
                }
            }
            Self::User { allowed } => {
                let (tokens, allowed) = (plural(allowed.len(), "token"), allowed.join("`, `"));
                write!(f, "takes the {tokens} `{allowed}`: name the user of the call with `.user(…)`")
            }
            Self::Type { expected, found } => write!(f, "must be {expected}, not {found}"),
            Self::NotFinite => f.write_str("is not a finite number"),
            Self::Segment(text) => write!(f, "is \"{}\", which would change the URL", excerpt(text, 100)),
            Self::Url { found } => write!(f, "has {found} characters, which is too long for a URL"),
            Self::Header => f.write_str("contains a character that HTTP headers do not allow"),
            Self::Depth { max } => {
                write!(f, "is nested too deep: a field has at most {max} levels of lists and objects")
            }
        }
    }
}

fn be<T: Count>(count: T) -> &'static str {
    if count == T::from(1) { "is" } else { "are" }
}

fn plural<T: Count>(count: T, noun: &str) -> String {
    if count == T::from(1) { noun.to_owned() } else { format!("{noun}s") }
}

/// A number of characters, items or bytes.
trait Count: Copy + PartialOrd + From<u8> + fmt::Display {}

impl Count for usize {}
impl Count for u64 {}

fn allowed<T: Count>(f: &mut fmt::Formatter<'_>, found: T, min: Option<T>, max: Option<T>) -> fmt::Result {
    match (min, max) {
        (Some(min), _) if found < min => write!(f, "at least {min} {} required", be(min)),
        (_, Some(max)) => write!(f, "at most {max} {} allowed", be(max)),
        _ => f.write_str("that is not allowed"),
    }
}
