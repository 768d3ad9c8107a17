//! Faults of pushed events.

/// A fault with which a pushed event arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PushFault {
    /// The headers of the signature are missing.
    MissingSignature,
    /// The signature belongs to another body.
    WrongSignature,
    /// The verification token or the header `Authorization` is another one.
    WrongToken,
    /// The event is encrypted with another key, and signed with the right one.
    OtherKey,
    /// The request was signed a day ago.
    OldTimestamp,
    /// The event has the ID of the event before.
    Replay,
    /// The connection ends after half of the body.
    HalfBody,
}
