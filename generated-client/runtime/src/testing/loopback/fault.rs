//! Faults of a connection.

/// A fault of the network or of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A connection reset after the head of the request; the body is not read.
    ///
    /// A [`Loopback`](super::Loopback) responds to whole requests and treats this as
    /// [`Fault::Cut`].
    Reset,
    /// A connection reset after the whole request was read.
    Cut,
    /// A regular close after the whole request was read, without a response.
    HangUp,
    /// No response, while the connection stays open.
    Stall,
    /// Status, headers and the first half of the body, while the connection stays open.
    StallBody,
    /// Status, headers and the first half of the body, then a close.
    Truncate,
    /// Status, headers and this many bytes of the body, then a close.
    TruncateAt(usize),
    /// A blank body of at least this many bytes, without a length in the headers.
    Oversize(usize),
}

impl Fault {
    /// All faults; [`Fault::Oversize`] has 16 MiB, twice the default limit of a client.
    pub const ALL: &'static [Self] = &[
        Self::Reset,
        Self::Cut,
        Self::HangUp,
        Self::Stall,
        Self::StallBody,
        Self::Truncate,
        Self::Oversize(16 * 1024 * 1024),
    ];

    /// Whether the client waits until its own timeout.
    #[must_use]
    pub const fn stalls(self) -> bool {
        matches!(self, Self::Stall | Self::StallBody)
    }
}
