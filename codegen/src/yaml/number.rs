//! A number with a fraction or an exponent, and the digits that it was written with.

use serde::{Deserialize, Serialize};

/// A number with a fraction or an exponent, in the notation of JSON. It keeps its digits: `0.10`.
///
/// Numbers are equal by value: `0.10` equals `0.1`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Number(String);

impl Number {
    /// Reads a number in the notation of JSON that a 64-bit float can hold, at least roughly.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let float: f64 = serde_json::from_str(text).ok()?;
        float.is_finite().then(|| Self(text.to_owned()))
    }

    /// Creates a number from a finite float, with its shortest digits.
    pub(super) fn of(float: f64) -> Self {
        Self(serde_json::Value::from(float).to_string())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the nearest integers below and above, which are equal for a whole number.
    ///
    /// Beyond 38 digits it is the least or the greatest integer of 128 bits.
    #[must_use]
    pub fn neighbours(&self) -> (i128, i128) {
        let Parts { is_negative, position, digits } = self.parts();
        // The digits in front of the point, and whether digits other than zero follow it.
        let (front, has_rest) = match usize::try_from(position) {
            _ if digits.is_empty() => (Some(0), false),
            Err(_) | Ok(0) => (Some(0), true),
            Ok(length) => {
                let front = &digits[..length.min(digits.len())];
                let padded = (length <= MOST_DIGITS).then(|| format!("{front:0<length$}"));
                (padded.and_then(|front| front.parse::<i128>().ok()), digits.len() > length)
            }
        };
        match front {
            Some(front) if is_negative => (-front - i128::from(has_rest), -front),
            Some(front) => (front, front + i128::from(has_rest)),
            None if is_negative => (i128::MIN, i128::MIN),
            None => (i128::MAX, i128::MAX),
        }
    }

    fn parts(&self) -> Parts {
        let (is_negative, text) = self.0.strip_prefix('-').map_or((false, &*self.0), |text| (true, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        if digits.is_empty() {
            return Parts { is_negative: false, position: 0, digits: String::new() };
        }
        // A longer exponent belongs to a number close to zero, as the number fits into a float.
        let exponent = exponent.parse::<i64>().unwrap_or(i64::MIN / 2);
        let shift = i64::try_from(whole.len() + digits.len()).ok().zip(i64::try_from(all.len()).ok());
        let position = exponent.saturating_add(shift.map_or(0, |(front, all)| front - all));
        Parts { is_negative, position, digits: digits.trim_end_matches('0').to_owned() }
    }
}

/// The most digits that an integer of 128 bits can have.
const MOST_DIGITS: usize = 39;

/// The value of a number: `0.digits` times ten to the power of `position`. Zero has no digits.
#[derive(PartialEq, Eq)]
struct Parts {
    is_negative: bool,
    position: i64,
    digits: String,
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.parts() == other.parts()
    }
}

impl Eq for Number {}

#[cfg(test)]
#[path = "number_test.rs"]
mod tests;
