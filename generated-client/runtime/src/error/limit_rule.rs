//! What a value can do wrong, and how a message says so.

use std::fmt;

/// A rule that a value does not keep.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LimitRule {
    /// A required field is not there.
    Missing,
    /// A required string, an element of a required list of strings, or one of [`LimitRule::Either`] beside another that is
    /// given, is empty.
    Empty,
    /// A string has too few or too many characters (Unicode code points).
    Chars {
        /// How many it has.
        found: usize,
        /// The fewest allowed.
        min: Option<usize>,
        /// The most allowed.
        max: Option<usize>,
    },
    /// A list has too few or too many elements.
    Items {
        /// How many it has.
        found: usize,
        /// The fewest allowed.
        min: Option<usize>,
        /// The most allowed.
        max: Option<usize>,
    },
    /// A number is too small or too great.
    Range {
        /// The number.
        found: String,
        /// The smallest allowed.
        min: Option<i64>,
        /// The greatest allowed.
        max: Option<i64>,
    },
    /// A string or number is none of the values that the page allows. A vendor may allow more by now, which is what
    /// skipping limits is for.
    Value {
        /// What it is.
        found: String,
        /// The values that are allowed.
        allowed: Vec<String>,
    },
    /// None of the fields is given of which one has to be; an empty one does not count.
    Either(&'static [&'static str]),
    /// A value of another type than documented. Generated requests cannot do that.
    Type {
        /// What is documented.
        expected: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// A number that JSON has no text for. Never skipped.
    NotFinite,
    /// A path value that would lead to another address: empty, `.` or `..`. Never skipped.
    Segment(String),
    /// A header value that HTTP cannot carry. Never skipped.
    Header,
}

impl LimitRule {
    /// Whether a caller may choose to send the request all the same.
    #[must_use]
    pub fn is_skippable(&self) -> bool {
        !matches!(self, Self::NotFinite | Self::Segment(_) | Self::Header)
    }
}

/// Continues a sentence that begins with the field.
impl fmt::Display for LimitRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is required but missing"),
            Self::Empty => f.write_str("must not be empty"),
            Self::Chars { found, min, max } => {
                write!(f, "has {found} {}, ", plural(*found, "character"))?;
                allowed(f, *found, *min, *max)
            }
            Self::Items { found, min, max } => {
                write!(f, "has {found} {}, ", plural(*found, "item"))?;
                allowed(f, *found, *min, *max)
            }
            Self::Range { found, min, max } => {
                write!(f, "is {found}, ")?;
                match (min, max) {
                    (Some(min), Some(max)) => write!(f, "{min} to {max} is allowed"),
                    (Some(min), None) => write!(f, "{min} or more is allowed"),
                    (None, Some(max)) => write!(f, "{max} or less is allowed"),
                    (None, None) => f.write_str("which is not allowed"),
                }
            }
            Self::Value { found, allowed } => {
                let verb = if allowed.len() == 1 { "is" } else { "are" };
                write!(f, "is {found}, only {} {verb} allowed", allowed.join(", "))
            }
            Self::Either(names) => write!(f, "needs at least one of {}", names.join(", ")),
            Self::Type { expected, found } => write!(f, "has to be {expected}, not {found}"),
            Self::NotFinite => f.write_str("is not a finite number"),
            Self::Segment(text) => {
                write!(f, "is \"{text}\", which would lead to another address")
            }
            Self::Header => f.write_str("holds a character that a header cannot carry"),
        }
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { noun.to_owned() } else { format!("{noun}s") }
}

fn allowed(f: &mut fmt::Formatter<'_>, found: usize, min: Option<usize>, max: Option<usize>) -> fmt::Result {
    match (min, max) {
        (Some(min), _) if found < min => {
            write!(f, "at least {min} {} needed", if min == 1 { "is" } else { "are" })
        }
        (_, Some(max)) => {
            write!(f, "at most {max} {} allowed", if max == 1 { "is" } else { "are" })
        }
        _ => f.write_str("which is not allowed"),
    }
}
