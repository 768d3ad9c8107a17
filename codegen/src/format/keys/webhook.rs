//! The keys of the way in which a vendor pushes events.

use super::key::KeyType::{Any, Named, Positive, Record as One, Text, Word, Words};
use super::key::{Record, defaulting, optional, required};

/// The way in which a vendor pushes events to a receiver's URL.
pub static WEBHOOK: Record = Record {
    name: "webhook",
    doc: "The way in which the vendor pushes events to a receiver's URL. Members are dotted paths in the JSON that the \
          vendor sends.",
    keys: &[
        optional(
            "auth",
            Words(&["bearer", "basic"]),
            "Ways in which the vendor authenticates itself in the header `Authorization`, as the receiver sets it.",
            "[bearer, basic]",
        ),
        optional("signature", One(&SIGNATURE), "Signature of each event.", ""),
        optional("encryption", One(&ENCRYPTION), "Encryption of each event.", ""),
        optional("challenge", One(&CHALLENGE), "Test of the URL when the receiver sets it.", ""),
        optional(
            "frames",
            Named(&FRAME),
            "Frames around an event, by the names that events state as `schema`. The first one that fits applies.",
            "",
        ),
        optional("answer", Any, "JSON that the receiver gives back for an event.", "{ code: 0 }"),
        optional("within_seconds", Positive, "Time in which the receiver has to respond, in seconds.", "3"),
        optional("repeats", One(&REPEATS), "Repeats of an event that the receiver did not take.", ""),
    ],
};

/// The signature of an event.
pub static SIGNATURE: Record = Record {
    name: "signature",
    doc: "Signature of each event, and the headers that contain its parts.",
    keys: &[
        required(
            "scheme",
            Word(&["sha256"]),
            "sha256: the SHA-256 of timestamp, nonce, key and body as they are sent, in hexadecimal digits.",
            "sha256",
        ),
        required("header", Text, "Header with the signature.", "X-Acme-Signature"),
        required("timestamp", Text, "Header with the time of sending, in seconds since 1970.", "X-Acme-Timestamp"),
        required("nonce", Text, "Header with a random text.", "X-Acme-Nonce"),
    ],
};

/// The encryption of an event.
pub static ENCRYPTION: Record = Record {
    name: "encryption",
    doc: "Encryption of each event, whose key also signs the event.",
    keys: &[
        required(
            "scheme",
            Word(&["aes_256_cbc"]),
            "aes_256_cbc: the key is the SHA-256 of the secret; the value is the Base64 of initial vector and ciphertext, \
             with PKCS#7 padding.",
            "aes_256_cbc",
        ),
        required("member", Text, "Member with the encrypted JSON.", "encrypt"),
    ],
};

/// The test of a receiver's URL.
pub static CHALLENGE: Record = Record {
    name: "challenge",
    doc: "Test of a URL: the receiver gives a member back. A test carries no signature.",
    keys: &[
        required("marker", Text, "Member that marks a test.", "type"),
        required("value", Text, "Value of the marker.", "url_verification"),
        optional("token", Text, "Member with the verification token.", "token"),
        required("answer", Text, "Member that the receiver gives back.", "challenge"),
    ],
};

/// The frame around an event.
pub static FRAME: Record = Record {
    name: "frame",
    doc: "Frame around an event: what all events of a schema say next to their own members.",
    keys: &[
        required("marker", Text, "Member that marks the frame.", "schema"),
        optional("value", Text, "Value of the marker; absent if any value marks the frame.", "\"2.0\""),
        required("type", Text, "Member with the event's type.", "header.event_type"),
        optional("id", Text, "Member with the event's ID, which stays the same in repeats.", "header.event_id"),
        optional("created", Text, "Member with the time of the event.", "header.create_time"),
        defaulting(
            "created_in",
            Word(&["seconds", "milliseconds"]),
            "seconds",
            "Unit of `created`, since 1970.",
            "milliseconds",
        ),
        optional("token", Text, "Member with the verification token.", "header.token"),
        optional("tenant", Text, "Member with the tenant's key.", "header.tenant_key"),
        optional("app", Text, "Member with the app's ID.", "header.app_id"),
        required("body", Text, "Member with the event's own members.", "event"),
    ],
};

/// The repeats of an event.
pub static REPEATS: Record = Record {
    name: "repeats",
    doc: "Repeats of an event that the receiver did not take in time.",
    keys: &[
        required("times", Positive, "Largest number of repeats.", "4"),
        required("within_seconds", Positive, "Time from the event to its last repeat, in seconds.", "25515"),
    ],
};
