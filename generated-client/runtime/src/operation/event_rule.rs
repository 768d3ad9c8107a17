//! The facts of a response that is a stream of events.

/// The rule by which the events of a stream are read.
///
/// An event is a JSON object. A member of it, or the `event` line of the standard, names its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventRule {
    /// The documented kinds, the end included.
    pub kinds: &'static [&'static str],
    /// The member of an event that names its kind; `None` if its `event` line does.
    pub by: Option<&'static str>,
    /// The member of an event with its data; `None` if the whole event is the data.
    pub data: Option<&'static str>,
    /// The kind, or the literal text, of the last event; `None` if the end of the body is the end.
    pub end: Option<&'static str>,
    /// The framing of events.
    pub framing: Framing,
    /// The field of the request that asks for a stream; `None` if every response is a stream.
    pub switch: Option<StreamSwitch>,
}

impl EventRule {
    /// Creates the rule of a stream in either framing.
    #[must_use]
    pub const fn new(kinds: &'static [&'static str]) -> Self {
        Self { kinds, by: None, data: None, end: None, framing: Framing::Either, switch: None }
    }

    /// Sets the member that names the kind.
    #[must_use]
    pub const fn by(self, member: &'static str) -> Self {
        Self { by: Some(member), ..self }
    }

    /// Sets the member with the data.
    #[must_use]
    pub const fn data(self, member: &'static str) -> Self {
        Self { data: Some(member), ..self }
    }

    /// Sets the kind or the text of the last event.
    #[must_use]
    pub const fn end(self, end: &'static str) -> Self {
        Self { end: Some(end), ..self }
    }

    /// Sets the framing.
    #[must_use]
    pub const fn framing(self, framing: Framing) -> Self {
        Self { framing, ..self }
    }

    /// Sets the member of the body that asks for a stream, with its values for a stream and for a
    /// whole response.
    #[must_use]
    pub const fn switch(self, field: &'static str, stream: &'static str, whole: &'static str) -> Self {
        Self { switch: Some(StreamSwitch { field, stream, whole }), ..self }
    }

    /// Returns the literal text that ends the stream, such as `[DONE]`; `None` if its end is an
    /// event or the end of the body.
    #[cfg(feature = "testing")]
    pub(crate) fn end_text(&self) -> Option<&'static str> {
        self.end.filter(|end| !self.kinds.contains(end))
    }
}

/// The framing of the events in a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Framing {
    /// Server-sent events, or a JSON object on each line. A body may have both.
    #[default]
    Either,
    /// Server-sent events, as the HTML standard defines them.
    Sse,
    /// A JSON object on each line.
    Lines,
}

/// A member of the body that chooses between a stream and a whole response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamSwitch {
    /// The member.
    pub field: &'static str,
    /// The value that asks for a stream.
    pub stream: &'static str,
    /// The value that asks for a whole response, unless the caller sets another.
    pub whole: &'static str,
}
