//! Types and bounds, in the notation of specs.

use std::fmt;

use crate::yaml::Number;

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ty {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// A number that keeps its digits, such as a price.
    Decimal,
    /// `true` or `false`.
    Boolean,
    /// A file in a multipart body.
    File,
    /// Any JSON value.
    Any,
    /// A list.
    List(Box<Ty>),
    /// An object with free keys.
    Map(Box<Ty>),
    /// An object type.
    Named(String),
}

impl Ty {
    /// Reads a type, such as `string`, `map<any>[]` or `RecordResult[]`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(item) = text.strip_suffix("[]") {
            return Some(Self::List(Box::new(Self::parse(item)?)));
        }
        if let Some(value) = text.strip_prefix("map<").and_then(|rest| rest.strip_suffix('>')) {
            return Some(Self::Map(Box::new(Self::parse(value)?)));
        }
        Some(match text {
            "string" => Self::String,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "decimal" => Self::Decimal,
            "boolean" => Self::Boolean,
            "file" => Self::File,
            "any" => Self::Any,
            name if is_type_name(name) => Self::Named(name.to_owned()),
            _ => return None,
        })
    }

    /// Returns the type of the items, also of nested lists; the type itself if it is not a list.
    #[must_use]
    pub fn item(&self) -> &Self {
        if let Self::List(item) = self { item.item() } else { self }
    }

    /// Returns the name of the object type inside lists and maps.
    #[must_use]
    pub fn named(&self) -> Option<&str> {
        match self {
            Self::List(inner) | Self::Map(inner) => inner.named(),
            Self::Named(name) => Some(name),
            _ => None,
        }
    }
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Integer => f.write_str("integer"),
            Self::Number => f.write_str("number"),
            Self::Decimal => f.write_str("decimal"),
            Self::Boolean => f.write_str("boolean"),
            Self::File => f.write_str("file"),
            Self::Any => f.write_str("any"),
            Self::List(item) => write!(f, "{item}[]"),
            Self::Map(value) => write!(f, "map<{value}>"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

/// Inclusive bounds of a number or a length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bounds {
    /// Minimum.
    pub min: Option<i64>,
    /// Maximum.
    pub max: Option<i64>,
}

impl Bounds {
    /// Reads bounds, such as `0..500`, `..500` or `1..`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (min, max) = text.trim().split_once("..")?;
        let end = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        let bounds = Self { min: end(min)?, max: end(max)? };
        (bounds != Self::default()).then_some(bounds)
    }

    /// Whether a fraction is within the bounds.
    #[must_use]
    pub fn contains_fraction(&self, value: &Number) -> bool {
        // Bounds are integers, so a fraction is within them exactly if both neighbouring integers
        // are.
        let (below, above) = value.neighbours();
        self.contains(below) && self.contains(above)
    }

    /// Whether an integer or a length is within the bounds.
    #[must_use]
    pub fn contains(&self, value: i128) -> bool {
        self.min.is_none_or(|min| value >= min.into()) && self.max.is_none_or(|max| value <= max.into())
    }
}

impl Bounds {
    /// Returns the bounds as a sentence, such as `At most 20,480 bytes.`
    ///
    /// The unit is a singular, or empty for plain numbers.
    #[must_use]
    pub fn sentence(self, unit: &str) -> String {
        let counted = |number: i64| match (number, unit) {
            (_, "") => number.to_string(),
            (1, unit) => format!("1 {unit}"),
            (_, "byte") => format!("{} bytes", grouped(number)),
            (_, unit) => format!("{number} {unit}s"),
        };
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("Exactly {}.", counted(max)),
            (Some(min), Some(max)) if unit == "byte" => format!("{} to {}.", grouped(min), counted(max)),
            (Some(min), Some(max)) => format!("{min} to {}.", counted(max)),
            (Some(min), None) => format!("At least {}.", counted(min)),
            (_, max) => format!("At most {}.", counted(max.unwrap_or_default())),
        }
    }
}

/// Writes a number with a comma between thousands.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) => write!(f, "{min}..{max}"),
            (Some(min), None) => write!(f, "{min}.."),
            (None, Some(max)) => write!(f, "..{max}"),
            (None, None) => f.write_str(".."),
        }
    }
}
