//! The facts of events and of the way in which a vendor pushes them.

/// The facts of an event, as its page states them.
#[derive(Clone, Copy, Debug)]
pub struct EventInfo {
    /// The vendor's name of the type.
    pub kind: &'static str,
    /// The address or title of the page.
    pub source: &'static str,
    /// The frame, by its name in the vendor's facts; `None` if the vendor's events have none.
    pub schema: Option<&'static str>,
    /// The method and the path, if the page fixes both.
    pub address: Option<&'static str>,
    /// Scopes, any one of which is sufficient.
    pub scopes: &'static [&'static str],
    /// Scopes without which single fields are absent.
    pub field_scopes: &'static [&'static str],
    /// Kinds of apps that may receive the event.
    pub app_types: &'static [&'static str],
    /// Ways of delivery: `webhook`, `long_connection`.
    pub delivery: &'static [&'static str],
    /// For whom the event comes: `app`, `user`.
    pub audience: &'static [&'static str],
    /// The operation that has to be called before events come.
    pub subscribe: Option<&'static str>,
    /// Whether events come in order.
    pub is_ordered: bool,
    /// Whether the vendor has deprecated the event.
    pub is_deprecated: bool,
    /// The JSON to give back, if it differs from the vendor's.
    pub answer: Option<&'static str>,
}

impl EventInfo {
    /// Creates the facts of an event of which only the type and the page are known.
    #[must_use]
    pub const fn of(kind: &'static str, source: &'static str) -> Self {
        Self {
            kind,
            source,
            schema: None,
            address: None,
            scopes: &[],
            field_scopes: &[],
            app_types: &[],
            delivery: &[],
            audience: &[],
            subscribe: None,
            is_ordered: false,
            is_deprecated: false,
            answer: None,
        }
    }
}

/// The way in which a vendor pushes events.
#[derive(Clone, Copy, Debug)]
pub struct WebhookInfo {
    /// The signature of each event.
    pub signature: Option<SignatureInfo>,
    /// The encryption of each event.
    pub encryption: Option<EncryptionInfo>,
    /// The test of the URL.
    pub challenge: Option<ChallengeInfo>,
    /// The frames around events, in the order in which they are tried; empty if events have none.
    pub frames: &'static [FrameInfo],
    /// The JSON to give back for an event.
    pub answer: &'static str,
    /// Whether the vendor can send the header `Authorization` with a secret of the receiver.
    pub is_authorized: bool,
    /// The time in which to respond, in seconds.
    pub within_seconds: Option<u32>,
    /// The largest number of repeats.
    pub repeats: Option<u32>,
    /// The time from an event to its last repeat, in seconds.
    pub repeats_within_seconds: Option<u32>,
}

impl WebhookInfo {
    /// The facts of a vendor that states none: events are bare JSON.
    pub const BASE: Self = Self {
        signature: None,
        encryption: None,
        challenge: None,
        frames: &[],
        answer: "{}",
        is_authorized: false,
        within_seconds: None,
        repeats: None,
        repeats_within_seconds: None,
    };
}

/// A signature: the SHA-256 of timestamp, nonce, key and body, in hexadecimal digits.
#[derive(Clone, Copy, Debug)]
pub struct SignatureInfo {
    /// The header with the signature.
    pub header: &'static str,
    /// The header with the time of sending, in seconds since 1970.
    pub timestamp: &'static str,
    /// The header with a random text.
    pub nonce: &'static str,
}

/// An encryption: AES-256-CBC with the SHA-256 of the secret as its key.
#[derive(Clone, Copy, Debug)]
pub struct EncryptionInfo {
    /// The member with the Base64 of the initial vector and of the encrypted JSON.
    pub member: &'static str,
}

/// The test of a URL. Members are dotted paths.
#[derive(Clone, Copy, Debug)]
pub struct ChallengeInfo {
    /// The member that marks a test.
    pub marker: &'static str,
    /// The value of the marker.
    pub value: &'static str,
    /// The member with the verification token.
    pub token: Option<&'static str>,
    /// The member that the receiver gives back.
    pub answer: &'static str,
}

/// The frame around an event. Members are dotted paths.
#[derive(Clone, Copy, Debug)]
pub struct FrameInfo {
    /// The name.
    pub schema: &'static str,
    /// The member that marks the frame.
    pub marker: &'static str,
    /// The value of the marker; `None` if any value marks the frame.
    pub value: Option<&'static str>,
    /// The member with the type.
    pub kind: &'static str,
    /// The member with the ID.
    pub id: Option<&'static str>,
    /// The member with the time of the event.
    pub created: Option<&'static str>,
    /// Whether the time counts milliseconds; otherwise it counts seconds.
    pub counts_milliseconds: bool,
    /// The member with the verification token.
    pub token: Option<&'static str>,
    /// The member with the tenant's key.
    pub tenant: Option<&'static str>,
    /// The member with the app's ID.
    pub app: Option<&'static str>,
    /// The member with the members of the event.
    pub body: &'static str,
}

impl FrameInfo {
    /// Creates the facts of a frame with the members that each frame has.
    #[must_use]
    pub const fn of(schema: &'static str, marker: &'static str, kind: &'static str, body: &'static str) -> Self {
        Self {
            schema,
            marker,
            value: None,
            kind,
            id: None,
            created: None,
            counts_milliseconds: false,
            token: None,
            tenant: None,
            app: None,
            body,
        }
    }
}
