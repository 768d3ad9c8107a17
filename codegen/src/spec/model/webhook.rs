//! The way in which a vendor pushes events.

use crate::yaml::Value;

/// The way in which a vendor pushes events to a receiver's URL.
#[derive(Clone, Debug, Default)]
pub struct Webhook {
    /// Ways in which the vendor authenticates itself.
    pub auth: Vec<String>,
    /// Signature of each event.
    pub signature: Option<Signature>,
    /// Encryption of each event.
    pub encryption: Option<Encryption>,
    /// Test of the URL.
    pub challenge: Option<Challenge>,
    /// Frames around an event, in the order in which they are tried.
    pub frames: Vec<Frame>,
    /// JSON that the receiver gives back.
    pub answer: Option<Value>,
    /// Time in which the receiver has to respond, in seconds.
    pub within_seconds: Option<u64>,
    /// Number of repeats of an event that was not taken, and the seconds to the last one.
    pub repeats: Option<(u64, u64)>,
}

/// The signature of an event.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Scheme.
    pub scheme: String,
    /// Header with the signature.
    pub header: String,
    /// Header with the time of sending.
    pub timestamp: String,
    /// Header with a random text.
    pub nonce: String,
}

/// The encryption of an event.
#[derive(Clone, Debug, Default)]
pub struct Encryption {
    /// Scheme.
    pub scheme: String,
    /// Member with the encrypted JSON.
    pub member: String,
}

/// The test of a receiver's URL.
#[derive(Clone, Debug, Default)]
pub struct Challenge {
    /// Member that marks a test.
    pub marker: String,
    /// Value of the marker.
    pub value: String,
    /// Member with the verification token.
    pub token: Option<String>,
    /// Member that the receiver gives back.
    pub answer: String,
}

/// The frame around an event; members are dotted paths.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Name, as events state it.
    pub name: String,
    /// Member that marks the frame.
    pub marker: String,
    /// Value of the marker; any value if absent.
    pub value: Option<String>,
    /// Member with the event's type.
    pub kind: String,
    /// Member with the event's ID.
    pub id: Option<String>,
    /// Member with the time of the event.
    pub created: Option<String>,
    /// Whether the time counts milliseconds.
    pub created_in_milliseconds: bool,
    /// Member with the verification token.
    pub token: Option<String>,
    /// Member with the tenant's key.
    pub tenant: Option<String>,
    /// Member with the app's ID.
    pub app: Option<String>,
    /// Member with the event's own members.
    pub body: String,
}

impl Frame {
    /// Whether an event has the frame.
    #[must_use]
    pub fn fits(&self, pushed: &Value) -> bool {
        let marker = at(pushed, &self.marker);
        marker.is_some_and(|marker| self.value.is_none() || marker.as_text() == self.value.as_deref())
    }

    /// Returns the members of an event.
    #[must_use]
    pub fn body<'a>(&self, pushed: &'a Value) -> Option<&'a Value> {
        at(pushed, &self.body)
    }

    /// Returns the members next to those of the event, which belong to the frame.
    pub fn members_in_body(&self) -> impl Iterator<Item = &str> {
        let optional = [&self.id, &self.created, &self.token, &self.tenant, &self.app];
        let paths = [&self.marker, &self.kind].into_iter().chain(optional.into_iter().flatten());
        paths.filter_map(|path| path.strip_prefix(self.body.as_str())?.strip_prefix('.'))
    }
}

/// Returns the member at a dotted path.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, step| value.get(step))
}
