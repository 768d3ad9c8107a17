//! A decimal number that keeps the digits it was written with.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// A number as text, for money, prices and coordinates: it loses no digit and adds none.
///
/// It calculates nothing. A crate for decimals reads its text:
/// `rust_decimal::Decimal::from_str_exact(price.as_str())`.
///
/// Numbers are equal, ordered and hashed by value, to the last digit: `0.10` equals `0.1` and
/// `1e-1`, and `-0` equals `0`. [`as_str`](Self::as_str) still tells them apart.
///
/// With the feature `serde` it is serialized as a text.
///
/// ```
/// use clientloom_runtime::Decimal;
///
/// let price: Decimal = "0.30".parse()?;
/// assert_eq!(price.as_str(), "0.30");
/// assert_eq!(price, "3e-1".parse::<Decimal>()?);
/// # Ok::<(), clientloom_runtime::ParseDecimalError>(())
/// ```
#[derive(Clone)]
pub struct Decimal(Digits);

/// The text of a number. A short text needs no allocation, and most texts are short.
#[derive(Clone)]
enum Digits {
    Short(u8, [u8; SHORT]),
    Long(Box<str>),
}

/// The longest text in bytes that needs no allocation.
const SHORT: usize = 22;

/// The error of a text that is not a [`Decimal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDecimalError(String);

/// The most digits of an exponent, so that positions can be counted in 64 bits.
const MAX_EXPONENT_DIGITS: usize = 18;
/// The most places that [`Decimal::new`] writes without an exponent.
const MOST_PLACES: u32 = 64;
/// The number of characters of a refused text that the error shows.
const SHOWN: usize = 40;

impl Decimal {
    /// Creates a number from its digits and the number of places after the point: `(10, 2)` is
    /// `0.10`.
    ///
    /// With negative places zeros follow the digits: `(15, -3)` is `15e3`.
    #[must_use]
    pub fn new(digits: i128, places: i32) -> Self {
        if places <= 0 {
            let exponent = if places == 0 { String::new() } else { format!("e{}", places.unsigned_abs()) };
            return Self::of(&format!("{digits}{exponent}"));
        }
        let sign = if digits < 0 { "-" } else { "" };
        if places.unsigned_abs() > MOST_PLACES {
            return Self::of(&format!("{digits}e-{places}"));
        }
        let mut whole = digits.unsigned_abs().to_string();
        while whole.len() <= usize::try_from(places).unwrap_or_default() {
            whole.insert(0, '0');
        }
        let fraction = whole.split_off(whole.len() - usize::try_from(places).unwrap_or_default());
        Self::of(&format!("{sign}{whole}.{fraction}"))
    }

    /// Creates a number from a number of valid JSON; `None` if its exponent is too long.
    pub(super) fn from_json(text: &str) -> Option<Self> {
        let has_exponent = text.bytes().any(|byte| matches!(byte, b'e' | b'E'));
        if has_exponent { text.parse().ok() } else { Some(Self::of(text)) }
    }

    /// Creates a number of its text.
    fn of(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(start), Ok(length)) => {
                start.copy_from_slice(text.as_bytes());
                Self(Digits::Short(length, bytes))
            }
            _ => Self(Digits::Long(text.into())),
        }
    }

    /// Returns the text, which is a JSON number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Digits::Short(length, bytes) => std::str::from_utf8(&bytes[..usize::from(*length)]).unwrap_or_default(),
            Digits::Long(text) => text,
        }
    }

    /// Returns the nearest 64-bit float, which may have lost digits.
    ///
    /// Numbers beyond its range become infinite, and those too close to zero become zero.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.as_str().parse().unwrap_or(f64::NAN)
    }

    /// Returns a whole number in any spelling, such as `1e3`; `None` for other numbers.
    pub(super) fn to_i64(&self) -> Option<i64> {
        self.as_str().parse().ok().or_else(|| self.whole()?.try_into().ok())
    }

    /// Returns a whole number that is not negative; `None` for other numbers.
    pub(super) fn to_u64(&self) -> Option<u64> {
        self.as_str().parse().ok().or_else(|| self.whole()?.try_into().ok())
    }

    /// Returns a whole number of at most 20 digits.
    fn whole(&self) -> Option<i128> {
        let Parts { is_negative, position, digits } = self.parts();
        if digits.is_empty() {
            return Some(0);
        }
        let length = usize::try_from(position).ok().filter(|length| (digits.len()..=20).contains(length))?;
        let whole: i128 = format!("{digits:0<length$}").parse().ok()?;
        Some(if is_negative { -whole } else { whole })
    }

    /// Whether the text is the only one of an integer, without a point and an exponent.
    fn is_plain(&self) -> bool {
        let text = self.as_str();
        text != "-0" && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    }

    fn parts(&self) -> Parts {
        let text = self.as_str();
        let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let leading = all.len() - digits.len();
        if digits.is_empty() {
            return Parts { is_negative: false, position: i64::MIN, digits: String::new() };
        }
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX / 4);
        let position = exponent.parse::<i64>().unwrap_or(0) + count(whole.len()) - count(leading);
        Parts { is_negative, position, digits: digits.trim_end_matches('0').to_owned() }
    }
}

/// The value of a decimal: `0.digits` times ten to the power of `position`.
///
/// Zero has no digits and the lowest position.
#[derive(PartialEq, Eq, Hash)]
struct Parts {
    is_negative: bool,
    position: i64,
    digits: String,
}

impl Parts {
    fn compare(&self, other: &Self) -> Ordering {
        let magnitude = (self.position, &self.digits).cmp(&(other.position, &other.digits));
        match (self.is_negative, other.is_negative) {
            (false, false) => magnitude,
            (true, true) => magnitude.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

/// Reads a number in the notation of JSON: `0.10`, `-5`, `1E5`.
impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_number(text) { Ok(Self::of(text)) } else { Err(ParseDecimalError::new(text)) }
    }
}

fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_exponent = |text: &str| {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        are_digits(digits) && digits.trim_start_matches('0').len() <= MAX_EXPONENT_DIGITS
    };
    are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(are_digits)
        && exponent.is_none_or(is_exponent)
}

/// Zero.
impl Default for Decimal {
    fn default() -> Self {
        Self::of("0")
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Decimal {
            fn from(integer: $integer) -> Self {
                Self::of(itoa::Buffer::new().format(integer))
            }
        }
    )*};
}

from_integers!(i32, i64, i128, u32, u64, u128);

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        if self.as_str() == other.as_str() {
            return true;
        }
        !(self.is_plain() && other.is_plain()) && self.parts() == other.parts()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().compare(&other.parts())
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ParseDecimalError {
    /// Keeps the beginning of the text, with spaces, and with other invisible characters escaped.
    fn new(text: &str) -> Self {
        let cut = if text.chars().nth(SHOWN).is_some() { "…" } else { "" };
        let shown: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
        Self(format!("{shown}{cut}"))
    }
}

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        write!(f, "`{text}` is not a decimal number; write it with digits and a point, such as `-0.10` or `1e5`")
    }
}

impl std::error::Error for ParseDecimalError {}

/// Serialized as a text, which keeps the digits in each format.
#[cfg(feature = "serde")]
impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: String = serde::Deserialize::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[path = "decimal_test.rs"]
mod tests;
