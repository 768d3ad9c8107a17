//! A number that is no integer, with the digits that it was written with.

/// A number that is no integer, in the notation of JSON. It keeps its digits: `0.10`.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        let (is_negative, text) = self.0.strip_prefix('-').map_or((false, &*self.0), |text| (true, text));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let is_zero = digits.bytes().all(|digit| digit == b'0');
        let position = exponent.parse::<i64>().ok().zip(i64::try_from(whole.len()).ok()).map(|(a, b)| a + b);
        // The digits in front of the point, and whether digits other than zero follow it.
        let (front, has_rest) = match position {
            _ if is_zero => (Some(0), false),
            Some(position) if position <= 0 => (Some(0), true),
            Some(position) => {
                let length = usize::try_from(position).unwrap_or(usize::MAX);
                let (front, rest) = digits.split_at(length.min(digits.len()));
                let padded = (length <= 60).then(|| format!("{front:0<length$}"));
                (padded.and_then(|front| front.parse::<i128>().ok()), rest.bytes().any(|digit| digit != b'0'))
            }
            None => (if exponent.starts_with('-') { Some(0) } else { None }, true),
        };
        match front {
            Some(front) if is_negative => (-front - i128::from(has_rest), -front),
            Some(front) => (front, front + i128::from(has_rest)),
            None if is_negative => (i128::MIN, i128::MIN),
            None => (i128::MAX, i128::MAX),
        }
    }
}

#[cfg(test)]
#[path = "number_test.rs"]
mod tests;
