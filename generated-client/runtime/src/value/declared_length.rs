//! The declared length of a stream, compared with the number of its bytes.

/// The error of a stream with another length than declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum LengthError {
    /// The stream goes on after its declared length.
    #[error("{declared} bytes were declared, but more were given")]
    TooLong { declared: u64 },
    /// The stream ends before its declared length.
    #[error("{declared} bytes were declared, but only {given} were given")]
    TooShort { declared: u64, given: u64 },
}

/// Checks a stream after `given` bytes; `is_end` tells whether the stream has ended there.
pub(super) fn check_length(declared: Option<u64>, given: u64, is_end: bool) -> Result<(), LengthError> {
    match declared {
        Some(declared) if given > declared => Err(LengthError::TooLong { declared }),
        Some(declared) if given < declared && is_end => Err(LengthError::TooShort { declared, given }),
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "declared_length_test.rs"]
mod tests;
