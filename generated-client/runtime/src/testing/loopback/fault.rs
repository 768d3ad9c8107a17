//! What can go wrong on a connection.

/// A fault of the network or of the server behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The connection is reset once the head of the request is there; its body is not read. A
    /// [`Loopback`](super::Loopback) answers whole requests, for which this is [`Fault::Cut`].
    Reset,
    /// The connection is reset after the whole request was read.
    Cut,
    /// The connection is closed in good order after the whole request was read, without an answer.
    HangUp,
    /// Nothing is answered, and the connection stays open.
    Stall,
    /// Status, headers and the first half of the body are sent; the connection stays open.
    StallBody,
    /// Status, headers and the first half of the body are sent; then the connection is closed.
    Truncate,
    /// The body is blank and at least this many bytes long; no header says so.
    Oversize(usize),
}

impl Fault {
    /// All of them, [`Fault::Oversize`] with 16 MiB: twice of what a client takes by default.
    pub const ALL: &'static [Self] = &[
        Self::Reset,
        Self::Cut,
        Self::HangUp,
        Self::Stall,
        Self::StallBody,
        Self::Truncate,
        Self::Oversize(16 * 1024 * 1024),
    ];

    /// Whether the client will wait until its own patience ends.
    #[must_use]
    pub const fn stalls(self) -> bool {
        matches!(self, Self::Stall | Self::StallBody)
    }
}
